import type { Size } from '../geometry/box';
import type { NodeKind } from '../topology';

/** `low`: two rows each, where the pane is too low for more. `narrow`: the same on a phone, in a layout of its own. */
export type Sizing = 'usual' | 'low' | 'narrow';

const CARD: Size = { width: 140, height: 82 };
const STORE: Size = { width: 120, height: 48 };
/** All cards alike, so that names stay readable when the whole topology is fitted in. */
const LOW: Size = { width: 140, height: 44 };

export function cardSize(kind: NodeKind, sizing: Sizing): Size {
  if (sizing !== 'usual') return LOW;
  return kind === 'database' ? STORE : CARD;
}

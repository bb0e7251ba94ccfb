import type { Size } from '../geometry/box';
import type { NodeKind } from '../topology';

const CARD: Size = { width: 140, height: 82 };
const STORE: Size = { width: 120, height: 48 };
/** On a narrow screen all cards are low, so that names stay readable when the whole topology is fitted in. */
const NARROW: Size = { width: 140, height: 44 };

export function cardSize(kind: NodeKind, narrow: boolean): Size {
  if (narrow) return NARROW;
  return kind === 'database' ? STORE : CARD;
}

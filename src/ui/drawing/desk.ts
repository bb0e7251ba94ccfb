import { createContext, useContext } from 'react';
import { ensure } from '../../base/assert';
import type { Scenario } from '../../scenario/format';
import type { Actors } from '../../state/actions';
import type { PartRef } from '../../worker/protocol';
import type { Box, Point } from '../topology/geometry/box';
import type { Drawn } from '../topology/use-drawn';
import type { Doing } from './doing';
import type { Tool } from './tools';

/** What all tools of one canvas share. What it gives is as it is at that moment. */
export interface Desk {
  readonly actors: Actors;
  readonly doing: Doing;
  readonly scenario: () => Scenario;
  readonly drawn: () => Drawn;
  /** From the screen to the world of the canvas, and back. */
  readonly worldAt: (client: Point) => Point;
  readonly clientAt: (world: Point) => Point;
  readonly zoom: () => number;
  /** The pane, on the screen. */
  readonly pane: () => DOMRect;
  readonly chosen: () => Chosen;
  /** One tool at a time is open. */
  readonly open: (tool: Tool) => void;
  /** Closes a tool of this kind, if it is the one that is open. */
  readonly close: (kind: Tool['kind']) => void;
  readonly say: (words: string) => void;
  /** What of the world is in sight, and what of it lies under panels. */
  readonly sight: () => Sight;
  /** Brings a box of the world into sight, if it is not. */
  readonly show: (box: Box) => void;
  /** The next moves of cards are seen. */
  readonly glide: () => void;
}

export interface Sight {
  readonly seen: Box;
  readonly covered: readonly Box[];
}

export interface Chosen {
  readonly nodes: readonly string[];
  readonly parts: readonly PartRef[];
}

const Context = createContext<Desk | null>(null);

export const DeskProvider = Context.Provider;

export function useDesk(): Desk {
  return ensure(useContext(Context), 'a canvas with its tools around this component');
}

import { createContext, useContext } from 'react';
import { ensure } from '../../base/assert';
import type { WaitBoard } from './retries/wait-board';
import type { Turns } from './turns';

/** What all cards, edges and gates of one canvas share. */
export interface CanvasParts {
  /** When the figures of a card are read anew: about three times a second. */
  readonly figures: Turns;
  /** When accessible names are said anew: about once a second. */
  readonly names: Turns;
  readonly waits: WaitBoard;
  /** Nothing moves by itself: figures stand in for what would. */
  readonly still: boolean;
}

const Context = createContext<CanvasParts | null>(null);
export const CanvasProvider = Context.Provider;

export function useCanvas(): CanvasParts {
  return ensure(useContext(Context), 'a canvas around this component');
}

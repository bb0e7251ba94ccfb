import { createContext, type ReactNode } from 'react';
import type { CommonSize } from '../time-axis/use-size';

/** What the place of a chart in the pane means for how it is drawn. */
export interface ChartPlace {
  /** Stands in its head: what moves it and opens its menu. */
  readonly tools: ReactNode;
  /** It has the whole pane: there is room for finer grids and for words. */
  readonly enlarged: boolean;
  /** Of it and the charts beside it. */
  readonly common?: CommonSize;
}

export const ChartPlaceContext = createContext<ChartPlace>({ tools: null, enlarged: false });

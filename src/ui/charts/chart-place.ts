import { createContext, type ReactNode } from 'react';

/** What the place of a chart in the pane means for how it is drawn. */
export interface ChartPlace {
  /** Stands in its head: what moves it and opens its menu. */
  readonly tools: ReactNode;
  /** It has the whole pane: there is room for finer grids and for words. */
  readonly enlarged: boolean;
}

export const ChartPlaceContext = createContext<ChartPlace>({ tools: null, enlarged: false });

import { useCallback, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { rowsAround, topToShow } from './row-window';

export interface RowWindowOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly rowHeight: number;
  /** Of the scroller. */
  readonly height: number;
  /** Rows that are drawn on either side of those in sight. */
  readonly more: number;
}

export interface RowsInSight {
  readonly first: number;
  /** The first row after the window. */
  readonly end: number;
  readonly show: (row: number) => void;
  readonly scrolled: (top: number, also: () => void) => void;
}

/** Which rows of a long list to draw, as it is scrolled. */
export function useRowWindow({ scroller, count, rowHeight, height, more }: RowWindowOptions): RowsInSight {
  // Only whole rows count: the list is drawn anew when another row comes into sight, not with every pixel.
  const [top, setTop] = useState(0);
  const scrolled = useCallback(
    (pixels: number, also: () => void) => {
      // At once: otherwise a long throw would show the bare ground for a frame.
      flushSync(() => {
        setTop(Math.floor(pixels / rowHeight) * rowHeight);
        also();
      });
    },
    [rowHeight],
  );
  const show = useCallback(
    (row: number) => {
      const { current } = scroller;
      if (current === null) return;
      const { scrollTop, clientHeight } = current;
      current.scrollTo({ top: topToShow(row, { top: scrollTop, height: clientHeight, rowHeight, count }) });
    },
    [scroller, rowHeight, count],
  );
  // One more below, as the top was rounded down.
  const rows = rowsAround({ top, height: height + rowHeight, rowHeight, count }, more);
  return { ...rows, show, scrolled };
}

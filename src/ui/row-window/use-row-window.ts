import { useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { rowsAround, rowsWith, topToShow, type RowRange, type Rows } from './row-window';

export interface RowWindowOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rows: Rows;
  /** Of the scroller. */
  readonly height: number;
  /** How much of that height something takes that stays in sight, such as a head. */
  readonly covered?: number;
  /** Rows that are drawn on either side of those in sight. */
  readonly more: number;
  /** Rows that stay drawn wherever the list is scrolled to: the one that has the focus, say. */
  readonly keep?: readonly number[];
}

export interface RowsInSight extends RowRange {
  /** The rows to draw, in order: those in sight, some around them, and those to keep. */
  readonly drawn: readonly number[];
  /** Scrolls as little as brings a row into sight, or one of several. */
  readonly show: (...some: readonly number[]) => void;
  readonly scrolled: (top: number, also?: () => void) => void;
}

const NONE: readonly number[] = [];

/** Which rows of a long list to draw, as it is scrolled. */
export function useRowWindow(options: RowWindowOptions): RowsInSight {
  const { scroller, rows, height, covered = 0, more, keep = NONE } = options;
  // Only whole rows count: the list is drawn anew when another row comes into sight, not with every pixel.
  const [top, setTop] = useState(0);
  const exact = useRef(0);
  const wholeRows = (pixels: number): number => Math.floor(pixels / rows.rowHeight) * rows.rowHeight;
  const scrolled = (pixels: number, also?: () => void): void => {
    exact.current = pixels;
    // At once: otherwise a long throw would show the bare ground for a frame.
    flushSync(() => {
      setTop(wholeRows(pixels));
      also?.();
    });
  };
  const show = (...some: readonly number[]): void => {
    const { current } = scroller;
    if (current === null) return;
    // Asking the page how far it is scrolled would make it lay out everything that changed with the choice.
    const sight = { top: exact.current, height: (height > 0 ? height : current.clientHeight) - covered };
    const distance = (to: number): number => Math.abs(to - sight.top);
    const [nearest] = some
      .map((row) => topToShow(rows, row, sight))
      .toSorted((one, other) => distance(one) - distance(other));
    if (nearest === undefined || nearest === sight.top) return;
    exact.current = nearest;
    current.scrollTo({ top: nearest });
  };
  // One more below, as the top was rounded down.
  const range = rowsAround(rows, { top, height: Math.max(0, height - covered) + rows.rowHeight }, more);
  return { ...range, drawn: rowsWith(range, keep, rows.count), show, scrolled };
}

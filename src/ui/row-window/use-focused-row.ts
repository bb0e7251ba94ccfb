import { useState, type FocusEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';

export interface FocusedRow {
  /** The row that has the focus or had it last, which stays drawn wherever the list is scrolled to; null before. */
  readonly row: number | null;
  readonly onFocus: (event: FocusEvent) => void;
  /** Draws a row wherever it is, gives it to `focus`, and counts it as focused. */
  readonly move: (row: number, focus: (element: HTMLElement) => void) => void;
}

/** Which row of a windowed list has the focus. Rows are known by `data-row`. */
export function useFocusedRow(list: RefObject<HTMLElement | null>): FocusedRow {
  const [row, setRow] = useState<number | null>(null);
  return {
    row,
    onFocus: ({ target }) => setRow((before) => rowOf(target) ?? before),
    move: (next, focus) => {
      // A row that is out of sight is not on the page until it is drawn.
      flushSync(() => setRow(next));
      const element = list.current?.querySelector<HTMLElement>(`[data-row="${next}"]`);
      if (element !== null && element !== undefined) focus(element);
    },
  };
}

/** The row that an element belongs to, if to any. */
export function rowOf(element: EventTarget): number | null {
  const row = element instanceof Element ? element.closest<HTMLElement>('[data-row]') : null;
  return row === null ? null : Number(row.dataset.row);
}

/** A row with those that the Tab key comes to next, for a list whose rows are all stops of it. */
export function withNeighbours(row: number | null): readonly number[] {
  return row === null ? [] : [row - 1, row, row + 1];
}

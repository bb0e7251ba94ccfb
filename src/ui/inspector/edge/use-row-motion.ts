import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Rows glide to their new places when their order changes: each begins where it stood, and the style sheet says how
 * long it takes. Rows that come, go or unfold move nobody: only who stands elsewhere among the same rows glides.
 */
export function useRowMotion(list: RefObject<HTMLElement | null>, order: readonly string[]): void {
  const before = useRef<{
    readonly order: string;
    readonly tops: readonly (readonly [HTMLElement, number])[];
  }>(undefined);
  useLayoutEffect(() => {
    const rows = [...(list.current?.children ?? [])].filter((child) => child instanceof HTMLElement);
    const key = order.join(' ');
    const known = before.current;
    const reordered = known !== undefined && known.order !== key && known.tops.length === rows.length;
    before.current = { order: key, tops: rows.map((row) => [row, row.offsetTop]) };
    if (!reordered) return;
    for (const [row, top] of known.tops) {
      const way = Number(row.dataset.dropped ?? top) - row.offsetTop;
      delete row.dataset.dropped;
      if (way === 0 || !row.isConnected) continue;
      row.style.transition = 'none';
      row.style.translate = `0 ${way}px`;
      // Read, so that the browser takes note of where it begins.
      row.getBoundingClientRect();
      row.style.transition = '';
      row.style.translate = '';
    }
  });
}

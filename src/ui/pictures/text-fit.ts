import type { Point } from '../topology/geometry/box';

/** How wide a text is, in px. */
export type Measure = (text: string) => number;

/** As much of a text as there is room for, with three dots where something is left out. */
export function fitted(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  const signs = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
  let [low, high] = [0, signs.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${signs.slice(0, middle).join('')}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${signs.slice(0, low).join('').trimEnd()}…`;
}

/** Where things of these widths stand in lines, one after the other. */
export function flow(
  widths: readonly number[],
  room: number,
  gap: number,
  line: number,
): { readonly spots: readonly Point[]; readonly height: number } {
  let [x, y] = [0, 0];
  const spots = widths.map((width): Point => {
    if (x > 0 && x + width > room) [x, y] = [0, y + line];
    const spot = { x, y };
    x += width + gap;
    return spot;
  });
  return { spots, height: widths.length === 0 ? 0 : y + line };
}

/** A scrolled list whose rows are all of one height, in pixels. */
export interface RowWindow {
  /** How far it is scrolled. */
  readonly top: number;
  /** What of it can be seen at once. */
  readonly height: number;
  readonly rowHeight: number;
  readonly count: number;
}

/** The rows to draw: those in sight, also by a part of them, and so many more on either side; `end` is left out. */
export function rowsAround(
  { top, height, rowHeight, count }: RowWindow,
  more: number,
): { first: number; end: number } {
  // A list that has become shorter is scrolled back by the browser, but only later.
  const present = Math.min(top, farthest(height, rowHeight, count));
  const first = Math.floor(present / rowHeight) - more;
  const end = Math.ceil((present + height) / rowHeight) + more;
  return { first: Math.max(0, first), end: Math.min(end, count) };
}

/** How far to scroll so that a row is wholly in sight: as little as possible. */
export function topToShow(row: number, { top, height, rowHeight, count }: RowWindow): number {
  const above = row * rowHeight;
  const below = Math.min(above, above + rowHeight - height);
  return Math.max(0, Math.min(farthest(height, rowHeight, count), Math.max(below, Math.min(above, top))));
}

function farthest(height: number, rowHeight: number, count: number): number {
  return Math.max(0, count * rowHeight - height);
}

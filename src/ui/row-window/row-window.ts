/** The rows of a scrolled list from above to below, all of one height, in pixels. */
export interface Rows {
  readonly count: number;
  readonly rowHeight: number;
  /** Of the whole list. */
  readonly height: number;
  readonly topOf: (row: number) => number;
  /** Where that begins which is shown with a row: for the first one of a group its heading, else the row itself. */
  readonly shownFrom: (row: number) => number;
}

/** What of a list can be seen at once. */
export interface Sight {
  /** How far it is scrolled. */
  readonly top: number;
  readonly height: number;
}

/** Some rows of a list; `end` is left out. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** Rows with nothing between them. */
export function evenRows(count: number, rowHeight: number): Rows {
  const topOf = (row: number): number => row * rowHeight;
  return { count, rowHeight, height: count * rowHeight, topOf, shownFrom: topOf };
}

/** The rows of groups, of so many rows each, with a heading above every group. */
export function headedRows(groups: readonly number[], rowHeight: number, headingHeight: number): Rows {
  const headings = groups.flatMap((size, group) => Array.from({ length: size }, () => group + 1));
  const topOf = (row: number): number => (headings[row] ?? groups.length) * headingHeight + row * rowHeight;
  const isFirst = (row: number): boolean => headings[row] !== headings[row - 1];
  return {
    count: headings.length,
    rowHeight,
    height: groups.length * headingHeight + headings.length * rowHeight,
    topOf,
    shownFrom: (row) => topOf(row) - (isFirst(row) ? headingHeight : 0),
  };
}

/** The rows that are in sight, also by a part of them, and so many more on either side. */
export function rowsAround(rows: Rows, { top, height }: Sight, more: number): RowRange {
  // A list that has become shorter is scrolled back by the browser, but only later.
  const present = Math.min(top, farthest(rows, height));
  const first = firstRow(rows, (row) => rows.topOf(row) + rows.rowHeight > present);
  const end = firstRow(rows, (row) => rows.topOf(row) >= present + height);
  return { first: Math.max(0, first - more), end: Math.min(rows.count, end + more) };
}

/** The rows of a range, and some that stay wherever the list is scrolled to: in order, and each once. */
export function rowsWith({ first, end }: RowRange, kept: readonly number[], count: number): number[] {
  const near = Array.from({ length: Math.max(0, end - first) }, (_, nth) => first + nth);
  const present = kept.filter((row) => row >= 0 && row < count);
  return [...new Set([...near, ...present])].toSorted((a, b) => a - b);
}

/** How far to scroll so that a row is wholly in sight, and its heading if there is room: as little as possible. */
export function topToShow(rows: Rows, row: number, { top, height }: Sight): number {
  const end = rows.topOf(row) + rows.rowHeight;
  const from = rows.shownFrom(row);
  const above = end - from <= height ? from : rows.topOf(row);
  const below = Math.min(above, end - height);
  return Math.max(0, Math.min(farthest(rows, height), Math.max(below, Math.min(above, top))));
}

function farthest(rows: Rows, height: number): number {
  return Math.max(0, rows.height - height);
}

/** The first row from which on something holds, or their count. */
function firstRow({ count }: Rows, holds: (row: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

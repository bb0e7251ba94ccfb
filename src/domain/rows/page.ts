import { compareCodeUnits } from '../../base/json';
import { FIRST_PAGE, PAGE_LIMIT } from './page-settings';
import { eachRow, rowAt, type Rows } from './rows';

/** One page of a list; `total` counts all rows that match, on whatever page. */
export interface Page<Row> {
  readonly items: readonly Row[];
  readonly page: number;
  readonly limit: number;
  readonly total: number;
}

export interface PageRequest {
  readonly page?: number;
  readonly limit?: number;
}

/** How a list is ordered. Rows that are equal in this order stay as they were created. */
export type Sort<Row> = 'oldest' | 'newest' | ((a: Row, b: Row) => number);

export function pageOf<Row>(
  rows: Rows<Row>,
  request: PageRequest,
  sort: Sort<Row>,
  matches?: (row: Row, at: number) => boolean,
): Page<Row> {
  if (matches === undefined && typeof sort === 'string') return untouched(rows, request, sort);
  const found: Row[] = [];
  eachRow(rows, (row, at) => {
    if (matches === undefined || matches(row, at)) found.push(row);
  });
  if (typeof sort === 'function') found.sort(sort);
  else if (sort === 'newest') found.reverse();
  return cutPage(found, request);
}

/** Where there is nothing to look through, only the rows of the page are touched. */
function untouched<Row>(rows: Rows<Row>, request: PageRequest, sort: 'oldest' | 'newest'): Page<Row> {
  const { page = FIRST_PAGE, limit = PAGE_LIMIT } = request;
  const from = (page - 1) * limit;
  const length = Math.max(0, Math.min(limit, rows.count - from));
  const items = Array.from({ length }, (_, at) => {
    const place = from + at;
    return rowAt(rows, sort === 'oldest' ? place : rows.count - 1 - place);
  });
  return { items, page, limit, total: rows.count };
}

/** The page of a list that is there as a whole. */
export function cutPage<Row>(found: readonly Row[], request: PageRequest): Page<Row> {
  const { page = FIRST_PAGE, limit = PAGE_LIMIT } = request;
  const from = (page - 1) * limit;
  return { items: found.slice(from, from + limit), page, limit, total: found.length };
}

/** Compares two rows by a text or number of theirs, and backwards when asked. */
export function byField<Row>(field: (row: Row) => string | number, backwards = false): Sort<Row> {
  const sign = backwards ? -1 : 1;
  return (a, b) => {
    const left = field(a);
    const right = field(b);
    if (typeof left === 'string' && typeof right === 'string') return sign * compareCodeUnits(left, right);
    return sign * (left < right ? -1 : left > right ? 1 : 0);
  };
}

/** A filter for a search text: every word of it occurs in what a row is searched by. */
export function hasWords(search: string): (text: string) => boolean {
  const words = search.toLowerCase().split(/\s+/);
  return (text) => words.every((word) => text.includes(word));
}

import { appended, eachRow, NO_ROWS, rowAt, type Rows } from './rows';

/**
 * The latest rows of a log that goes on for ever: at least `keep` of them, and never more than twice as many. Two
 * lists take turns; when the younger is full, the older is dropped whole, so that forgetting costs nothing.
 */
export interface Latest<Row> {
  /** All rows that were ever added. */
  readonly total: number;
  readonly younger: Rows<Row>;
  readonly older: Rows<Row>;
}

export const NO_LATEST: Latest<never> = { total: 0, younger: NO_ROWS, older: NO_ROWS };

export function withLatest<Row>(latest: Latest<Row>, row: Row, keep: number): Latest<Row> {
  const { total, younger, older } = latest;
  if (younger.count < keep) return { total: total + 1, younger: appended(younger, row), older };
  return { total: total + 1, younger: appended<Row>(NO_ROWS, row), older: younger };
}

/** What is still known, from the oldest to the newest. */
export function rowsOf<Row>(latest: Latest<Row>): Rows<Row> {
  let rows = latest.older;
  eachRow(latest.younger, (row) => {
    rows = appended(rows, row);
  });
  return rows;
}

/** The row that was added as number `at`, counted from 0 over all that ever were; undefined once it is forgotten. */
export function latestAt<Row>(latest: Latest<Row>, at: number): Row | undefined {
  const { total, younger, older } = latest;
  const inYounger = at - (total - younger.count);
  if (inYounger >= 0) return inYounger < younger.count ? rowAt(younger, inYounger) : undefined;
  const inOlder = inYounger + older.count;
  return inOlder >= 0 ? rowAt(older, inOlder) : undefined;
}

import { refused, type Decided } from './domain-problem';
import type { Rows } from './rows/rows';

/** Everything has a limit: a table does not grow beyond this many rows. */
export const MAX_ROWS = 1_000_000;

/** A refusal when a table is full, and nothing otherwise. */
export function fullTable(rows: Rows<unknown>, what: string): Decided<never> | null {
  if (rows.count < MAX_ROWS) return null;
  return refused(
    'not-allowed',
    `There is no room for more than ${MAX_ROWS} ${what}; begin with an empty shop`,
  );
}

import { ensure } from '../../base/assert';
import { appended, NO_ROWS, replaced, rowAt, type Rows } from './rows';
import { NO_TEXTS, valueOf, withValue, type TextMap } from './text-map';

/** Rows in the order of their creation, each found by its id. What a database would call a table with a key. */
export interface Table<Row extends { readonly id: string }> {
  readonly rows: Rows<Row>;
  readonly places: TextMap<number>;
}

export const NO_TABLE: Table<never> = { rows: NO_ROWS, places: NO_TEXTS };

export function rowOf<Row extends { readonly id: string }>(table: Table<Row>, id: string): Row | undefined {
  const place = valueOf(table.places, id);
  return place === undefined ? undefined : rowAt(table.rows, place);
}

/** For events about a row: they are made for rows that exist, so a row that is missing is a defect. */
export function existingRow<Row extends { readonly id: string }>(table: Table<Row>, id: string): Row {
  return ensure(rowOf(table, id), `the row ${id} that an event speaks of`);
}

/** Puts the row in the place of the one with its id, or at the end. */
export function withRow<Row extends { readonly id: string }>(table: Table<Row>, row: Row): Table<Row> {
  const place = valueOf(table.places, row.id);
  if (place !== undefined) return { rows: replaced(table.rows, place, row), places: table.places };
  return {
    rows: appended(table.rows, row),
    places: withValue(table.places, row.id, table.rows.count),
  };
}

import { rowOf, type Table } from '../rows/table';

/** What every row of a read model has. */
export interface ViewRow {
  readonly id: string;
  /** Of the last event that changed it. */
  readonly position: number;
}

/**
 * The row that an event is about, if the event has anything to change there. One that the row has had already changes
 * nothing again; and what became of a row cannot be shown where nobody has heard of its beginning.
 */
export function rowToChange<Row extends ViewRow>(
  table: Table<Row>,
  id: string,
  position: number,
): Row | undefined {
  const row = rowOf(table, id);
  return row === undefined || row.position >= position ? undefined : row;
}

/** Whether the beginning of a row comes for the first time. */
export function isNewRow<Row extends ViewRow>(table: Table<Row>, id: string): boolean {
  return rowOf(table, id) === undefined;
}

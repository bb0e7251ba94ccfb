import type { Column } from './columns';
import type { TableRow } from './part-rows';

/** By which column rows stand, and which way. By the name where no column has that id. */
export interface Sort {
  readonly column: string;
  readonly down: boolean;
}

export const BY_NAME = 'name';

/** What a press on the head of a column makes of the order: figures begin with the greatest, words with the first. */
export function sortAfter(sort: Sort | null, column: string, isWords: boolean): Sort {
  if (sort?.column === column) return { column, down: !sort.down };
  return { column, down: !isWords };
}

/** Rows in this order; without one as they come. What is not known stands last either way. */
export function sortedRows<Row extends TableRow>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  if (sort === null) return rows;
  const value = columns.find(({ id }) => id === sort.column)?.value ?? (({ name }: Row) => name);
  return rows.toSorted((one, other) => compared(value(one), value(other), sort.down));
}

function compared(one: number | string, other: number | string, down: boolean): number {
  if (typeof one === 'string' || typeof other === 'string') {
    const order = String(one).localeCompare(String(other), 'en', { numeric: true });
    return down ? -order : order;
  }
  if (Number.isNaN(one) || Number.isNaN(other))
    return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return down ? other - one : one - other;
}

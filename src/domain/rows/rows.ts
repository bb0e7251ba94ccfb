import { assert } from '../../base/assert';

const WIDTH = 32;

/**
 * A growing list whose versions share what they have in common: plain JSON, never changed, and a new version costs
 * one path of small arrays, however many rows there are. A spread of a whole list would cost its whole length at
 * each append, which over 20,000 rows is two hundred million copies.
 */
export interface Rows<Row> {
  readonly count: number;
  /** Levels of branches above the rows; 0 when the root holds rows itself. */
  readonly levels: number;
  readonly root: RowBranch<Row>;
}

export type RowBranch<Row> =
  { readonly rows: readonly Row[] } | { readonly branches: readonly RowBranch<Row>[] };

/** Typed as rows of nothing, so that it is an empty list of whatever is wanted. */
export const NO_ROWS: Rows<never> = { count: 0, levels: 0, root: { rows: [] } };

export function appended<Row>(rows: Rows<Row>, row: Row): Rows<Row> {
  const { count, levels, root } = rows;
  const full = count > 0 && count === capacity(levels);
  if (!full) return { count: count + 1, levels, root: placed(root, levels, count, row) };
  const taller: RowBranch<Row> = { branches: [root] };
  return { count: count + 1, levels: levels + 1, root: placed(taller, levels + 1, count, row) };
}

export function replaced<Row>(rows: Rows<Row>, at: number, row: Row): Rows<Row> {
  checkPlace(rows, at);
  return { ...rows, root: placed(rows.root, rows.levels, at, row) };
}

export function rowAt<Row>(rows: Rows<Row>, at: number): Row {
  checkPlace(rows, at);
  let branch = rows.root;
  let levels = rows.levels;
  while ('branches' in branch) {
    branch = branch.branches[slotOf(at, levels)];
    levels -= 1;
  }
  return branch.rows[at % WIDTH];
}

/** Calls `visit` for each row from the oldest to the newest. */
export function eachRow<Row>(rows: Rows<Row>, visit: (row: Row, at: number) => void): void {
  let at = 0;
  const walk = (branch: RowBranch<Row>): void => {
    if ('branches' in branch) branch.branches.forEach(walk);
    else for (const row of branch.rows) visit(row, at++);
  };
  walk(rows.root);
}

function checkPlace(rows: Rows<unknown>, at: number): void {
  const inside = Number.isInteger(at) && at >= 0 && at < rows.count;
  assert(inside, `row ${at} does not exist; there are ${rows.count}`);
}

/** How many rows fit below a branch of so many levels. */
function capacity(levels: number): number {
  let rows = WIDTH;
  for (let level = 0; level < levels; level += 1) rows *= WIDTH;
  return rows;
}

function slotOf(at: number, levels: number): number {
  return Math.floor(at / capacity(levels - 1)) % WIDTH;
}

/** A copy of the branch with the row at that place, which may be one beyond the last. */
function placed<Row>(
  branch: RowBranch<Row> | undefined,
  levels: number,
  at: number,
  row: Row,
): RowBranch<Row> {
  if (levels === 0) {
    const rows = branch !== undefined && 'rows' in branch ? branch.rows.slice() : [];
    rows[at % WIDTH] = row;
    return { rows };
  }
  const branches = branch !== undefined && 'branches' in branch ? branch.branches.slice() : [];
  const slot = slotOf(at, levels);
  branches[slot] = placed(branches.at(slot), levels - 1, at, row);
  return { branches };
}

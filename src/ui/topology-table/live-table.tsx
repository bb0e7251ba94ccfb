import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { select } from '../../state/view';
import { useActors, useView } from '../app/app-context';
import { rowByKey } from '../row-window/list-keys';
import { evenRows } from '../row-window/row-window';
import { rowOf, useFocusedRow } from '../row-window/use-focused-row';
import { useRowWindow } from '../row-window/use-row-window';
import { useShowChosen } from '../row-window/use-show-chosen';
import { useSize } from '../time-axis/use-size';
import type { Column } from './columns';
import type { TableRow } from './part-rows';
import { BY_NAME, sortAfter, sortedRows, type Sort } from './sorted-rows';
import { useHeldOrder } from './use-held-order';
import classes from './live-table.module.css';

/** As the styles say, at the usual scale. */
const ROW_PX = 32;
const HEAD_PX = 32;
const OVERSCAN = 8;

export interface LiveTableProps<Row extends TableRow> {
  readonly caption: string;
  /** What the first column names: "Node", "Call". */
  readonly named: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
}

/** Parts with their figures. Only rows in sight are drawn, and their order rests while somebody is in them. */
export function LiveTable<Row extends TableRow>({ caption, named, rows, columns }: LiveTableProps<Row>) {
  const [sort, setSort] = useState<Sort | null>(null);
  const held = useHeldOrder(sortedRows(rows, columns, sort), sort);
  const { scroller, chosen, stop, drawn, rowHeight, scrolled, onFocus, onKeyDown } = useRows(held.rows);
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      onScroll={({ currentTarget }) => scrolled(currentTarget.scrollTop)}
    >
      <table className={classes.table} aria-rowcount={held.rows.length + 1}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <HeadRow named={named} columns={columns} sort={sort} onSort={setSort} />
        </thead>
        <tbody {...held.pointing}>
          {withGaps(drawn, held.rows.length).map((at) =>
            typeof at === 'number' ? (
              <Line
                key={held.rows[at].part.id}
                row={held.rows[at]}
                columns={columns}
                at={at}
                chosen={at === chosen}
                isTabStop={at === stop}
                onKeyDown={onKeyDown}
                onFocus={(event) => {
                  onFocus(event);
                  held.focus(true);
                }}
                onBlur={() => held.focus(false)}
              />
            ) : (
              <tr key={`gap ${at.from}`} aria-hidden="true" style={{ height: at.rows * rowHeight }} />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

/** Which rows are drawn, which one is chosen, and which has the focus. */
function useRows(rows: readonly TableRow[]) {
  const scroller = useRef<HTMLDivElement>(null);
  const { height, scale } = useSize(scroller);
  const selection = useView((now) => now.selection);
  const chosen = rows.findIndex(({ part }) => part.kind === selection?.kind && part.id === selection.id);
  const focused = useFocusedRow(scroller);
  const stop = Math.min(focused.row ?? Math.max(0, chosen), Math.max(0, rows.length - 1));
  const even = useMemo(() => evenRows(rows.length, ROW_PX * scale), [rows.length, scale]);
  const { rowHeight } = even;
  const { drawn, show, scrolled } = useRowWindow({
    scroller,
    rows: even,
    height,
    covered: HEAD_PX * scale,
    more: OVERSCAN,
    keep: [stop],
  });
  useShowChosen(selection === null ? null : `${selection.kind} ${selection.id}`, () => {
    if (chosen >= 0) show(chosen);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    // Letters are for the page: K kills the service that was just chosen here.
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.key.length === 1) return;
    const next = rowByKey(event.key, rowOf(event.target), rows.length, Math.floor(height / rowHeight) - 1);
    if (next === undefined) return;
    event.preventDefault();
    show(next);
    focused.move(next, (row) => row.querySelector('button')?.focus({ preventScroll: true }));
  };
  return { scroller, chosen, stop, drawn, rowHeight, scrolled, onFocus: focused.onFocus, onKeyDown };
}

interface LineProps<Row extends TableRow> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly at: number;
  readonly chosen: boolean;
  readonly isTabStop: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
}

function Line<Row extends TableRow>({ row, columns, at, chosen, isTabStop, ...hears }: LineProps<Row>) {
  const { view } = useActors();
  return (
    <tr
      data-row={at}
      aria-rowindex={at + 2}
      className={classes.row}
      data-chosen={chosen}
      onClick={() => select(view, row.part)}
    >
      <th scope="row">
        <button
          type="button"
          className={classes.name}
          title={row.name}
          tabIndex={isTabStop ? 0 : -1}
          aria-pressed={chosen}
          {...hears}
        >
          {row.name}
        </button>
      </th>
      {columns.map(({ id, show, words }) => (
        <td key={id} data-words={words}>
          {show(row)}
        </td>
      ))}
    </tr>
  );
}

interface HeadRowProps<Row extends TableRow> {
  readonly named: string;
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
}

function HeadRow<Row extends TableRow>({ named, columns, sort, onSort }: HeadRowProps<Row>) {
  return (
    <tr aria-rowindex={1}>
      <Head id={BY_NAME} title={named} help="Its name." words sort={sort} onSort={onSort} />
      {columns.map(({ id, title, help, words }) => (
        <Head key={id} id={id} title={title} help={help} words={words} sort={sort} onSort={onSort} />
      ))}
    </tr>
  );
}

interface HeadProps {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly words: true | undefined;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
}

function Head({ id, title, help, words, sort, onSort }: HeadProps): ReactNode {
  const down = sort?.column === id ? sort.down : undefined;
  const Arrow = down === true ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      data-words={words}
      aria-sort={down === undefined ? undefined : down ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        className={classes.sort}
        title={help}
        onClick={() => onSort(sortAfter(sort, id, words === true))}
      >
        {title}
        {down !== undefined && <Arrow size={12} aria-hidden="true" />}
      </button>
    </th>
  );
}

interface Gap {
  readonly from: number;
  readonly rows: number;
}

/** Rows that are drawn, and between them how many are not. */
function withGaps(drawn: readonly number[], length: number): readonly (number | Gap)[] {
  const all: (number | Gap)[] = [];
  let next = 0;
  for (const row of [...drawn, length]) {
    if (row > next) all.push({ from: next, rows: row - next });
    if (row < length) all.push(row);
    next = row + 1;
  }
  return all;
}

import { memo, useId, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useRun, useView } from '../../app/app-context';
import { useAlike } from '../../app/use-alike';
import { rowByKey } from '../../row-window/list-keys';
import { headedRows, type Rows } from '../../row-window/row-window';
import { rowOf, useFocusedRow } from '../../row-window/use-focused-row';
import { useRowWindow } from '../../row-window/use-row-window';
import { useShowChosen } from '../../row-window/use-show-chosen';
import { useSize } from '../../time-axis/use-size';
import { KindGlyph } from './kind-glyph';
import { PartFigures, PartMark } from './part-mark';
import { partGroups, samePart, type PartGroup, type PartRow } from './part-rows';
import { useChoosing, type Choose } from './use-choosing';
import classes from './parts.module.css';

/** Of a row and of the heading of a group at the usual scale, as their styles say. */
const ROW_PX = 28;
const HEADING_PX = 32;
const OVERSCAN = 6;

/** The topology as a list: by keyboard and ear it tells what the canvas shows. Only the rows in sight are drawn. */
export function Parts() {
  const { groups, parts } = usePartRows();
  const list = useRef<HTMLDivElement>(null);
  const { height, scale } = useSize(list);
  const rows = useMemo(
    () =>
      headedRows(
        groups.map((group) => group.rows.length),
        ROW_PX * scale,
        HEADING_PX * scale,
      ),
    [groups, scale],
  );
  const selection = useView((view) => view.selection);
  const also = useView((view) => view.also);
  const chosen = parts.findIndex(({ part }) => samePart(part, selection));
  const choose = useChoosing(parts, chosen);
  const stop = Math.max(0, chosen);
  const focused = useFocusedRow(list);
  const keep = [stop, focused.row ?? stop];
  const { drawn, show, scrolled } = useRowWindow({ scroller: list, rows, height, more: OVERSCAN, keep });
  useShowChosen(selection === null ? null : `${selection.kind} ${selection.id}`, () => {
    if (chosen >= 0) show(chosen);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    // Letters are for the page: K kills the service that was just chosen here.
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length === 1) return;
    const next = rowByKey(event.key, rowOf(event.target), rows.count, Math.floor(height / rows.rowHeight));
    if (next === undefined) return;
    event.preventDefault();
    show(next);
    if (event.shiftKey) choose(next, 'through');
    focused.move(next, (option) => option.focus({ preventScroll: true }));
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-multiselectable
      tabIndex={-1}
      aria-label="Parts of the scenario"
      className={classes.parts}
      onFocus={focused.onFocus}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget }) => scrolled(currentTarget.scrollTop)}
    >
      <div role="presentation" className={classes.rows} style={{ height: rows.height }}>
        {placed(groups, rows, HEADING_PX * scale).map(({ title, top, first, end }) => (
          <Group key={title} title={title} top={top}>
            {drawn
              .filter((at) => at >= first && at < end)
              .map((at) => (
                <Row
                  key={parts[at].part.id}
                  row={parts[at]}
                  selected={at === chosen || also.some((part) => samePart(parts[at].part, part))}
                  choose={choose}
                  isTabStop={at === stop}
                  at={at}
                  count={rows.count}
                  top={rows.topOf(at)}
                />
              ))}
          </Group>
        ))}
      </div>
    </div>
  );
}

function usePartRows() {
  const scenario = useRun((run) => run.scenario);
  const layout = useRun((run) => run.layout);
  // Most edits change no name, and then no row is drawn anew.
  const groups = useAlike(
    useMemo(() => (scenario === null ? [] : partGroups(scenario, layout)), [scenario, layout]),
  );
  return useMemo(() => ({ groups, parts: groups.flatMap((group) => group.rows) }), [groups]);
}

/** Where the heading of each group stands, and which of all rows are its own. */
function placed(groups: readonly PartGroup[], rows: Rows, headingHeight: number) {
  let end = 0;
  return groups.map(({ title, rows: { length } }) => {
    const first = end;
    end += length;
    return { title, first, end, top: rows.topOf(first) - headingHeight };
  });
}

interface GroupProps {
  readonly title: string;
  readonly top: number;
  readonly children: ReactNode;
}

function Group({ title, top, children }: GroupProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <div id={id} role="presentation" className={classes.heading} style={{ top }}>
        {title}
      </div>
      {children}
    </div>
  );
}

interface RowProps {
  readonly row: PartRow;
  readonly selected: boolean;
  readonly choose: Choose;
  readonly isTabStop: boolean;
  /** Which of how many rows it is. */
  readonly at: number;
  readonly count: number;
  readonly top: number;
}

/** Stays as it is while others come into sight: each time that it is drawn, its figures are read anew. */
const Row = memo(function Row({ row, selected, choose, isTabStop, at, count, top }: RowProps) {
  const { part, name, kind } = row;
  const press = (event: Modified): void => choose(at, wayOf(event));
  return (
    <div
      role="option"
      data-row={at}
      aria-selected={selected}
      aria-posinset={at + 1}
      aria-setsize={count}
      tabIndex={isTabStop ? 0 : -1}
      title={name}
      className={classes.row}
      style={{ top }}
      onClick={press}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        press(event);
      }}
    >
      {part.kind === 'node' && <KindGlyph kind={kind} />}
      <span className={classes.name}>{name}</span>
      <PartMark row={row} />
      <PartFigures row={row} />
    </div>
  );
});

type Modified = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>;

function wayOf({ ctrlKey, metaKey, shiftKey }: Modified): Parameters<Choose>[1] {
  if (shiftKey) return 'through';
  return ctrlKey || metaKey ? 'toggle' : 'only';
}

import { ArrowUp } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { Scenario } from '../../scenario/format';
import { seekerOf } from '../../state/seeking';
import { askWhy, select } from '../../state/view';
import { useActors } from '../app/app-context';
import { count } from '../figures';
import { rowByKey } from '../row-window/list-keys';
import { evenRows } from '../row-window/row-window';
import { useRowWindow, type RowsInSight } from '../row-window/use-row-window';
import { useRoom } from '../shell/use-room';
import { useSize } from '../time-axis/use-size';
import { useActedFaults } from '../timeline/use-acted-faults';
import { Button } from '../widgets/button';
import classes from './event-log.module.css';
import { isExplained, LogRow } from './log-row';
import type { LogSource } from './log-source';
import { faultsAt } from './row-faults';
import { useHold, type Hold } from './use-hold';

export interface LogListProps {
  readonly source: LogSource;
  readonly scenario: Scenario;
}

const ROW_PX = 28;
/** On a phone its words take three lines. */
const PHONE_ROW_PX = 56;
const OVERSCAN = 8;

/** The rows in sight, newest first. While the person looks at older ones, the list stands still under new ones. */
export function LogList({ source, scenario }: LogListProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { scale, height } = useSize(scroller);
  const hold = useHold(source);
  const rowHeight = (useRoom() === 'phone' ? PHONE_ROW_PX : ROW_PX) * scale;
  const { total } = hold;
  const rows = evenRows(total, rowHeight);
  const { first, end, drawn, show, scrolled } = useRowWindow({ scroller, rows, height, more: OVERSCAN });
  useWanted(source, hold.ordinalOf(end - 1), hold.ordinalOf(first));
  const choose = useChoose(source, hold);
  useFollow(source, { first, end, show });
  const onKeyDown = useListKeys(source, hold, Math.floor(height / rowHeight), choose, show);
  const { active } = hold;
  const faults = useActedFaults();
  return (
    <div className={classes.listBox}>
      <Newer count={source.total - hold.total} hold={hold} scroller={scroller} />
      <div
        ref={scroller}
        role="listbox"
        tabIndex={0}
        aria-label="Changes of the run, newest first"
        aria-activedescendant={active === null ? undefined : `${id}-${active}`}
        className={classes.scroller}
        onKeyDown={onKeyDown}
        onScroll={({ currentTarget: { scrollTop } }) =>
          scrolled(scrollTop, () => hold.scrolled(scrollTop < rowHeight / 2))
        }
      >
        <div role="presentation" className={classes.rows} style={{ height: rows.height }}>
          {drawn.map((index) => {
            const ordinal = hold.ordinalOf(index);
            const row = source.row(ordinal);
            return (
              <LogRow
                key={ordinal}
                id={`${id}-${ordinal}`}
                row={row}
                during={row === undefined ? '' : faultsAt(faults, row.time)}
                scenario={scenario}
                top={rows.topOf(index)}
                position={index}
                total={total}
                active={ordinal === active}
                current={ordinal === source.past - 1}
                ahead={ordinal >= source.past}
                onChoose={() => choose(ordinal)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface NewerProps {
  readonly count: number;
  readonly hold: Hold;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

function Newer({ count: newer, hold, scroller }: NewerProps) {
  if (newer === 0) return null;
  const goToNewest = (): void => {
    hold.release();
    scroller.current?.scrollTo({ top: 0 });
    scroller.current?.focus();
  };
  return (
    <div className={classes.newer}>
      <Button size="small" icon={<ArrowUp size={12} aria-hidden="true" />} onClick={goToNewest}>
        {`${count(newer)} newer`}
      </Button>
    </div>
  );
}

/** Choosing a row selects the part it tells of and goes to its moment; those after it are the known future then. */
function useChoose(source: LogSource, hold: Hold): (ordinal: number) => void {
  const { run, view } = useActors();
  return (ordinal) => {
    const row = source.row(ordinal);
    if (row === undefined) return;
    if (row.part !== null) select(view, row.part);
    hold.activate(ordinal);
    seekerOf(run).to(row.time);
  };
}

function useListKeys(
  source: LogSource,
  hold: Hold,
  page: number,
  choose: (ordinal: number) => void,
  scrollTo: (index: number) => void,
): (event: KeyboardEvent) => void {
  const { view } = useActors();
  const { active, ordinalOf, total } = hold;
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && active !== null) {
      event.preventDefault();
      choose(active);
      return;
    }
    const row = active === null ? undefined : source.row(active);
    if (event.key.toLowerCase() === 'w' && row !== undefined && isExplained(row)) {
      event.preventDefault();
      askWhy(view, { kind: 'change', index: row.index });
      return;
    }
    const moved = rowByKey(event.key, active === null ? null : ordinalOf(active), total, page);
    if (moved === undefined) return;
    event.preventDefault();
    hold.activate(ordinalOf(moved));
    scrollTo(moved);
  };
}

/** Where the run stands in a log whose future is known: that row stays in sight, unless somebody has scrolled away. */
function useFollow(
  { past, total }: LogSource,
  { first, end, show }: Pick<RowsInSight, 'first' | 'end' | 'show'>,
): void {
  const before = useRef(past);
  useEffect(() => {
    const wasAt = Math.max(0, total - before.current);
    if (past !== before.current && wasAt >= first && wasAt <= end) show(Math.min(total - past, total - 1));
    before.current = past;
  });
}

/** Fetches what is in sight, after it came into sight. */
function useWanted(source: LogSource, first: number, last: number): void {
  useEffect(() => source.want(first, last));
}

import { ArrowUp } from 'lucide-react';
import {
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { ExchangeRow } from '../../worker/http';
import { useActors, useRun } from '../app/app-context';
import { count } from '../figures';
import { NothingYet } from '../next-step/nothing-yet';
import { rowByKey } from '../row-window/list-keys';
import { evenRows } from '../row-window/row-window';
import { useRowWindow } from '../row-window/use-row-window';
import { useRoom } from '../shell/use-room';
import { useSize } from '../time-axis/use-size';
import { Button } from '../widgets/button';
import { EmptyState } from '../widgets/empty-state';
import { WireRow } from './wire-row';
import { WireSource } from './wire-source';
import classes from './wire-list.module.css';

const ROW_PX = 28;
const PHONE_ROW_PX = 56;
const OVERSCAN = 8;
const REFRESH_MS = 500;

/** The real requests that nodes of the run made, newest first. */
export function WireList() {
  const source = useWireSource();
  const isOutside = useRun(({ outside }) => outside !== null);
  if (source.version === 0) return null;
  if (source.total === 0) {
    if (isOutside) return <NothingYet>Every real request that a service makes is a row here.</NothingYet>;
    return (
      <EmptyState>
        No real requests: all work of this run is simulated. A service does its work by real requests when its
        transport says so, in the inspector.
      </EmptyState>
    );
  }
  return <Rows source={source} />;
}

function Rows({ source }: { readonly source: WireSource }) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useHeldRows(source, scroller);
  const { rows, total, newer, active } = list;
  return (
    <div className={classes.box}>
      {newer > 0 && (
        <div className={classes.newer}>
          <Button size="small" icon={<ArrowUp size={12} aria-hidden="true" />} onClick={list.goToNewest}>
            {`${count(newer)} newer`}
          </Button>
        </div>
      )}
      <div
        ref={scroller}
        role="listbox"
        tabIndex={0}
        aria-label="Real requests of the run, newest first"
        aria-activedescendant={active === null ? undefined : `${id}-${active}`}
        className={classes.scroller}
        onKeyDown={list.onKeyDown}
        onScroll={({ currentTarget: { scrollTop } }) => list.scrolled(scrollTop)}
      >
        <div role="presentation" className={classes.rows} style={{ height: rows.height }}>
          {list.drawn.map((index) => (
            <WireRow
              key={total - index}
              id={`${id}-${index}`}
              row={source.row(index + newer)}
              top={rows.topOf(index)}
              position={index}
              total={total}
              active={index === active}
              onChoose={() => list.choose(index)}
            />
          ))}
        </div>
      </div>
      {/* What a row has no room for. */}
      <p role="status" className={classes.detail}>
        {active === null ? '' : detailOf(source.row(active + newer))}
      </p>
    </div>
  );
}

function detailOf(row: ExchangeRow | undefined): string {
  return row === undefined ? '' : `${row.method} ${row.url}: ${row.words}`;
}

/** While somebody looks at older rows, or at one of them, the list stands still under new ones. */
function useHeldRows(source: WireSource, scroller: RefObject<HTMLDivElement | null>) {
  const { scale, height } = useSize(scroller);
  const [heldAt, hold] = useState<number | null>(null);
  const [active, activate] = useState<number | null>(null);
  const total = Math.min(heldAt ?? source.total, source.total);
  const newer = source.total - total;
  const rowHeight = (useRoom() === 'phone' ? PHONE_ROW_PX : ROW_PX) * scale;
  const rows = evenRows(total, rowHeight);
  const { first, end, drawn, show, scrolled } = useRowWindow({ scroller, rows, height, more: OVERSCAN });
  useEffect(() => source.want(first + newer, end - first));
  const choose = (index: number): void => {
    hold(total);
    activate(index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moved = rowByKey(event.key, active, total, Math.floor(height / rowHeight));
    if (moved === undefined) return;
    event.preventDefault();
    choose(moved);
    show(moved);
  };
  const goToNewest = (): void => {
    hold(null);
    activate(null);
    scroller.current?.scrollTo({ top: 0 });
    scroller.current?.focus();
  };
  const isAtTop = (top: number): boolean => top < rowHeight / 2 && active === null;
  return {
    rows,
    total,
    newer,
    active,
    drawn,
    choose,
    onKeyDown,
    goToNewest,
    scrolled: (top: number) => scrolled(top, () => hold(isAtTop(top) ? null : total)),
  };
}

/** The list of the line that runs, kept up with it. */
function useWireSource(): WireSource {
  const { run } = useActors();
  const line = useRun((now) => now.line);
  const outside = useRun((now) => now.outside);
  const [source] = useState(() => new WireSource(async (offset, limit) => run.askExchanges(offset, limit)));
  useSyncExternalStore(
    source.subscribe,
    () => source.version,
    () => source.version,
  );
  useEffect(() => void source.refresh(), [source, line, outside]);
  useEffect(() => {
    const timer = setInterval(() => {
      if ((run.getState().outside?.waiting ?? 0) > 0) void source.refresh();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [run, source]);
  return source;
}

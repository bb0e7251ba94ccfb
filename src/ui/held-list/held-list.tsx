import { ArrowUp } from 'lucide-react';
import { Fragment, useEffect, useId, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { count } from '../figures';
import { rowByKey } from '../row-window/list-keys';
import { evenRows } from '../row-window/row-window';
import { useRowWindow } from '../row-window/use-row-window';
import { useShowChosen } from '../row-window/use-show-chosen';
import { useRoom } from '../shell/use-room';
import { useSize } from '../time-axis/use-size';
import { Button } from '../widgets/button';
import type { RowPlace } from './held-row';
import type { HeldSource, RowsAnswer } from './held-source';
import classes from './held-list.module.css';

/** What whoever shows the list does with what the person does there. Rows are known by their numbers. */
export interface HeldHands {
  /** The row that the keys go on from. */
  readonly active: number | null;
  readonly activate: (row: number) => void;
  readonly open: (row: number) => void;
  readonly openByKey: (row: number) => void;
  /** Escape was pressed; tells whether it meant something. */
  readonly leave: () => boolean;
  readonly isHeld: boolean;
  readonly hold: (isHeld: boolean) => void;
  /** Lets new rows come again. */
  readonly release: () => void;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

type Rows<Row> = Pick<
  HeldSource<never, Row, RowsAnswer<Row>>,
  'total' | 'totalNow' | 'row' | 'indexOf' | 'idOf' | 'want' | 'refresh'
>;

interface HeldListProps<Row> extends HeldHands {
  readonly label: string;
  readonly source: Rows<Row>;
  /** The row whose whole is shown beside the list. */
  readonly chosen: number | null;
  /** A key that the list itself does not know; tells whether it meant something. */
  readonly otherKey?: (key: string, row: Row) => boolean;
  readonly show: (place: RowPlace, row: Row | undefined) => ReactNode;
}

const ROW_PX = 40;
const PHONE_ROW_PX = 52;
const OVERSCAN = 6;

/** The rows in sight. While the person looks at some of them, new ones do not push them away. */
export function HeldList<Row>(props: HeldListProps<Row>) {
  const { label, source, active, activate, open, hold, isHeld, scroller, chosen } = props;
  const id = useId();
  const { scale, height } = useSize(scroller);
  const rowHeight = (useRoom() === 'phone' ? PHONE_ROW_PX : ROW_PX) * scale;
  const rows = evenRows(source.total, rowHeight);
  const { first, end, drawn, show, scrolled } = useRowWindow({ scroller, rows, height, more: OVERSCAN });
  // After it came into sight.
  useEffect(() => source.want(first, end - 1));
  const activeIndex = active === null ? null : source.indexOf(active);
  useShowChosen(active === null ? null : String(active), () => {
    if (activeIndex !== null) show(activeIndex);
  });
  const onKeyDown = useListKeys(props, activeIndex, Math.floor(height / rowHeight), (index) => {
    const row = source.row(index);
    if (row !== undefined) activate(source.idOf(row));
    show(index);
  });
  const isActiveDrawn = activeIndex !== null && drawn.includes(activeIndex);
  return (
    <div className={classes.box}>
      {isHeld && source.totalNow > source.total && (
        <Newer
          count={source.totalNow - source.total}
          show={() => {
            props.release();
            scroller.current?.scrollTo({ top: 0 });
            scroller.current?.focus();
            source.refresh(false);
          }}
        />
      )}
      <div
        ref={scroller}
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={isActiveDrawn ? `${id}-${activeIndex}` : undefined}
        className={classes.scroller}
        onKeyDown={onKeyDown}
        onScroll={({ currentTarget: { scrollTop } }) =>
          scrolled(scrollTop, () => hold(scrollTop >= rowHeight / 2))
        }
      >
        <div role="presentation" className={classes.rows} style={{ height: rows.height }}>
          {drawn.map((index) => {
            const row = source.row(index);
            const number = row === undefined ? null : source.idOf(row);
            const place: RowPlace = {
              id: `${id}-${index}`,
              top: rows.topOf(index),
              position: index,
              total: source.total,
              active: index === activeIndex,
              chosen: number !== null && number === chosen,
              onChoose: () => number !== null && open(number),
            };
            return <Fragment key={number ?? `at ${index}`}>{props.show(place, row)}</Fragment>;
          })}
        </div>
      </div>
    </div>
  );
}

interface NewerProps {
  readonly count: number;
  readonly show: () => void;
}

function Newer({ count: newer, show }: NewerProps) {
  return (
    <div className={classes.newer}>
      <Button size="small" icon={<ArrowUp size={12} aria-hidden="true" />} onClick={show}>
        {`${count(newer)} newer`}
      </Button>
    </div>
  );
}

function useListKeys<Row>(
  { source, openByKey, leave, otherKey }: HeldListProps<Row>,
  activeIndex: number | null,
  page: number,
  goTo: (index: number) => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moved = rowByKey(event.key, activeIndex, source.total, page);
    const row = activeIndex === null ? undefined : source.row(activeIndex);
    if (moved !== undefined) goTo(moved);
    else if (event.key === 'Escape') {
      if (!leave()) return;
    } else if (row === undefined) return;
    else if (event.key === 'Enter') openByKey(source.idOf(row));
    else if (otherKey?.(event.key, row) !== true) return;
    event.preventDefault();
  };
}

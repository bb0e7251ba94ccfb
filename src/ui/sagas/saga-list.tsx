import { ArrowUp } from 'lucide-react';
import { useEffect, useId, type KeyboardEvent, type RefObject } from 'react';
import type { SagaRow as Row } from '../../worker/sagas';
import { useView } from '../app/app-context';
import { count } from '../figures';
import { rowByKey } from '../row-window/list-keys';
import { evenRows } from '../row-window/row-window';
import { useRowWindow } from '../row-window/use-row-window';
import { useShowChosen } from '../row-window/use-show-chosen';
import { useRoom } from '../shell/use-room';
import { useSize } from '../time-axis/use-size';
import { useMoment } from '../traces/use-moment';
import { Button } from '../widgets/button';
import { SagaRow } from './saga-row';
import type { SagaSource } from './saga-source';
import classes from './saga-list.module.css';

export interface SagaListProps {
  readonly source: SagaSource;
  /** The number of the row that the keys go on from. */
  readonly active: number | null;
  readonly activate: (number: number) => void;
  readonly open: (number: number) => void;
  readonly openByKey: (number: number) => void;
  readonly askWhy: (row: Row) => void;
  /** Escape was pressed; tells whether it meant something. */
  readonly leave: () => boolean;
  readonly isHeld: boolean;
  readonly hold: (isHeld: boolean) => void;
  /** Lets new rows come again. */
  readonly release: () => void;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

const ROW_PX = 40;
const PHONE_ROW_PX = 52;
const OVERSCAN = 6;
const CLOCK_MS = 500;

/** The rows in sight. While the person looks at some of them, new ones do not push them away. */
export function SagaList(props: SagaListProps) {
  const { source, active, activate, open, hold, isHeld, scroller } = props;
  const id = useId();
  const now = useMoment(CLOCK_MS);
  const { scale, height } = useSize(scroller);
  const rowHeight = (useRoom() === 'phone' ? PHONE_ROW_PX : ROW_PX) * scale;
  const rows = evenRows(source.total, rowHeight);
  const { first, end, drawn, show, scrolled } = useRowWindow({ scroller, rows, height, more: OVERSCAN });
  // After it came into sight.
  useEffect(() => source.want(first, end - 1));
  const chosen = useView((view) => view.saga);
  const activeIndex = active === null ? null : source.indexOf(active);
  useShowChosen(active === null ? null : String(active), () => {
    if (activeIndex !== null) show(activeIndex);
  });
  const onKeyDown = useListKeys(props, activeIndex, Math.floor(height / rowHeight), (index) => {
    const row = source.row(index);
    if (row !== undefined) activate(row.number);
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
        aria-label="Sagas"
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
            return (
              <SagaRow
                key={row?.number ?? `at ${index}`}
                id={`${id}-${index}`}
                row={row}
                now={now}
                top={rows.topOf(index)}
                position={index}
                total={source.total}
                active={index === activeIndex}
                chosen={row !== undefined && row.number === chosen}
                onChoose={() => row !== undefined && open(row.number)}
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

function useListKeys(
  { source, openByKey, askWhy, leave }: SagaListProps,
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
    else if (event.key === 'Enter') openByKey(row.number);
    else if (event.key.toLowerCase() === 'w') askWhy(row);
    else return;
    event.preventDefault();
  };
}

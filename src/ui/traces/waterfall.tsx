import { useEffect, useId, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { evenRows } from '../row-window/row-window';
import { useRowWindow } from '../row-window/use-row-window';
import { useShowChosen } from '../row-window/use-show-chosen';
import { useSize } from '../time-axis/use-size';
import { Grid, Ticks } from './axis-drawing';
import type { DrawnTrace } from './drawn-trace';
import { SpanRow } from './span-row';
import { rowsAbove, spanRows } from './span-tree';
import { treeKeys, type TreeHands } from './tree-keys';
import { useFolded } from './use-folded';
import { useWheelZoom } from './use-wheel-zoom';
import classes from './waterfall.module.css';

export interface WaterfallProps extends Omit<TreeHands, 'fold' | 'go'> {
  readonly drawn: DrawnTrace;
  /** The span that is asked why, by its place. */
  readonly chosen: number | null;
  /** Stands below the rows and scrolls with them. */
  readonly children?: ReactNode;
}

const ROW_PX = 30;
const HEAD_PX = 24;
const OVERSCAN = 6;

/** The spans of a trace as a tree beside the time that each of them took. */
export function Waterfall(props: WaterfallProps) {
  const { drawn, window, setWindow, chosen, children } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  useHandedFocus(grid);
  const { width, scale } = useSize(ruler);
  useWheelZoom(scroller, ruler, window, setWindow, true);
  const axis = { drawn, window, width: width / scale };
  const tree = useTree(props, scroller, scale);
  const chosenRow = chosen === null ? null : drawn.forest.shownBy[chosen];
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      onScroll={({ currentTarget: { scrollTop } }) => tree.scrolled(scrollTop)}
    >
      <div className={classes.head} aria-hidden="true">
        <span />
        <div ref={ruler} className={classes.ruler}>
          <Ticks {...axis} />
        </div>
      </div>
      <div className={classes.under}>
        <Grid {...axis} height={tree.rows.height} />
      </div>
      <div
        ref={grid}
        role="treegrid"
        tabIndex={0}
        aria-label="Spans of the trace"
        aria-rowcount={tree.list.length}
        aria-activedescendant={`${tree.id}-${tree.list[tree.at]?.place}`}
        className={classes.rows}
        style={{ height: tree.rows.height }}
        onKeyDown={tree.onKeyDown}
      >
        {tree.inSight.map((index) => {
          const row = tree.list[index];
          return (
            <SpanRow
              key={row.place}
              id={`${tree.id}-${row.place}`}
              drawn={drawn}
              row={row}
              index={index}
              top={tree.rows.topOf(index)}
              window={window}
              active={index === tree.at}
              chosen={row.place === chosenRow}
              onChoose={() => {
                tree.activate(row.place);
                props.choose(row.place);
              }}
              onFold={() => tree.fold(row.place, !row.isOpen)}
              onGo={() => props.goTo(row.place)}
            />
          );
        })}
      </div>
      {drawn.trace.truncated && (
        <p className={classes.truncated}>This request made very many calls: not all of them were recorded.</p>
      )}
      {children}
    </div>
  );
}

/** A pane that waited for the trace with the focus hands it on to the tree. */
function useHandedFocus(grid: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement?.tagName === 'SECTION' && activeElement.contains(grid.current)) grid.current?.focus();
  }, [grid]);
}

/** The rows that are not folded away, which of them is active, and which are in sight. */
function useTree(props: WaterfallProps, scroller: RefObject<HTMLDivElement | null>, scale: number) {
  const { drawn, chosen } = props;
  const id = useId();
  const { height } = useSize(scroller);
  const { folded, fold } = useFolded(drawn, chosen);
  const [active, activate] = useState(0);
  const list = useMemo(() => spanRows(drawn.forest, folded), [drawn, folded]);
  const indexOf = (place: number): number => list.findIndex((row) => row.place === place);
  // A row that was folded away is active by the one that it lies within.
  const at = Math.max(
    0,
    indexOf([active, ...rowsAbove(drawn.forest, active)].find((row) => indexOf(row) >= 0) ?? 0),
  );
  const rows = evenRows(list.length, ROW_PX * scale);
  const {
    drawn: inSight,
    show,
    scrolled,
  } = useRowWindow({
    scroller,
    rows,
    height,
    covered: HEAD_PX * scale,
    more: OVERSCAN,
    keep: [at],
  });
  useShowChosen(chosen === null ? null : String(chosen), () => {
    const index = chosen === null ? -1 : indexOf(drawn.forest.shownBy[chosen]);
    if (index >= 0) show(index);
  });
  const onKeyDown = treeKeys(drawn, list, at, Math.floor(height / (ROW_PX * scale)), {
    ...props,
    fold,
    go: (index) => {
      activate(list[index].place);
      show(index);
    },
  });
  return { id, list, at, rows, inSight, scrolled, activate, fold, onKeyDown };
}

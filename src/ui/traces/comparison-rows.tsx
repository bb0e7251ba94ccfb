import { useMemo, useRef } from 'react';
import { durationText } from '../../base/duration-text';
import { Mark } from '../marks/mark';
import { evenRows } from '../row-window/row-window';
import { useRowWindow } from '../row-window/use-row-window';
import { useSize } from '../time-axis/use-size';
import { compareTraces, type ComparedSide, type ComparedSpan } from './compare-traces';
import type { PairProps } from './comparison-head';
import { differenceText } from './difference-text';
import { END_WORDS } from './end-words';
import classes from './comparison.module.css';

const ROW_PX = 30;
const HEAD_PX = 24;
const OVERSCAN = 8;

/** The spans of both traces, those that belong together in one row. */
export function ComparisonRows({ first, second }: PairProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { height, scale } = useSize(scroller);
  const compared = useMemo(
    () => compareTraces(first.trace, second.trace, Math.max(first.now, second.now)),
    [first, second],
  );
  const longest = compared.reduce((most, { difference }) => Math.max(most, Math.abs(difference ?? 0)), 0);
  const rows = evenRows(compared.length, ROW_PX * scale);
  const { drawn, scrolled } = useRowWindow({
    scroller,
    rows,
    height,
    covered: HEAD_PX * scale,
    more: OVERSCAN,
  });
  return (
    // A scrolled table takes the focus so that the arrow keys scroll it.
    <div
      ref={scroller}
      role="table"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label="Spans of both traces"
      aria-rowcount={compared.length + 1}
      className={classes.scroller}
      onScroll={({ currentTarget }) => scrolled(currentTarget.scrollTop)}
    >
      <div role="row" aria-rowindex={1} className={classes.columns}>
        <span role="columnheader">Span</span>
        <span role="columnheader">A</span>
        <span role="columnheader">B</span>
        <span role="columnheader">B beside A</span>
      </div>
      <div role="presentation" className={classes.rows} style={{ height: rows.height }}>
        {drawn.map((index) => (
          <ComparedRow
            key={compared[index].key}
            span={compared[index]}
            index={index}
            top={rows.topOf(index)}
            longest={longest}
          />
        ))}
      </div>
    </div>
  );
}

interface ComparedRowProps {
  readonly span: ComparedSpan;
  readonly index: number;
  readonly top: number;
  /** The greatest difference of all. */
  readonly longest: number;
}

function ComparedRow({ span, index, top, longest }: ComparedRowProps) {
  const { name, detail, depth, first, second, difference } = span;
  const only = first === null ? 'only in B' : second === null ? 'only in A' : null;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="cell" className={classes.name} title={detail === '' ? name : `${name}, ${detail}`}>
        <span className={classes.indent} style={{ width: `min(${depth} * var(--indent), 45%)` }} />
        {name}
        {detail !== '' && <span className={classes.detail}>{detail}</span>}
      </span>
      <Side side={first} />
      <Side side={second} />
      <span role="cell" className={classes.change}>
        {only !== null && <span className={classes.only}>{only}</span>}
        {difference !== null && (
          <>
            <span className={classes.middle} aria-hidden="true">
              {longest > 0 && (
                <span
                  className={difference < 0 ? classes.shorter : classes.longer}
                  style={{ width: `${(Math.abs(difference) / longest) * 50}%` }}
                />
              )}
            </span>
            <span className={classes.difference}>{differenceText(difference)}</span>
          </>
        )}
      </span>
    </div>
  );
}

function Side({ side }: { readonly side: ComparedSide | null }) {
  if (side === null) {
    return (
      <span role="cell" className={classes.side}>
        <span className={classes.none}>–</span>
      </span>
    );
  }
  const { word, mark } = END_WORDS[side.end];
  return (
    <span role="cell" className={classes.side}>
      {mark !== null && side.end !== 'served' && (
        <Mark kind={mark} size={8} label={word} outlined={side.end === 'late' || side.end === 'fallback'} />
      )}
      {durationText(side.duration)}
    </span>
  );
}

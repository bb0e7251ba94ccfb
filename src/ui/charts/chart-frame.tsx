import { memo, useContext, useRef, type ReactNode } from 'react';
import { ComposedChart, XAxis, YAxis } from 'recharts';
import type { Fault } from '../../scenario/format';
import { AxisMarks } from '../time-axis/axis-marks';
import { timeTicks, type TimeRange } from '../time-axis/scale';
import { SeekSurface } from '../time-axis/seek-surface';
import { useSize, type Size } from '../time-axis/use-size';
import { Veil } from '../time-axis/veil';
import { classNames } from '../widgets/class-names';
import { Backdrop } from './backdrop';
import { ChartPlaceContext } from './chart-place';
import { TimeTickText, ValueTickText } from './tick-text';
import classes from './charts.module.css';

export interface ValueAxis {
  readonly top: number;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

export interface ChartFrameProps {
  readonly title: string;
  /** The part that it is a chart of. */
  readonly of?: string | undefined;
  readonly range: TimeRange;
  readonly faults: readonly Fault[];
  readonly left: ValueAxis;
  readonly right?: ValueAxis;
  readonly legend: ReactNode;
  /** For those who do not see the chart. */
  readonly summary: ReactNode;
  /** What is drawn inside, by itself and with every new point. */
  readonly children: ReactNode;
}

/** Room around the plot, in px at the usual scale. Beside it five characters fit: "2 500", "12.5k". */
const ROOM = { top: 8, bottom: 20, left: 38, right: 12, rightAxis: 38 };
/** Between a label and the plot. */
const TICK_GAP_PX = 5;
const TICK_PX = 60;
const LEAST_TICKS = 3;

/** A chart: a frame that stands still, with lines in it that move, and the marks of the time axis over it. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, of, range, legend, summary, right } = props;
  const { tools, enlarged, common } = useContext(ChartPlaceContext);
  const fullTitle = of === undefined ? title : `${of}, ${title}`;
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box, common);
  const { scale } = size;
  const inset = {
    top: ROOM.top * scale,
    bottom: ROOM.bottom * scale,
    left: ROOM.left * scale,
    right: (right === undefined ? ROOM.right : ROOM.rightAxis) * scale,
  };
  return (
    <figure className={classes.chart} data-enlarged={enlarged}>
      <figcaption className={classNames(classes.head, of !== undefined && classes.ofPart)}>
        <h3 className={classes.title} title={fullTitle} aria-label={fullTitle}>
          <span className={classes.what}>{title}</span>
          {of !== undefined && <span className={classes.of}>{of}</span>}
        </h3>
        {legend}
        {tools}
      </figcaption>
      {summary}
      <div ref={box} className={classes.box}>
        {size.width > 0 && size.height > 0 && (
          <>
            <div className={classes.frame} aria-hidden="true">
              <StaticFrame
                {...props}
                left={enlarged ? finer(props.left) : props.left}
                size={size}
                inset={inset}
              />
            </div>
            <div className={classes.surface} style={inset}>
              <SeekSurface label={`Moment of ${fullTitle}`} range={range} className={classes.seek}>
                <Veil range={range} />
                <AxisMarks range={range} show="line" />
              </SeekSurface>
            </div>
          </>
        )}
      </div>
    </figure>
  );
}

/** A line of the grid between each two. */
function finer(axis: ValueAxis): ValueAxis {
  const { ticks } = axis;
  const between = ticks.slice(1).map((tick, index) => (tick + ticks[index]) / 2);
  return { ...axis, ticks: [...ticks, ...between].toSorted((a, b) => a - b) };
}

interface StaticFrameProps extends ChartFrameProps {
  readonly size: Size;
  readonly inset: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
}

/** Recharts draws it anew only when the range, a domain or the size changes; it never sees the data. */
const StaticFrame = memo(function StaticFrame(props: StaticFrameProps) {
  const { range, faults, left, right, size, inset, children } = props;
  const plotWidth = size.width - inset.left - inset.right;
  const ticks = timeTicks(range, Math.max(LEAST_TICKS, plotWidth / (TICK_PX * size.scale)));
  const labels = new Map(ticks.map(({ time, label }) => [time, label]));
  return (
    <ComposedChart
      width={size.width}
      height={size.height}
      data={NO_DATA}
      margin={{ top: inset.top, right: right === undefined ? inset.right : 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <Backdrop range={range} faults={faults} values={left} />
      {children}
      <XAxis
        // There are no data, but without a key Recharts would count them instead of taking the domain.
        dataKey="time"
        type="number"
        domain={[range.from, range.to]}
        allowDataOverflow
        niceTicks="none"
        ticks={ticks.map(({ time }) => time)}
        interval={0}
        height={inset.bottom}
        tickLine={false}
        axisLine={AXIS_LINE}
        tick={(tick) => (
          <TimeTickText
            {...tick}
            label={labels.get(Number(tick.payload.value)) ?? ''}
            size={size}
            inset={inset}
          />
        )}
      />
      <YAxis
        {...valueAxis(left)}
        yAxisId={0}
        width={inset.left}
        tick={(tick) => <ValueTickText {...tick} side="left" format={left.format} />}
      />
      {right !== undefined && (
        <YAxis
          {...valueAxis(right)}
          yAxisId="right"
          orientation="right"
          width={inset.right}
          tick={(tick) => <ValueTickText {...tick} side="right" format={right.format} />}
        />
      )}
    </ComposedChart>
  );
});

const NO_DATA: never[] = [];
const AXIS_LINE = { stroke: 'var(--line-2)' };

function valueAxis({ top, ticks }: ValueAxis) {
  return {
    type: 'number',
    domain: [0, top],
    allowDataOverflow: true,
    niceTicks: 'none',
    ticks,
    interval: 0,
    tickLine: false,
    tickSize: 0,
    tickMargin: TICK_GAP_PX,
    axisLine: false,
  } as const;
}

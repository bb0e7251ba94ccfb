import { useMemo, useRef } from 'react';
import type { Fault, Scenario } from '../../scenario/format';
import { HEAD } from '../../worker/frame';
import { useRun } from '../app/app-context';
import { AxisMarks } from '../time-axis/axis-marks';
import { Bands } from '../time-axis/bands';
import { fractionOf, timeTicks, type TimeRange } from '../time-axis/scale';
import { SeekSurface } from '../time-axis/seek-surface';
import { useMover } from '../time-axis/use-mover';
import { useAxis } from '../time-axis/use-time-axis';
import { useSize } from '../time-axis/use-size';
import { Veil } from '../time-axis/veil';
import { useActedFaults } from '../timeline/use-acted-faults';
import { classNames } from '../widgets/class-names';
import { bucketsOf } from './buckets';
import { faultNames } from './fault-names';
import { OutcomePaths, setOutcomePaths } from './outcome-paths';
import { highestStack, outcomeBars, outcomesOf, RUN_OUTCOMES } from './outcomes';
import classes from './outcome-strip.module.css';
import { xScale, yScale } from './paths';
import { usePointsEffect, useRunPoints } from './use-points-effect';
import { domainFor, nextDomain } from './y-domain';

/** How requests ended over time, small, and with a thumb that goes to a moment: the time control of a phone. */
export function OutcomeStrip() {
  const scenario = useRun((run) => run.scenario);
  const faults = useActedFaults();
  const range = useAxis((axis) => axis.range);
  return (
    <SeekSurface label="Moment of the run" range={range} className={classes.strip}>
      <Bands faults={faults} range={range} />
      <Bars range={range} />
      {scenario !== null && <FaultNames scenario={scenario} faults={faults} range={range} />}
      <Veil range={range} />
      <AxisMarks range={range} show="line" />
      <Thumb range={range} />
      <Labels range={range} />
    </SeekSurface>
  );
}

/** Room for one label below the strip. */
const TICK_PX = 100;

function Labels({ range }: { readonly range: TimeRange }) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  return (
    <div ref={box} className={classes.labels} aria-hidden="true">
      {timeTicks(range, Math.max(2, width / TICK_PX)).map(({ time, label }) => {
        const fraction = fractionOf(time, range);
        return (
          <span
            key={time}
            className={classNames(
              classes.label,
              fraction < 0.04 && classes.first,
              fraction > 0.96 && classes.last,
            )}
            style={{ left: `${fraction * 100}%` }}
          >
            {label}
          </span>
        );
      })}
    </div>
  );
}

function Bars({ range }: { readonly range: TimeRange }) {
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const bars = useRef<SVGGElement>(null);
  const domain = useRef(domainFor(1));
  usePointsEffect(useRunPoints(), (source) => {
    const plot = { x: 0, y: 0, width, height };
    const buckets = bucketsOf(range, source.points, Math.max(1, width / 3));
    const series = outcomesOf(buckets, (second, field) => source.point(second, field), RUN_OUTCOMES);
    domain.current = nextDomain(domain.current, highestStack(series));
    const y = yScale(plot, domain.current.top);
    setOutcomePaths(bars.current, outcomeBars(buckets, series, xScale(plot, range.from, range.to), y));
  });
  return (
    <div ref={box} className={classes.bars}>
      <svg width={width} height={height} aria-hidden="true">
        <OutcomePaths ref={bars} />
      </svg>
    </div>
  );
}

interface FaultNamesProps {
  readonly scenario: Scenario;
  /** As they acted. */
  readonly faults: readonly Fault[];
  readonly range: TimeRange;
}

/** What the shade stands for, at its top. */
function FaultNames({ scenario, faults, range }: FaultNamesProps) {
  const names = useMemo(() => faultNames(scenario, faults, range), [scenario, faults, range]);
  return names.map(({ words, left, width }) => (
    <span
      key={left}
      className={classes.fault}
      style={{ left: `${left * 100}%`, maxWidth: `${width * 100}%` }}
    >
      {words}
    </span>
  ));
}

/** The end of the playhead that a thumb takes hold of. */
function Thumb({ range }: { readonly range: TimeRange }) {
  const thumb = useMover(({ frame }) => fractionOf(frame?.head(HEAD.time) ?? 0, range));
  return <div ref={thumb} className={classes.thumb} />;
}

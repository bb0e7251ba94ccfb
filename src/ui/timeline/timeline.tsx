import { useMemo, useRef, type CSSProperties } from 'react';
import { msToNs } from '../../base/time';
import type { Scenario } from '../../scenario/format';
import { useRun } from '../app/app-context';
import { AxisMarks } from '../time-axis/axis-marks';
import { Bands } from '../time-axis/bands';
import { usePointing } from '../time-axis/cursor-surface';
import { useAxis } from '../time-axis/use-time-axis';
import { useSize } from '../time-axis/use-size';
import { lanesOf } from './lane-list';
import { LaneHint } from './lane-hint';
import { LaneGrid } from './lane-grid';
import { Ruler } from './ruler';
import { TimelineHeader } from './timeline-header';
import { TimelineSummary } from './timeline-summary';
import { useActedFaults } from './use-acted-faults';
import { useLanesInSight } from './use-lanes-in-sight';
import classes from './timeline.module.css';

/** Faults, breakers, edits and verdicts over the time axis of the page. */
export function Timeline() {
  const scenario = useRun((run) => run.scenario);
  return (
    <section className={classes.timeline} aria-label="Timeline">
      <TimelineHeader scenario={scenario} />
      {scenario === null ? <div className={classes.waiting} /> : <Lanes scenario={scenario} />}
    </section>
  );
}

function Lanes({ scenario }: { readonly scenario: Scenario }) {
  const range = useAxis((axis) => axis.range);
  const log = useRun((run) => run.log);
  const lanes = useMemo(() => lanesOf(scenario, log), [scenario, log]);
  const acted = useActedFaults();
  const axis = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useSize(axis);
  const pointing = usePointing(range, false, axis);
  const sight = useLanesInSight(room, scroller, lanes.length);
  const scrollBy = (by: number) => () => scroller.current?.scrollBy({ top: by * sight.laneHeight });
  return (
    <div ref={room} className={classes.room} style={laneHeight(sight.laneHeight)}>
      <div
        ref={scroller}
        className={classes.scroller}
        style={{ height: sight.height }}
        onScroll={({ currentTarget }) => sight.scrolled(currentTarget.scrollTop)}
      >
        <div className={classes.content}>
          <div className={classes.rulerRow}>
            <LaneHint {...sight.hidden} onUp={scrollBy(-1)} onDown={scrollBy(1)} />
            <Ruler ref={ruler} range={range} width={width} />
          </div>
          <div
            className={classes.lanes}
            {...pointing}
            onPointerUp={(event) => {
              // The keys go to the ruler, which is the slider that the lanes stand for.
              if (pointing.onPointerUp(event)) ruler.current?.focus({ preventScroll: true });
            }}
          >
            <div ref={axis} className={classes.under}>
              <Bands faults={acted} range={range} />
              <AxisMarks range={range} show="lines" />
            </div>
            <LaneGrid
              lanes={lanes}
              sight={sight}
              faults={acted}
              range={range}
              width={width}
              duration={msToNs(scenario.durationMs)}
            />
          </div>
        </div>
        <TimelineSummary scenario={scenario} lanes={lanes} />
      </div>
    </div>
  );
}

function laneHeight(height: number): CSSProperties & Readonly<Record<'--lane-height', string>> {
  return { '--lane-height': `${height}px` };
}

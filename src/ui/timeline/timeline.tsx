import { useMemo, useRef } from 'react';
import { msToNs } from '../../base/time';
import type { Scenario } from '../../scenario/format';
import { useRun } from '../app/app-context';
import { AxisMarks } from '../time-axis/axis-marks';
import { Bands } from '../time-axis/bands';
import { usePointing } from '../time-axis/cursor-surface';
import { faultBands } from '../time-axis/fault-bands';
import type { TimeRange } from '../time-axis/scale';
import { useAxis } from '../time-axis/use-time-axis';
import { useSize } from '../time-axis/use-size';
import { lanesOf } from './lane-list';
import { LaneListBox } from './lane-list-box';
import { Ruler } from './ruler';
import { TimelineHeader } from './timeline-header';
import { TimelineSummary } from './timeline-summary';
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
  const lanes = useMemo(() => lanesOf(scenario), [scenario]);
  const bands = useMemo(() => faultBands(scenario.faults), [scenario.faults]);
  const over = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const { width } = useSize(over);
  return (
    <div className={classes.scroller}>
      <div className={classes.content}>
        <div className={classes.rulerRow}>
          <Ruler ref={ruler} range={range} width={width} />
        </div>
        <div className={classes.lanes}>
          <div className={classes.under}>
            <Bands bands={bands} range={range} />
          </div>
          <LaneListBox
            lanes={lanes}
            bands={bands}
            range={range}
            width={width}
            duration={msToNs(scenario.durationMs)}
          />
          <div ref={over} className={classes.over}>
            <Pointing range={range} focus={() => ruler.current?.focus({ preventScroll: true })} />
            <AxisMarks range={range} show="lines" />
          </div>
        </div>
      </div>
      <TimelineSummary scenario={scenario} lanes={lanes} />
    </div>
  );
}

interface PointingProps {
  readonly range: TimeRange;
  /** Gives the keys to the ruler, which is the slider that the lanes stand for. */
  readonly focus: () => void;
}

/** Pressing and dragging anywhere on the lanes marks a moment; the ruler does the same for the keyboard. */
function Pointing({ range, focus }: PointingProps) {
  const pointing = usePointing(range, false);
  return (
    <div
      className={classes.pointing}
      {...pointing}
      onPointerUp={(event) => {
        pointing.onPointerUp(event);
        focus();
      }}
    />
  );
}

import { useMemo, useRef, type CSSProperties, type MouseEvent } from 'react';
import { msToNs } from '../../base/time';
import type { Scenario } from '../../scenario/format';
import type { Actors } from '../../state/actions';
import { seekerOf } from '../../state/seeking';
import { useActors, useRun } from '../app/app-context';
import { LazyModule } from '../app/lazy-module';
import { LazyPart } from '../app/lazy-part';
import { useFrame } from '../app/use-frame';
import { idleModule, useIdleModule } from '../app/use-idle-module';
import { whenIdle } from '../app/when-idle';
import { useShowsLines } from '../app/use-shows-lines';
import { AxisMarks } from '../time-axis/axis-marks';
import type { TimeAxis } from '../time-axis/axis-store';
import { Bands } from '../time-axis/bands';
import { usePointing } from '../time-axis/use-pointing';
import { Veil } from '../time-axis/veil';
import { useAxis, useTimeAxis } from '../time-axis/use-time-axis';
import { useSize } from '../time-axis/use-size';
import { lanesOf, type Lane } from './lane-list';
import { LaneHint } from './lane-hint';
import { LaneGrid } from './lane-grid';
import { Ruler } from './ruler';
import { TimelineHeader } from './timeline-header';
import { useActedFaults } from './use-acted-faults';
import { useFaultHistory } from './use-fault-history';
import { useLanesInSight } from './use-lanes-in-sight';
import classes from './timeline.module.css';

/** Whoever listens hears of it a moment later: what is drawn comes first. */
const SUMMARY_AFTER_MS = 3000;
const loadSummary = async () => {
  await new Promise<void>((resolve) => whenIdle(resolve, SUMMARY_AFTER_MS));
  return import('./timeline-summary');
};
/** What edits faults by hand: a demo begins without anybody editing it. */
const HANDS = idleModule(async () => import('../fault-editor/timeline-hands'));
const HANDS_AFTER_MS = 7000;
const loadLines = async () => import('../lines/lines-strip');

/** Faults, breakers, edits and verdicts over the time axis of the page. */
export function Timeline() {
  const scenario = useRun((run) => run.scenario);
  const showsLines = useShowsLines();
  return (
    <section className={classes.timeline} aria-label="Timeline">
      <TimelineHeader scenario={scenario} />
      {showsLines && <LazyPart load={loadLines} what="The list of lines" />}
      {scenario === null ? <div className={classes.waiting} /> : <Lanes scenario={scenario} />}
    </section>
  );
}

function Lanes({ scenario }: { readonly scenario: Scenario }) {
  const range = useAxis((axis) => axis.range);
  const lanes = useLanes(scenario);
  const acted = useActedFaults();
  const [hands, fetchHands] = useIdleModule(HANDS, HANDS_AFTER_MS);
  const axis = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useSize(axis);
  const pointing = usePointing(range, axis);
  const sight = useLanesInSight(room, scroller, lanes.length);
  const zoomToLane = useZoomToLane(lanes);
  const scrollBy = (by: number) => () => scroller.current?.scrollBy({ top: by * sight.laneHeight });
  return (
    <div
      ref={room}
      className={classes.room}
      style={laneHeight(sight.laneHeight)}
      onPointerEnter={fetchHands}
      onFocus={fetchHands}
    >
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
            onDoubleClick={zoomToLane}
            onPointerUp={() => {
              // The keys go to the ruler, which is the slider that the lanes stand for.
              if (pointing.onPointerUp()) ruler.current?.focus({ preventScroll: true });
            }}
          >
            <div ref={axis} className={classes.under}>
              <Bands faults={acted} range={range} />
              {hands !== null && <hands.LanesHands lanes={lanes} range={range} show={sight.show} />}
              <AxisMarks range={range} show="line" />
            </div>
            <LaneGrid
              lanes={lanes}
              sight={sight}
              faults={acted}
              range={range}
              width={width}
              duration={msToNs(scenario.durationMs)}
              Hands={hands?.LaneHands}
            />
            <div className={classes.over}>
              <Veil range={range} />
            </div>
          </div>
        </div>
        <LazyModule
          load={loadSummary}
          what="The timeline in words"
          show={({ TimelineSummary }) => <TimelineSummary scenario={scenario} lanes={lanes} />}
        />
      </div>
    </div>
  );
}

function useLanes(scenario: Scenario): readonly Lane[] {
  const log = useRun((run) => run.log);
  const changed = useFrame((feed) => feed.instances.nodes.join(' '), 250);
  const history = useFaultHistory();
  return useMemo(
    () =>
      lanesOf(
        scenario,
        history === null ? undefined : (fault) => history.pastOf(fault, log),
        changed.split(' '),
      ),
    [scenario, history, log, changed],
  );
}

function useZoomToLane(lanes: readonly Lane[]) {
  const actors = useActors();
  const axis = useTimeAxis();
  return ({ clientX, clientY }: MouseEvent): void => {
    const row = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-row]');
    const lane = row === null || row === undefined ? undefined : lanes.at(Number(row.dataset.row));
    if (lane !== undefined) void showLane(actors, axis, lane);
  };
}

/** The first press of the two has led to where they pointed. */
async function showLane(actors: Actors, axis: TimeAxis, lane: Lane): Promise<void> {
  const { showLaneIn } = await import('./show-selection');
  showLaneIn(actors, axis, lane, seekerOf(actors.run).moment);
}

function laneHeight(height: number): CSSProperties & Readonly<Record<'--lane-height', string>> {
  return { '--lane-height': `${height}px` };
}

import { useMemo } from 'react';
import type { Scenario } from '../../scenario/format';
import type { FrameFeed } from '../../state/feed';
import { useActors, useRun } from '../app/app-context';
import { useFrame } from '../app/use-frame';
import { timeOf } from '../inspector/frame-reads';
import { decidedOf } from './decided';
import { instanceSegments, segmentsText } from './instance-segments';
import type { InstancesLaneRow, Lane } from './lane-list';
import { spansUntil } from './lane-rects';
import { spansText } from './spans-text';
import { summaryLanes, type SummaryLanes } from './summary-lanes';
import { momentText } from '../time-axis/moment-text';
import classes from './timeline-summary.module.css';

export interface TimelineSummaryProps {
  readonly scenario: Scenario;
  readonly lanes: readonly Lane[];
}

/** Often enough for whoever reads along, seldom enough not to disturb them. */
const REFRESH_MS = 5000;
const MOST_STRETCHES = 12;
const MOST_LANES = 60;

/** What the lanes show, as a table for those who do not see them; and what to do where there are none. */
export function TimelineSummary(props: TimelineSummaryProps) {
  return (
    <>
      <LaneTable {...props} />
      {/* The lane of edits is there in every scenario. */}
      {props.lanes.length === 1 && (
        <p className={classes.none}>No fault and no breaker yet: add a fault, or press K on a node.</p>
      )}
    </>
  );
}

function LaneTable({ scenario, lanes }: TimelineSummaryProps) {
  const { told, calm, changed } = useSummaryLanes(lanes);
  return (
    // A table is never smaller than its rows: without a box around it the lanes would scroll on into nothing.
    <div className="visually-hidden">
      <table>
        <caption>The timeline in words</caption>
        <thead>
          <tr>
            <th scope="col">Lane</th>
            <th scope="col">What happened</th>
          </tr>
        </thead>
        <tbody>
          {told.map((lane) => (
            <tr key={lane.key}>
              <th scope="row">{`${lane.name} ${lane.kind}`.trim()}</th>
              <td>
                <LaneText scenario={scenario} lane={lane} />
              </td>
            </tr>
          ))}
          <Others count={changed} words="also changed; the log tells of them" />
          <Others count={calm} words="closed since the beginning" />
        </tbody>
      </table>
    </div>
  );
}

function useSummaryLanes(lanes: readonly Lane[]): SummaryLanes {
  const { feed } = useActors().run;
  // Lanes of breakers change in place: how many stretches there are in all tells whether one did.
  const stretches = useFrame(
    (frames) =>
      lanes.reduce(
        (sum, lane) => sum + (lane.type === 'breaker' ? frames.lane(lane.edge, lane.layer).length : 0),
        0,
      ),
    REFRESH_MS,
  );
  return useMemo(() => {
    void stretches;
    return summaryLanes(lanes, ({ edge, layer }) => feed.lane(edge, layer).length > 0, MOST_LANES);
  }, [lanes, feed, stretches]);
}

function Others({ count, words }: { readonly count: number; readonly words: string }) {
  if (count === 0) return null;
  return (
    <tr>
      <th scope="row">{count === 1 ? '1 more breaker' : `${count} more breakers`}</th>
      <td>{words}</td>
    </tr>
  );
}

function LaneText({ scenario, lane }: { readonly scenario: Scenario; readonly lane: Lane }) {
  const log = useRun((run) => run.log);
  const verdict = useRun((run) => run.verdict);
  const spans = useFrame((frames) => {
    if (lane.type === 'instances') return instancesText(frames, lane);
    if (lane.type !== 'breaker') return '';
    return spansText(spansUntil(frames.lane(lane.edge, lane.layer), timeOf(frames.frame)), MOST_STRETCHES);
  }, REFRESH_MS);
  if (lane.type === 'breaker' || lane.type === 'instances') return spans;
  if (lane.type === 'fault') return lane.title;
  const decided = decidedOf(scenario, verdict);
  const words = [
    ...log.map(({ label, time }) => `${label} at ${momentText(time, 2)}`),
    ...decided.map((one) => `${one.words}: ${one.verdict} at ${momentText(one.at, 2)}`),
  ];
  return words.length > 0 ? words.join('; ') : 'nothing yet';
}

function instancesText({ frame, instances }: FrameFeed, { node, wanted }: InstancesLaneRow): string {
  const now = timeOf(frame);
  const turns = instances.of(node).filter(({ time }) => time <= now);
  return segmentsText(instanceSegments(turns, wanted), MOST_STRETCHES);
}

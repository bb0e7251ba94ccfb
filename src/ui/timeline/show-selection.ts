import { msToNs, nsToMs, type Time } from '../../base/time';
import type { Fault, Scenario } from '../../scenario/format';
import type { Actors } from '../../state/actions';
import { turnsOf } from '../../state/fault-reach';
import type { FrameFeed } from '../../state/feed';
import { HEAD } from '../../worker/frame';
import type { PartRef } from '../../worker/protocol';
import { BREAKER_MODE } from '../breaker-ring/ring-geometry';
import { partName } from '../event-log/part-names';
import type { TimeAxis } from '../time-axis/axis-store';
import type { TimeRange } from '../time-axis/scale';
import { partsOf } from './fault-target';
import type { Lane } from './lane-list';

/** Moves the axis to what happened to the selected part, or says that nothing did. */
export function showSelectionIn({ run, view }: Actors, axis: Pick<TimeAxis, 'show' | 'now'>): void {
  const { scenario } = run.getState();
  const { selection } = view.getState();
  if (scenario === null || selection === null) return;
  const stretch = stretchOf(scenario, selection, run.feed, axis.now());
  if (stretch !== undefined) axis.show(stretch);
  else
    view.setState({
      message: `There is nothing to zoom to: no fault acts on ${partName(scenario, selection)}, and no breaker of it has opened.`,
    });
}

/** Moves the axis to what a lane shows nearest to a moment: the turn of a fault, or the time that a breaker was open. */
export function showLaneIn(
  { run }: Pick<Actors, 'run'>,
  axis: Pick<TimeAxis, 'show'>,
  lane: Lane,
  at: Time,
): void {
  const { scenario } = run.getState();
  if (scenario === null) return;
  const stretch =
    lane.type === 'fault'
      ? nearestTurn(lane.fault, at, msToNs(scenario.durationMs))
      : lane.type === 'breaker'
        ? nearest(openStretches(run.feed, lane.edge, lane.layer), at)
        : undefined;
  if (stretch !== undefined) axis.show(stretch);
}

/** The stretch of time in which a part was troubled: by the fault or the open breaker nearest to a moment. */
function stretchOf(scenario: Scenario, part: PartRef, feed: FrameFeed, now: Time): TimeRange | undefined {
  const faults = scenario.faults
    .filter((fault) => partsOf(scenario, fault).some(({ kind, id }) => kind === part.kind && id === part.id))
    .map((fault) => nearestTurn(fault, now, msToNs(scenario.durationMs)));
  return nearest(
    [...faults.filter((turn) => turn !== undefined), ...stretchesOfBreakers(scenario, part, feed)],
    now,
  );
}

/** The time that a fault comes which is nearest to a moment; undefined when it never does. */
function nearestTurn(fault: Fault, now: Time, duration: Time): TimeRange | undefined {
  const turns = turnsOf(fault, nsToMs(duration), 0);
  return nearest(
    turns.map(({ fromMs, toMs }) => ({ from: msToNs(fromMs), to: Math.min(duration, msToNs(toMs)) })),
    now,
  );
}

function stretchesOfBreakers(scenario: Scenario, part: PartRef, feed: FrameFeed): TimeRange[] {
  if (part.kind !== 'edge') return [];
  const layers = scenario.edges.find(({ id }) => id === part.id)?.stack ?? [];
  return layers.flatMap(({ id }) => openStretches(feed, part.id, id));
}

/** When a breaker was open, from each opening to the closing after it. */
function openStretches(feed: FrameFeed, edge: string, layer: string): TimeRange[] {
  const reach = feed.frame?.head(HEAD.reach) ?? 0;
  const stretches: { from: Time; to: Time }[] = [];
  let isClosed = true;
  for (const { mode, from, to } of feed.lane(edge, layer)) {
    const ended = Number.isNaN(to) ? Math.max(reach, from) : to;
    const last = stretches.at(-1);
    if (mode === BREAKER_MODE.closed) isClosed = true;
    else if (isClosed || last === undefined) {
      stretches.push({ from, to: ended });
      isClosed = false;
    } else last.to = ended;
  }
  return stretches;
}

function nearest(stretches: readonly TimeRange[], now: Time): TimeRange | undefined {
  const distance = ({ from, to }: TimeRange): number => Math.max(0, from - now, now - to);
  return stretches.toSorted((one, other) => distance(one) - distance(other))[0];
}

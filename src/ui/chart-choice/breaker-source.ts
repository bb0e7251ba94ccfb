import { NS_PER_SECOND } from '../../base/time';
import type { Scenario } from '../../scenario/format';
import type { FrameFeed, LaneSpan } from '../../state/feed';
import { BREAKER_MODE } from '../breaker-ring/ring-geometry';
import type { PointsSource } from '../charts/points-source';

/** Places of the figures of a second, in % of its time and of all breakers. */
export const BREAKERS_POINT = { open: 0, halfOpen: 1 } as const;
const MODE_OF: Readonly<Record<number, number>> = {
  [BREAKERS_POINT.open]: BREAKER_MODE.open,
  [BREAKERS_POINT.halfOpen]: BREAKER_MODE.halfOpen,
};

export interface BreakerRef {
  readonly edge: string;
  readonly layer: string;
}

/** How much of each second breakers were open or half-open, from what the page knows of their states. */
export function breakerSource(
  feed: Pick<FrameFeed, 'lane'>,
  seconds: PointsSource,
  breakers: readonly BreakerRef[],
): PointsSource {
  return {
    get points() {
      return seconds.points;
    },
    get present() {
      return seconds.present;
    },
    point: (second, place) => {
      if (second < 0 || second >= seconds.points || breakers.length === 0) return NaN;
      let sum = 0;
      for (const { edge, layer } of breakers) {
        sum += timeIn(feed.lane(edge, layer), MODE_OF[place], second * NS_PER_SECOND);
      }
      return (sum / breakers.length / NS_PER_SECOND) * 100;
    },
    subscribe: (listener) => seconds.subscribe(listener),
  };
}

/** How long within the second that begins then. */
function timeIn(lane: readonly LaneSpan[], mode: number | undefined, from: number): number {
  const to = from + NS_PER_SECOND;
  let sum = 0;
  for (let at = firstAt(lane, from); at < lane.length && lane[at].from < to; at++) {
    const span = lane[at];
    if (span.mode !== mode) continue;
    const end = Number.isNaN(span.to) ? to : Math.min(to, span.to);
    sum += Math.max(0, end - Math.max(from, span.from));
  }
  return sum;
}

/** The last span that begins at a moment or before it; the first one where none does. */
function firstAt(lane: readonly LaneSpan[], time: number): number {
  let [low, high] = [0, lane.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lane[middle].from <= time) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The breakers of one call, or of all. */
export function breakersOf(scenario: Scenario | null, edge?: string): readonly BreakerRef[] {
  return (scenario?.edges ?? []).flatMap(({ id, stack }) =>
    edge === undefined || edge === id
      ? stack.flatMap((layer) => (layer.kind === 'circuit-breaker' ? [{ edge: id, layer: layer.id }] : []))
      : [],
  );
}

import type { BreakerLaneRow, Lane } from './lane-list';

export interface SummaryLanes {
  /** Those that the table tells of one by one. */
  readonly told: readonly Lane[];
  /** Further breakers that have been closed since the beginning. */
  readonly calm: number;
  /** Further breakers that have changed. */
  readonly changed: number;
}

/**
 * Which lanes to tell of one by one: of more breakers than anybody listens to, the first ones that changed. Without a
 * need to choose, all.
 */
export function summaryLanes(
  lanes: readonly Lane[],
  hasChanged: (breaker: BreakerLaneRow) => boolean,
  most: number,
): SummaryLanes {
  if (lanes.length <= most) return { told: lanes, calm: 0, changed: 0 };
  const changed = lanes.filter((lane) => lane.type === 'breaker' && hasChanged(lane));
  const breakers = lanes.filter(({ type }) => type === 'breaker').length;
  const chosen = new Set(changed.slice(0, most));
  return {
    told: lanes.filter((lane) => lane.type !== 'breaker' || chosen.has(lane)),
    calm: breakers - changed.length,
    changed: changed.length - chosen.size,
  };
}

import type { FrameFeed } from '../../../state/feed';
import { BREAKER_FIELD, type LayerRef } from '../../../worker/frame';

const CLOSED = 0;
const OPEN = 1;

/**
 * The row of the breaker that a person wants to hear of first: an open one, then one that is half-open, then the one
 * that changed last. -1 when there is none.
 */
export function relevantBreaker({ frame }: Pick<FrameFeed, 'frame'>, layers: readonly LayerRef[]): number {
  let best = -1;
  let bestRank = -Infinity;
  layers.forEach(({ kind }, row) => {
    if (kind !== 'circuit-breaker' || frame === null) return;
    const mode = frame.layer(row, BREAKER_FIELD.mode);
    const changedAt = frame.layer(row, BREAKER_FIELD.changedAt);
    const urgency = mode === OPEN ? 2 : mode === CLOSED ? 0 : 1;
    // Urgency first; a run never lasts so long that its time would matter more.
    const rank = urgency * 1e18 + (Number.isNaN(changedAt) ? 0 : changedAt);
    if (rank <= bestRank) return;
    best = row;
    bestRank = rank;
  });
  return best;
}

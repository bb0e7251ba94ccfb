import type { FrameFeed } from '../../state/feed';
import type { RunState } from '../../state/run';
import type { View } from '../../state/view';
import type { LayerRef } from '../../worker/frame';
import { timeOf } from '../inspector/frame-reads';

const OPEN = 1;

/** What is shown unasked: the call whose breaker opened first, with that breaker. */
export interface FirstOpening {
  readonly edge: string;
  readonly layer: string;
}

/**
 * Whoever only watches is shown the first breaker that opens and why, once; whoever looked at something by himself
 * is not disturbed.
 */
export function firstOpening(
  { mode, layout }: Pick<RunState, 'mode' | 'layout'>,
  { untouched, selection }: Pick<View, 'untouched' | 'selection'>,
  feed: Pick<FrameFeed, 'frame' | 'lane'>,
): FirstOpening | null {
  if (!untouched || selection !== null || mode !== 'playing') return null;
  let first: FirstOpening | null = null;
  // What a replay knows of its future has not happened yet.
  let earliest = timeOf(feed.frame) + 1;
  for (const layer of layout?.layers ?? []) {
    const openedAt = openingOf(layer, feed);
    if (openedAt >= earliest) continue;
    earliest = openedAt;
    first = { edge: layer.edge, layer: layer.layer };
  }
  return first;
}

function openingOf({ edge, layer, kind }: LayerRef, feed: Pick<FrameFeed, 'lane'>): number {
  if (kind !== 'circuit-breaker') return Infinity;
  return feed.lane(edge, layer).find(({ mode }) => mode === OPEN)?.from ?? Infinity;
}

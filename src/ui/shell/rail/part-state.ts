import type { FrameFeed } from '../../../state/feed';
import { BREAKER_FIELD, EDGE_FIELD, HEALTH, NODE_FIELD } from '../../../worker/frame';
import { milliseconds, rate, share } from '../../figures';
import type { Health } from '../../marks/mark-paths';
import type { PartRow } from './part-rows';

export const BREAKER_MODES = ['closed', 'open', 'half-open'] as const;
export type BreakerMode = (typeof BREAKER_MODES)[number];

const HEALTH_OF: Readonly<Record<number, Health>> = {
  [HEALTH.idle]: 'idle',
  [HEALTH.well]: 'well',
  [HEALTH.degraded]: 'degraded',
  [HEALTH.failing]: 'failing',
};

export function healthOf({ frame }: FrameFeed, { row, part }: PartRow): Health | null {
  if (frame === null || row < 0 || part.kind !== 'node') return null;
  return HEALTH_OF[frame.node(row, NODE_FIELD.health)] ?? null;
}

/** The state of the breakers of a call, the one that matters most first: open, then half-open. */
export function breakerOf({ frame }: FrameFeed, { breakers }: PartRow): BreakerMode | null {
  if (frame === null || breakers.length === 0) return null;
  const modes = breakers.map((row) => frame.layer(row, BREAKER_FIELD.mode));
  if (modes.includes(1)) return 'open';
  return modes.includes(2) ? 'half-open' : 'closed';
}

/** The figures of a part in words, for whoever cannot see the canvas. */
export function figuresOf({ frame }: FrameFeed, { part, row }: PartRow): string {
  if (frame === null || row < 0) return '';
  if (part.kind === 'node') {
    return [
      rate(frame.node(row, NODE_FIELD.rate)),
      `${share(frame.node(row, NODE_FIELD.failedShare))} failed`,
      `${share(frame.node(row, NODE_FIELD.rejectedShare))} rejected`,
      `p95 ${milliseconds(frame.node(row, NODE_FIELD.p95))}`,
    ].join(', ');
  }
  return [
    `${rate(frame.edge(row, EDGE_FIELD.callRate))} called`,
    `${rate(frame.edge(row, EDGE_FIELD.failedRate))} failed`,
    `${rate(frame.edge(row, EDGE_FIELD.rejectedRate))} rejected`,
    `p95 ${milliseconds(frame.edge(row, EDGE_FIELD.p95))}`,
  ].join(', ');
}

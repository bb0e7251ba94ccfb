import type { PaletteColour } from '../design/palette-tokens';

/** One shape for one meaning: what travels on an edge, and what lists, rings and legends repeat. */
export type TrafficMark =
  'ask' | 'served' | 'fallback' | 'failed' | 'rejected' | 'retry' | 'message' | 'late' | 'stuck' | 'lost';
export type Health = 'well' | 'degraded' | 'failing' | 'idle';
export type MarkKind = TrafficMark | Health;

/** A path in a box of 12 by 12 around (6, 6). Filled shapes may have holes (even-odd); lines have round corners. */
export type MarkShape =
  | { readonly paint: 'fill'; readonly path: string }
  | {
      readonly paint: 'line';
      readonly path: string;
      readonly width: number;
      readonly dash?: readonly number[];
    };

export interface MarkGeometry {
  readonly colour: PaletteColour;
  readonly shapes: readonly MarkShape[];
}

/** The side of the box that all paths are drawn in. */
export const MARK_BOX = 12;

const DIAMOND = 'M6 0.75L11.25 6L6 11.25L0.75 6Z';
const RING = circle(6, 6, 3.6);

const GEOMETRY: Readonly<Record<Exclude<MarkKind, 'retry'>, MarkGeometry>> = {
  ask: { colour: 'ask', shapes: [{ paint: 'fill', path: 'M1.5 5H10.5V7H1.5Z' }] },
  served: { colour: 'served', shapes: [{ paint: 'fill', path: circle(6, 6, 4.25) }] },
  fallback: { colour: 'degraded', shapes: [{ paint: 'line', path: RING, width: 2.25 }] },
  failed: { colour: 'failed', shapes: [{ paint: 'fill', path: DIAMOND }] },
  rejected: {
    colour: 'rejected',
    shapes: [
      { paint: 'line', path: 'M5.9 1.75L1.75 6L5.9 10.25', width: 2 },
      { paint: 'fill', path: 'M8.75 0.5H11.25V11.5H8.75Z' },
    ],
  },
  message: {
    colour: 'served',
    shapes: [
      {
        paint: 'fill',
        path: 'M3.5 2H8.5A1.5 1.5 0 0 1 10 3.5V8.5A1.5 1.5 0 0 1 8.5 10H3.5A1.5 1.5 0 0 1 2 8.5V3.5A1.5 1.5 0 0 1 3.5 2Z',
      },
    ],
  },
  late: {
    colour: 'degraded',
    shapes: [
      { paint: 'fill', path: circle(8, 6, 3.25) },
      { paint: 'line', path: 'M0.9 6H5', width: 1.75 },
    ],
  },
  stuck: {
    colour: 'failed',
    shapes: [{ paint: 'fill', path: `M6 0L12 6L6 12L0 6Z M5.2 2.9V6.6H6.8V2.9Z M5.2 7.6V9.2H6.8V7.6Z` }],
  },
  lost: {
    colour: 'failed',
    shapes: [
      { paint: 'fill', path: 'M0.5 5H3.75V7H0.5ZM8.25 5H11.5V7H8.25Z' },
      { paint: 'line', path: 'M4.75 10L7.25 2', width: 1.5 },
    ],
  },
  well: { colour: 'tx3', shapes: [{ paint: 'line', path: RING, width: 1.75 }] },
  degraded: { colour: 'degraded', shapes: [{ paint: 'fill', path: 'M6 1.25L11.5 10.75H0.5Z' }] },
  failing: { colour: 'failed', shapes: [{ paint: 'fill', path: DIAMOND }] },
  idle: { colour: 'tx3', shapes: [{ paint: 'line', path: RING, width: 1.75, dash: [2.3, 1.47] }] },
};

/** Steps in which a pie fills; more cannot be told apart at 12 pixels, and fewer shapes are cached. */
const PIE_STEPS = 24;
const pies = new Map<number, MarkGeometry>();

/** The share is how much of the wait is over, 0 to 1, and matters to the pie of a retry only. */
export function markGeometry(kind: MarkKind, share = 0): MarkGeometry {
  if (kind !== 'retry') return GEOMETRY[kind];
  const step = Math.round(Math.max(0, Math.min(1, share)) * PIE_STEPS);
  const known = pies.get(step);
  if (known !== undefined) return known;
  const made = pie(step / PIE_STEPS);
  pies.set(step, made);
  return made;
}

function pie(share: number): MarkGeometry {
  const rim: MarkShape = { paint: 'line', path: circle(6, 6, 5), width: 1.25 };
  if (share === 0) return { colour: 'ask', shapes: [rim] };
  const filled: MarkShape = { paint: 'fill', path: share === 1 ? circle(6, 6, 3.5) : wedge(3.5, share) };
  return { colour: 'ask', shapes: [rim, filled] };
}

/** Starts at twelve o'clock and runs clockwise, like every ring here. */
function wedge(radius: number, share: number): string {
  const angle = share * 2 * Math.PI;
  const x = rounded(6 + radius * Math.sin(angle));
  const y = rounded(6 - radius * Math.cos(angle));
  return `M6 6V${6 - radius}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}Z`;
}

function circle(x: number, y: number, radius: number): string {
  const d = radius * 2;
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 1 ${d} 0a${radius} ${radius} 0 1 1 -${d} 0Z`;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

import type { Duration, Time } from '../../base/time';

/** A stretch of time. */
export interface Stretch {
  readonly from: Time;
  readonly to: Time;
}

/** A stretch of the axis and where it is drawn, as shares of its whole length. */
export interface AxisPiece extends Stretch {
  readonly start: number;
  readonly end: number;
  /** A long wait, drawn shorter than its time. */
  readonly broken: boolean;
}

/** Time to the right; long waits take a fixed share of the room, and everything else shares the rest by its time. */
export interface BrokenAxis extends Stretch {
  readonly pieces: readonly AxisPiece[];
}

/** How much room a broken wait takes, and how much all of them together may take. */
const BREAK_SHARE = 0.08;
const MOST_BREAKS_SHARE = 0.5;

/** The waits are in order and apart from each other, within the whole. */
export function brokenAxis({ from, to }: Stretch, waits: readonly Stretch[]): BrokenAxis {
  const stretches = alternating({ from, to }, waits);
  const timed = lengthOf(stretches.filter(({ broken }) => !broken));
  const breaks = timed > 0 ? Math.min(MOST_BREAKS_SHARE, waits.length * BREAK_SHARE) : 0;
  const perNs = timed > 0 ? (1 - breaks) / timed : 1 / Math.max(1, to - from);
  const pieces: AxisPiece[] = [];
  for (const stretch of stretches) {
    const start = pieces.at(-1)?.end ?? 0;
    const isBroken = stretch.broken && timed > 0;
    const share = isBroken ? breaks / waits.length : (stretch.to - stretch.from) * perNs;
    pieces.push({ ...stretch, broken: isBroken, start, end: Math.min(1, start + share) });
  }
  const last = pieces.pop();
  if (last !== undefined) pieces.push({ ...last, end: 1 });
  return { from, to, pieces };
}

/** Where a moment is drawn, from 0 to 1; moments outside of the axis lie at its ends. */
export function shareAt({ pieces }: BrokenAxis, time: Time): number {
  const piece = pieces.find((one) => time < one.to) ?? pieces.at(-1);
  if (piece === undefined) return 0;
  return between(piece.start, piece.end, shareOf(time, piece.from, piece.to));
}

/** The moment that is drawn there: the inverse of `shareAt`. */
export function timeAt({ pieces }: BrokenAxis, share: number): Time {
  const piece = pieces.find(({ end }) => share < end) ?? pieces.at(-1);
  if (piece === undefined) return 0;
  return between(piece.from, piece.to, shareOf(share, piece.start, piece.end));
}

function alternating({ from, to }: Stretch, waits: readonly Stretch[]): (Stretch & { broken: boolean })[] {
  const stretches: (Stretch & { broken: boolean })[] = [];
  let at = from;
  for (const wait of waits) {
    if (wait.from > at) stretches.push({ from: at, to: wait.from, broken: false });
    stretches.push({ ...wait, broken: true });
    at = wait.to;
  }
  if (to > at || stretches.length === 0) stretches.push({ from: at, to, broken: false });
  return stretches;
}

function lengthOf(stretches: readonly Stretch[]): Duration {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}

function shareOf(value: number, from: number, to: number): number {
  return to > from ? Math.max(0, Math.min(1, (value - from) / (to - from))) : 0;
}

function between(from: number, to: number, share: number): number {
  return share === 1 ? to : from + (to - from) * share;
}

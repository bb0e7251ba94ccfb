import { RING_LIMIT } from '../../worker/frame';

/** What a place of the ring shows: an outcome, or nothing yet. */
export type RingPlace = 'failure' | 'success' | 'free';

/** Modes of a breaker as frames carry them. */
export const BREAKER_MODE = { closed: 0, open: 1, halfOpen: 2 } as const;

/** A ring without a window of calls still has this many places, so that one outcome does not fill the circle. */
const USUAL_PLACES = 20;

/** How much of a place is the gap to the next one. */
const GAP = 0.28;

/** How many places the ring has: those of the window as far as frames tell, more only where outcomes need them. */
export function ringSize(windowSize: number, ringCount: number): number {
  const wished = windowSize > 0 ? windowSize : Math.max(USUAL_PLACES, ringCount);
  return Math.max(1, Math.min(RING_LIMIT, wished));
}

/** Oldest first, as the ring is read: clockwise from 12 o'clock. The newest outcome is the lowest bit. */
export function ringPlaces(bits: number, ringCount: number, size: number): RingPlace[] {
  const known = Math.min(ringCount, size);
  return Array.from({ length: size }, (_, index) => {
    if (index >= known) return 'free';
    return ((bits >>> (known - 1 - index)) & 1) === 1 ? 'failure' : 'success';
  });
}

/** The arc of one place on a circle around 0, 0. */
export function placePath(radius: number, size: number, index: number): string {
  // A ring of one place would be an arc that ends where it begins, which draws nothing.
  const gap = size === 1 ? 0.02 : GAP;
  return arcPath(radius, (index + gap / 2) / size, (index + 1 - gap / 2) / size);
}

/** An arc around 0, 0 between two shares of the full turn, clockwise from 12 o'clock. */
export function arcPath(radius: number, from: number, to: number): string {
  const large = to - from > 0.5 ? 1 : 0;
  return `M${pointAt(radius, from)}A${radius} ${radius} 0 ${large} 1 ${pointAt(radius, to)}`;
}

/** How much of the open time is left, from 1 down to 0; 0 unless it counts down. */
export function countdownShare(mode: number, openUntil: number, openFor: number, now: number): number {
  if (mode !== BREAKER_MODE.open || !(openFor > 0)) return 0;
  return Math.max(0, Math.min(1, (openUntil - now) / openFor));
}

/** How far the bar in the middle is turned, in degrees: along the call lets pass, across it does not. */
export function barTurn(mode: number): number {
  if (mode === BREAKER_MODE.open) return 90;
  return mode === BREAKER_MODE.halfOpen ? 45 : 0;
}

function pointAt(radius: number, turn: number): string {
  const angle = (turn - 0.25) * 2 * Math.PI;
  return `${rounded(Math.cos(angle) * radius)} ${rounded(Math.sin(angle) * radius)}`;
}

function rounded(value: number): number {
  // Adding zero turns minus zero into zero.
  return Math.round(value * 1000) / 1000 + 0;
}

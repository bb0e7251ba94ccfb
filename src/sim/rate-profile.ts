import { NEVER, NS_PER_SECOND, type Time } from '../base/time';

/**
 * The rate from one moment on, per second: it moves in a straight line from `rate` to `rateAtEnd` until the next
 * piece begins; the last piece stays at `rate`.
 */
export interface RatePiece {
  readonly from: Time;
  readonly rate: number;
  readonly rateAtEnd: number;
}

/** In the order of time; the first piece begins at 0. */
export type RateProfile = readonly RatePiece[];

/** Eleven days. A rate next to nothing must not put infinity into the heap. */
const LONGEST_WAIT = 1e15;

export function rateAt(profile: RateProfile, time: Time): number {
  return rateIn(profile, pieceAt(profile, time), time);
}

/**
 * The first moment at which `work` expected arrivals (more than 0) have come since `now`, to the nanosecond; NEVER
 * when the profile never brings them, and at most eleven days from now otherwise. With `work` drawn from the
 * exponential distribution this is the next arrival of a Poisson process of this rate.
 */
export function momentAfter(profile: RateProfile, now: Time, work: number): Time {
  const last = profile.length - 1;
  let index = pieceAt(profile, now);
  let start = now;
  let rate = rateIn(profile, index, now);
  // Counted like areas under the rate: per second times nanoseconds.
  let left = work * NS_PER_SECOND;
  for (; index < last; index++) {
    const { rateAtEnd } = profile[index];
    const length = profile[index + 1].from - start;
    const brought = area(rate, rateAtEnd, length);
    if (left <= brought) return capped(now, start + Math.round(timeFor(left, rate, rateAtEnd, length)));
    left -= brought;
    start += length;
    rate = profile[index + 1].rate;
  }
  return rate > 0 ? capped(now, start + Math.round(left / rate)) : NEVER;
}

/** Expected arrivals from one moment to a later one. */
export function expectedBetween(profile: RateProfile, from: Time, to: Time): number {
  const last = profile.length - 1;
  let index = pieceAt(profile, from);
  let start = from;
  let rate = rateIn(profile, index, from);
  let sum = 0;
  for (; index < last && profile[index + 1].from <= to; index++) {
    const length = profile[index + 1].from - start;
    sum += area(rate, profile[index].rateAtEnd, length);
    start += length;
    rate = profile[index + 1].rate;
  }
  return (sum + area(rate, rateIn(profile, index, to), to - start)) / NS_PER_SECOND;
}

/** The last piece that has begun: a step is two pieces, and at its moment the later one counts. */
function pieceAt(profile: RateProfile, time: Time): number {
  let low = 0;
  let high = profile.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (profile[middle].from <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** `time` lies in this piece, so a piece that ends when it begins is never asked. */
function rateIn(profile: RateProfile, index: number, time: Time): number {
  const { from, rate, rateAtEnd } = profile[index];
  if (index === profile.length - 1 || rate === rateAtEnd) return rate;
  const end = profile[index + 1].from;
  // Both parts are positive and both lengths exact, so that a ramp down to zero keeps its last digits.
  return (rate * (end - time) + rateAtEnd * (time - from)) / (end - from);
}

function area(rate: number, rateAtEnd: number, length: number): number {
  return 0.5 * (rate + rateAtEnd) * length;
}

/**
 * How long a straight line of this length takes to bring `work`, which is at most what it brings in all. Of the two
 * forms of the root this one subtracts nothing, so it also holds for a line that is flat or nearly so.
 */
function timeFor(work: number, rate: number, rateAtEnd: number, length: number): number {
  const slope = (rateAtEnd - rate) / length;
  const rateThen = Math.sqrt(Math.max(0, rate * rate + 2 * slope * work));
  return Math.min(length, (2 * work) / (rate + rateThen));
}

function capped(now: Time, moment: Time): Time {
  return Math.min(moment, now + LONGEST_WAIT);
}

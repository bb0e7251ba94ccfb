/**
 * Simulated time is a whole number of nanoseconds in a double: exact for 104 days (2^53 ns), equal on every
 * engine, and free of the rounding that makes two runs drift apart. `Time` is an instant, `Duration` a length.
 */
export type Time = number;
export type Duration = number;

export const NS_PER_MS = 1e6;
export const NS_PER_SECOND = 1e9;

/** Later than everything: the deadline of something that never happens. */
export const NEVER: Time = Number.MAX_SAFE_INTEGER;

export function msToNs(ms: number): Duration {
  return Math.round(ms * NS_PER_MS);
}

export function secondsToNs(seconds: number): Duration {
  return Math.round(seconds * NS_PER_SECOND);
}

export function nsToMs(ns: Duration): number {
  return ns / NS_PER_MS;
}

export function nsToSeconds(ns: Duration): number {
  return ns / NS_PER_SECOND;
}

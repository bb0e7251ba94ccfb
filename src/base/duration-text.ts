import { NS_PER_MS, NS_PER_SECOND, type Duration, type Time } from './time';

const NS_PER_US = 1000;

/** A length of time for people: "3.37 s", "350 ms", "12 µs", with at most two decimals and no idle zeros. */
export function durationText(duration: Duration): string {
  if (duration >= NS_PER_SECOND) return `${decimals(duration / NS_PER_SECOND)} s`;
  if (duration >= NS_PER_MS) return `${decimals(duration / NS_PER_MS)} ms`;
  return duration === 0 ? '0 ms' : `${decimals(duration / NS_PER_US)} µs`;
}

/** An instant on the time axis, always with two decimals so that instants in a list line up: "20.40 s". */
export function instantText(time: Time): string {
  return `${(time / NS_PER_SECOND).toFixed(2)} s`;
}

/** A share for people: 0.125 is "12.5 %". One decimal, so that 49.6 % is never shown as the 50 % it is below. */
export function percentText(ratio: number): string {
  return `${Number((ratio * 100).toFixed(1))} %`;
}

/** A count for people, in sentences as in figures: thousands apart by a thin space, 12 345. */
export function countText(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u2009');
}

function decimals(value: number): string {
  return String(Number(value.toFixed(2)));
}

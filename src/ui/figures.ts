import { countText } from '../base/duration-text';
import { NS_PER_SECOND, type Time } from '../base/time';

/** What stands where a figure is not known. */
export const UNKNOWN = '–';

/** Thousands apart by a thin space, as everywhere in the lab: 12 345. */
export const count = countText;

/** One decimal, cut off and not rounded up: 99.96 % must not read as 100 %. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return 'no requests';
  return `${(Math.floor((part * 1000) / whole) / 10).toFixed(1)} %`;
}

/** "81/s", "2.4/s" below ten, "12 300/s". */
export function rate(perSecond: number): string {
  if (Number.isNaN(perSecond)) return UNKNOWN;
  return `${perSecond > 0 && perSecond < 9.95 ? trimmed(perSecond, 1) : count(Math.round(perSecond))}/s`;
}

/** A number of things that may be an average: "0.8", "44", "12 300". */
export function amount(value: number): string {
  if (Number.isNaN(value)) return UNKNOWN;
  return value < 9.95 ? trimmed(value, 1) : count(Math.round(value));
}

/** A number at an axis, where room is scarce: "150", "7 500", "12k", "1.5M". */
export function axisCount(value: number): string {
  if (value >= 1e6) return `${trimmed(value / 1e6, 1)}M`;
  return value >= 1e4 ? `${trimmed(value / 1e3, 1)}k` : count(value);
}

/** A share as a figure of its own: "0%", "2.0%", "49%". Nothing but everything is "100%", nothing but none is "0%". */
export function share(ratio: number): string {
  if (Number.isNaN(ratio)) return UNKNOWN;
  const value = ratio * 100;
  if (value === 0 || value === 100) return `${value}%`;
  if (value < 9.95) return `${Math.max(0.1, value).toFixed(1)}%`;
  return `${Math.min(99, Math.round(value))}%`;
}

/** A latency: "0.8 ms", "44 ms", "1.24 s". */
export function milliseconds(value: number): string {
  if (Number.isNaN(value)) return UNKNOWN;
  if (value >= 9995) return `${(value / 1000).toFixed(1)} s`;
  if (value >= 999.5) return `${(value / 1000).toFixed(2)} s`;
  return value < 9.95 ? `${trimmed(value, 1)} ms` : `${Math.round(value)} ms`;
}

/** "1.38×" */
export function factor(value: number): string {
  return Number.isNaN(value) ? UNKNOWN : `${value.toFixed(2)}×`;
}

/** The clock: "00:32.400", with hours from the first hour on. */
export function clock(time: Time): string {
  const ms = Math.floor(time / 1_000_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(ms / 3_600_000);
  const rest = `${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** A moment in a list: "32.400 s". */
export function moment(time: Time): string {
  return `${(time / NS_PER_SECOND).toFixed(3)} s`;
}

function trimmed(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}

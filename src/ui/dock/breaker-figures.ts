import { NS_PER_SECOND } from '../../base/time';
import { BREAKER_MODE } from '../breaker-ring/ring-geometry';
import { UNKNOWN } from '../figures';

/** "12 of 20 failed", as the window of a breaker counts. */
export function windowWords(calls: number, failures: number): string {
  if (!(calls > 0)) return 'no calls';
  return `${failures} of ${calls} failed`;
}

/** "3.4 s" until it lets trials through; a dash unless it is open. */
export function halfOpenIn(mode: number, openUntil: number, now: number): string {
  if (mode !== BREAKER_MODE.open || !Number.isFinite(openUntil)) return UNKNOWN;
  return `${(Math.max(0, openUntil - now) / NS_PER_SECOND).toFixed(1)} s`;
}

export function timesWords(times: number): string {
  return times === 0 ? 'never' : times === 1 ? 'once' : `${times} times`;
}

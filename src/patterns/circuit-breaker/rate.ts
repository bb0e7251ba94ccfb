import type { BreakerConfig } from './config';

/** Whether a part of the calls in a window reaches a limit, by the comparison that the settings ask for. */
export function rateIsReached(config: BreakerConfig, part: number, calls: number, limit: number): boolean {
  // Divided and not multiplied: 3 of 30 is exactly the number that 0.1 is written as, 0.1 x 30 is not 3.
  const rate = part / calls;
  return config.strictlyAbove === 1 ? rate > limit : rate >= limit;
}

import { assertUnreachable } from '../base/assert';
import type { RandomBank } from '../base/random-bank';
import { exponential, logNormal } from '../base/samplers';
import type { Duration } from '../base/time';
import type { Distribution } from './model';

/** Draws a duration, rounded to whole nanoseconds. */
export function sampleDuration(bank: RandomBank, slot: number, distribution: Distribution): Duration {
  switch (distribution.kind) {
    case 'constant':
      return distribution.ns;
    case 'exponential':
      return Math.round(exponential(bank, slot) * distribution.meanNs);
    case 'lognormal':
      return Math.round(logNormal(bank, slot, distribution.mu, distribution.sigma));
    default:
      return assertUnreachable(distribution);
  }
}

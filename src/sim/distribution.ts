import { assertUnreachable } from '../base/assert';
import { KEYED, type RandomBank } from '../base/random-bank';
import { logNormal, wholeExponential } from '../base/samplers';
import type { Duration } from '../base/time';
import type { Distribution } from './model';

/** Draws a duration by a pair of keys, rounded to whole nanoseconds. */
export function sampleDuration(bank: RandomBank, a: number, b: number, distribution: Distribution): Duration {
  switch (distribution.kind) {
    case 'constant':
      return distribution.ns;
    case 'exponential':
      return wholeExponential(bank, KEYED, bank.keyedWord(a, b), distribution.meanNs);
    case 'lognormal':
      bank.key(a, b);
      return Math.round(logNormal(bank, KEYED, distribution.mu, distribution.sigma));
    default:
      return assertUnreachable(distribution);
  }
}

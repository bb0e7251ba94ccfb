import { assertUnreachable } from '../base/assert';
import { KEYED, type RandomBank } from '../base/random-bank';
import { erlang, logNormal, pareto, uniformInt, wholeExponential } from '../base/samplers';
import type { Duration } from '../base/time';
import type { Distribution } from './model';

/** Eleven days: time must stay a whole number, whatever a heavy tail, a rate next to nothing or a fault makes of it. */
export const LONGEST = 1e15;

/** Draws a duration by a pair of keys, rounded to whole nanoseconds. */
export function sampleDuration(bank: RandomBank, a: number, b: number, distribution: Distribution): Duration {
  switch (distribution.kind) {
    case 'constant':
      return distribution.ns;
    case 'exponential':
      return wholeExponential(bank, KEYED, bank.keyedWord(a, b), distribution.meanNs);
    default:
      bank.key(a, b);
      return Math.min(LONGEST, drawOn(bank, distribution));
  }
}

/** Draws with the key that was set already. */
function drawOn(bank: RandomBank, distribution: Distribution): Duration {
  switch (distribution.kind) {
    case 'constant':
      return distribution.ns;
    case 'uniform':
      return distribution.fromNs + uniformInt(bank, KEYED, distribution.toNs - distribution.fromNs + 1);
    case 'exponential':
      return wholeExponential(bank, KEYED, bank.i32(KEYED), distribution.meanNs);
    case 'erlang':
      return Math.round(distribution.meanNs * erlang(bank, KEYED, distribution.shape));
    case 'lognormal':
      return Math.round(logNormal(bank, KEYED, distribution.mu, distribution.sigma));
    case 'pareto':
      return Math.round(distribution.leastNs * pareto(bank, KEYED, distribution.alpha));
    case 'mixture': {
      const isRare = bank.unit(KEYED) < distribution.rareShare;
      return drawOn(bank, isRare ? distribution.rare : distribution.usual);
    }
    default:
      return assertUnreachable(distribution);
  }
}

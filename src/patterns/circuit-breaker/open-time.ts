import { mix32 } from '../../base/keyed-hash';
import { pow } from '../../base/portable-pow';
import type { Duration } from '../../base/time';
import type { BreakerConfig } from './config';

const WORDS = 4_294_967_296;

/**
 * How long an opening lasts that is the `inARow`th since trials closed the breaker, and the `number`th of all. It
 * grows up to its limit and is then jittered, so that breakers which are at the limit do not come back together.
 */
export function openTime(config: BreakerConfig, number: number, inARow: number): Duration {
  const grown = grownTime(config, inARow);
  if (config.openJitter === 0) return grown;
  const draw = (mix32(config.luck, number) >>> 0) / WORDS;
  const jittered = grown * (1 + config.openJitter * (2 * draw - 1));
  // Whatever is drawn, an opening is an opening.
  return Math.max(1, Math.round(jittered));
}

function grownTime({ openForNs, openFactor, openAtMostNs }: BreakerConfig, inARow: number): Duration {
  if (openFactor === 1 || inARow <= 1) return openForNs;
  return Math.round(Math.min(openAtMostNs, openForNs * pow(openFactor, inARow - 1)));
}

import { mix32 } from '../../base/keyed-hash';
import type { Duration } from '../../base/time';
import { EQUAL_JITTER, NO_JITTER, directionOf, stepOf, type SagaConfig } from './config';
import { MOST_STEPS } from './definition';

const WORDS = 4_294_967_296;

/**
 * How long an act waits after its `attempt`, which was the `inARow`th since it began, or since an operator had it tried
 * again. It is drawn by a hash of the saga's luck, so that a saga that resumes after a crash waits just as long.
 */
export function waitAfter(
  config: SagaConfig,
  luck: number,
  act: number,
  attempt: number,
  inARow: number,
): Duration {
  const step = stepOf(config, act);
  const wait = plainWait(config, step, inARow);
  const jitter = config.jitter[step];
  if (jitter === NO_JITTER) return Math.round(wait);
  const site = directionOf(config, act) * MOST_STEPS + step;
  const draw = (mix32(mix32(luck, site), attempt) >>> 0) / WORDS;
  return Math.round(jitter === EQUAL_JITTER ? (wait + wait * draw) / 2 : wait * draw);
}

/** The longest that can be drawn. Growing stops at the limit, so no number of attempts can overflow it. */
function plainWait(config: SagaConfig, step: number, inARow: number): Duration {
  const longest = config.longestWaitNs[step];
  const factor = config.factor[step];
  let wait = config.firstWaitNs[step];
  if (wait === 0 || factor === 1) return Math.min(wait, longest);
  for (let grown = 1; grown < inARow && wait < longest; grown += 1) wait *= factor;
  return Math.min(wait, longest);
}

import type { Outcome } from '../../base/outcome';
import type { Duration } from '../../base/time';
import {
  DECORRELATED_JITTER,
  EQUAL_JITTER,
  FULL_JITTER,
  NO_JITTER,
  PROPORTIONAL_JITTER,
  type RetryConfig,
} from './config';

export function isRetried(config: RetryConfig, outcome: Outcome): boolean {
  return ((config.retryOn >>> outcome) & 1) === 1;
}

/** The wait after `attempt` before jitter. Growing stops at the cap, so no number of attempts can overflow it. */
export function plainDelay(config: RetryConfig, attempt: number): Duration {
  const { factor, maxDelayNs } = config;
  let delay = config.initialDelayNs;
  if (delay === 0 || factor === 1) return Math.min(delay, maxDelayNs);
  for (let grown = 1; grown < attempt && delay < maxDelayNs; grown += 1) delay *= factor;
  return Math.min(delay, maxDelayNs);
}

/** A decorrelated wait grows from the one before it, so it has no wait before jitter, backoff or factor. */
export function isDecorrelated(config: RetryConfig): boolean {
  return config.jitter === DECORRELATED_JITTER;
}

/**
 * From the first wait up to three times the one before, which counts as the first wait as long as there is none.
 * The cap comes after the draw: of the waits that have grown to it about two in three are the cap itself.
 */
export function decorrelated(config: RetryConfig, previous: Duration, draw: number): Duration {
  const { initialDelayNs, maxDelayNs } = config;
  const upTo = 3 * Math.max(previous, initialDelayNs);
  return Math.min(maxDelayNs, Math.round(initialDelayNs + (upTo - initialDelayNs) * draw));
}

/** The shortest and the longest wait that a draw can make of `delay` are those of the draws 0 and (almost) 1. */
export function jittered(config: RetryConfig, delay: Duration, draw: number): Duration {
  switch (config.jitter) {
    case FULL_JITTER:
      return Math.round(delay * draw);
    case EQUAL_JITTER:
      return Math.round(delay * 0.5 + delay * 0.5 * draw);
    case PROPORTIONAL_JITTER:
      return Math.round(delay * (1 - config.jitterRatio + 2 * config.jitterRatio * draw));
    case NO_JITTER:
    default:
      return Math.round(delay);
  }
}

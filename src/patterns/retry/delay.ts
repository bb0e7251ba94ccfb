import { pow, tanh } from '../../base/portable-math';
import { NS_PER_MS, type Duration } from '../../base/time';
import {
  ADDITIVE_AFTER_CAP,
  ADDITIVE_BEFORE_CAP,
  DECORRELATED_JITTER,
  DECORRELATED_V2,
  EQUAL_JITTER,
  EXPONENTIAL,
  FULL_JITTER,
  LINEAR,
  NO_JITTER,
  PROPORTIONAL_JITTER,
  type RetryConfig,
} from './config';

/** How far Polly spreads a constant or linear wait to either side. */
const V2_PLAIN_SPREAD = 0.25;
/** Smooths the first waits of V2. */
const V2_SMOOTHING = 4;
/** Brings the medians of V2 back to the waits that were asked for. */
const V2_SCALE = 1 / 1.4;

/** The wait after `attempt` before jitter. Growing stops at the cap, so no number of attempts can overflow it. */
function plainDelay(config: RetryConfig, attempt: number): Duration {
  const { backoff, factor, maxDelayNs } = config;
  let delay = config.initialDelayNs;
  if (backoff === LINEAR) return Math.min(delay * attempt, maxDelayNs);
  if (delay === 0 || factor === 1) return Math.min(delay, maxDelayNs);
  for (let grown = 1; grown < attempt && delay < maxDelayNs; grown += 1) delay *= factor;
  return Math.min(delay, maxDelayNs);
}

/** A decorrelated wait grows from the one before it, so it has no wait before jitter, backoff or factor. */
export function isDecorrelated(config: RetryConfig): boolean {
  return config.jitter === DECORRELATED_JITTER;
}

/** A V2 wait is the step between two points of a curve, of which each is drawn once. */
export function isSmooth(config: RetryConfig): boolean {
  return config.jitter === DECORRELATED_V2 && config.backoff === EXPONENTIAL;
}

/** What the next wait depends on beside its own draw: the wait before, the draw before, or nothing. */
export function needsPrevious(config: RetryConfig): boolean {
  return isDecorrelated(config) || isSmooth(config);
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

/** The wait after `attempt`, whose point on the curve is drawn by `draw`, and the point before by `previous`. */
export function smooth(config: RetryConfig, attempt: number, previous: number, draw: number): Duration {
  const { initialDelayNs, maxDelayNs } = config;
  if (initialDelayNs === 0) return 0;
  const reached = curve(config.factor, attempt - 1 + draw);
  // So far out the curve is beyond all numbers, and the difference of two such points is none.
  if (reached === Infinity) return maxDelayNs;
  const before = attempt === 1 ? 0 : curve(config.factor, attempt - 2 + previous);
  const step = Math.max(0, reached - before) * V2_SCALE;
  return Math.round(Math.min(maxDelayNs, step * initialDelayNs));
}

function curve(factor: number, t: number): number {
  return pow(factor, t) * tanh(Math.sqrt(V2_SMOOTHING * t));
}

/** The wait after `attempt` with every jitter that needs nothing but a draw; those of 0 and (almost) 1 are its ends. */
export function jittered(config: RetryConfig, attempt: number, draw: number): Duration {
  const { jitterRatio, maxDelayNs } = config;
  if (config.jitter === DECORRELATED_V2) return spread(config, attempt, draw);
  const delay = plainDelay(config, attempt);
  switch (config.jitter) {
    case FULL_JITTER:
      return Math.round(delay * draw);
    case EQUAL_JITTER:
      return Math.round(delay * 0.5 + delay * 0.5 * draw);
    case PROPORTIONAL_JITTER:
      return Math.round(delay * (1 - jitterRatio + 2 * jitterRatio * draw));
    case ADDITIVE_BEFORE_CAP:
      return Math.min(maxDelayNs, wholeMs(delay + delay * jitterRatio * draw));
    case ADDITIVE_AFTER_CAP:
      return Math.round(delay + delay * jitterRatio * draw);
    case NO_JITTER:
    default:
      return Math.round(delay);
  }
}

/** What Polly makes of a constant or linear wait: spread first, and cut afterwards. */
function spread(config: RetryConfig, attempt: number, draw: number): Duration {
  const delay = config.backoff === LINEAR ? config.initialDelayNs * attempt : config.initialDelayNs;
  const drawn = delay * (1 - V2_PLAIN_SPREAD + 2 * V2_PLAIN_SPREAD * draw);
  return Math.round(Math.min(config.maxDelayNs, drawn));
}

function wholeMs(duration: Duration): Duration {
  return Math.round(duration / NS_PER_MS) * NS_PER_MS;
}

import type { FieldShape, Shape } from '../../base/shape';
import { NEVER, type Time } from '../../base/time';
import { AUTOMATIC, CLOSED, CONTROL_CHANGED, FORCED_OPEN, OPEN, STARTED } from './catalogue';
import { slowBucketCount, type BreakerConfig } from './config';
import { HISTORY_SIZE } from './history';

/** A type and not an interface, so that it can be handed to whoever saves plain states by their shape. */
export type BreakerState = {
  mode: number;
  /** 0 while calls take the short way: closed, automatic, and no call is slow. */
  detour: number;
  /** How often the mode has changed. Permits carry it, which is how a late result is known. */
  changes: number;
  changedAt: Time;
  /** Why the mode changed last (an index into BREAKER_REASONS), and the figures that decided it. */
  reason: number;
  evidenceCalls: number;
  evidenceFailures: number;
  evidenceSlow: number;
  /** The limit in force at that change: a count of failures, a rate, or a number of trials or successes. */
  evidenceLimit: number;
  /** 1 when the evidence had to be above that limit, 0 when reaching it was enough. */
  evidenceAbove: number;
  /** How long the present opening lasts, or the last one did. */
  openFor: number;
  openUntil: Time;
  /** How often it has opened by itself; the next opening draws its time by this number. */
  openings: number;
  /** Openings since trials closed it last: the time grows with them. */
  openingsInARow: number;
  /** Trials under way or completed; a trial that is handed back leaves this count. */
  trialsIssued: number;
  trialsSucceeded: number;
  trialsFailed: number;
  /** Of the trials that failed or succeeded: those that were slow, which counts as failed. */
  trialsSlow: number;
  trialsSince: Time;
  trialsUntil: Time;
  /** Failures since the last success. */
  consecutive: number;
  windowCalls: number;
  windowFailures: number;
  windowSlow: number;
  /** Where the ring of outcomes is written next. */
  outcomeNext: number;
  /** Absolute index of the newest bucket, counted from time zero, and the length it was counted with. */
  newestBucket: number;
  bucketLength: number;
  total: number;
  succeeded: number;
  failed: number;
  ignored: number;
  cancelled: number;
  rejected: number;
  late: number;
  /** Of the failed and ignored ones. */
  timedOut: number;
  /** Of the succeeded and failed ones. */
  slow: number;
  /** How often a breaker that is held closed has reached what would have opened it. */
  wouldHaveOpened: number;
  /** 1 while it stands beyond that: the next time counts only after a result below. */
  overLimit: number;
  /** 1 for a failure, 0 for a success, and 2 more when it was slow. */
  outcomes: Float64Array;
  bucketCalls: Float64Array;
  bucketFailures: Float64Array;
  /** As long as the other two, or empty while no call is slow. */
  bucketSlow: Float64Array;
  /** The last changes of mode (history.ts). */
  history: Float64Array;
};

export function shape(config: BreakerConfig): Shape {
  return {
    mode: 'number',
    detour: 'number',
    changes: 'number',
    changedAt: 'number',
    reason: 'number',
    evidenceCalls: 'number',
    evidenceFailures: 'number',
    evidenceSlow: 'number',
    evidenceLimit: 'number',
    evidenceAbove: 'number',
    openFor: 'number',
    openUntil: 'number',
    openings: 'number',
    openingsInARow: 'number',
    trialsIssued: 'number',
    trialsSucceeded: 'number',
    trialsFailed: 'number',
    trialsSlow: 'number',
    trialsSince: 'number',
    trialsUntil: 'number',
    consecutive: 'number',
    windowCalls: 'number',
    windowFailures: 'number',
    windowSlow: 'number',
    outcomeNext: 'number',
    newestBucket: 'number',
    bucketLength: 'number',
    total: 'number',
    succeeded: 'number',
    failed: 'number',
    ignored: 'number',
    cancelled: 'number',
    rejected: 'number',
    late: 'number',
    timedOut: 'number',
    slow: 'number',
    wouldHaveOpened: 'number',
    overLimit: 'number',
    outcomes: { ring: config.outcomeCount },
    bucketCalls: { ring: config.bucketCount },
    bucketFailures: { ring: config.bucketCount },
    bucketSlow: { ring: slowBucketCount(config) },
    history: { ring: HISTORY_SIZE },
  } satisfies Record<keyof BreakerState, FieldShape>;
}

/** A breaker that is forced open by its first settings is open from the beginning, without a change. */
export function init(config: BreakerConfig, now: Time): BreakerState {
  return {
    mode: config.control === FORCED_OPEN ? OPEN : CLOSED,
    detour: config.detour,
    changes: 0,
    changedAt: now,
    reason: config.control === AUTOMATIC ? STARTED : CONTROL_CHANGED + config.control,
    evidenceCalls: 0,
    evidenceFailures: 0,
    evidenceSlow: 0,
    evidenceLimit: 0,
    evidenceAbove: 0,
    openFor: config.openForNs,
    openUntil: NEVER,
    openings: 0,
    openingsInARow: 0,
    trialsIssued: 0,
    trialsSucceeded: 0,
    trialsFailed: 0,
    trialsSlow: 0,
    trialsSince: NEVER,
    trialsUntil: NEVER,
    consecutive: 0,
    windowCalls: 0,
    windowFailures: 0,
    windowSlow: 0,
    outcomeNext: 0,
    newestBucket: Math.floor(now / config.bucketNs),
    bucketLength: config.bucketNs,
    total: 0,
    succeeded: 0,
    failed: 0,
    ignored: 0,
    cancelled: 0,
    rejected: 0,
    late: 0,
    timedOut: 0,
    slow: 0,
    wouldHaveOpened: 0,
    overLimit: 0,
    outcomes: new Float64Array(config.outcomeCount),
    bucketCalls: new Float64Array(config.bucketCount),
    bucketFailures: new Float64Array(config.bucketCount),
    bucketSlow: new Float64Array(slowBucketCount(config)),
    history: new Float64Array(HISTORY_SIZE),
  };
}

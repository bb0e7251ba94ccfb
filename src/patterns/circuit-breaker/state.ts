import type { FieldShape, Shape } from '../../base/shape';
import { NEVER, type Time } from '../../base/time';
import { CLOSED, STARTED } from './catalogue';
import type { BreakerConfig } from './config';

/** A type and not an interface, so that it can be handed to whoever saves plain states by their shape. */
export type BreakerState = {
  mode: number;
  /** How often the mode has changed. Permits carry it, which is how a late result is known. */
  changes: number;
  changedAt: Time;
  /** Why the mode changed last (an index into BREAKER_REASONS), and the figures that decided it. */
  reason: number;
  evidenceCalls: number;
  evidenceFailures: number;
  /** The limit in force at that change: a count of failures, a rate, or a number of trials or successes. */
  evidenceLimit: number;
  /** 1 when the evidence had to be above that limit, 0 when reaching it was enough. */
  evidenceAbove: number;
  /** The open time in force: `adapt` needs it to bring what is overdue up to date under the old settings. */
  openFor: number;
  openUntil: Time;
  /** Trials under way or completed; a trial that is handed back leaves this count. */
  trialsIssued: number;
  trialsSucceeded: number;
  trialsFailed: number;
  trialsSince: Time;
  trialsUntil: Time;
  /** Failures since the last success. */
  consecutive: number;
  windowCalls: number;
  windowFailures: number;
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
  /** 1 for a failure, 0 for a success. */
  outcomes: Float64Array;
  bucketCalls: Float64Array;
  bucketFailures: Float64Array;
};

export function shape(config: BreakerConfig): Shape {
  return {
    mode: 'number',
    changes: 'number',
    changedAt: 'number',
    reason: 'number',
    evidenceCalls: 'number',
    evidenceFailures: 'number',
    evidenceLimit: 'number',
    evidenceAbove: 'number',
    openFor: 'number',
    openUntil: 'number',
    trialsIssued: 'number',
    trialsSucceeded: 'number',
    trialsFailed: 'number',
    trialsSince: 'number',
    trialsUntil: 'number',
    consecutive: 'number',
    windowCalls: 'number',
    windowFailures: 'number',
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
    outcomes: { ring: config.outcomeCount },
    bucketCalls: { ring: config.bucketCount },
    bucketFailures: { ring: config.bucketCount },
  } satisfies Record<keyof BreakerState, FieldShape>;
}

export function init(config: BreakerConfig, now: Time): BreakerState {
  return {
    mode: CLOSED,
    changes: 0,
    changedAt: now,
    reason: STARTED,
    evidenceCalls: 0,
    evidenceFailures: 0,
    evidenceLimit: 0,
    evidenceAbove: 0,
    openFor: config.openForNs,
    openUntil: NEVER,
    trialsIssued: 0,
    trialsSucceeded: 0,
    trialsFailed: 0,
    trialsSince: NEVER,
    trialsUntil: NEVER,
    consecutive: 0,
    windowCalls: 0,
    windowFailures: 0,
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
    outcomes: new Float64Array(config.outcomeCount),
    bucketCalls: new Float64Array(config.bucketCount),
    bucketFailures: new Float64Array(config.bucketCount),
  };
}

import type { FieldShape, Shape } from '../../base/shape';
import type { Duration, Time } from '../../base/time';
import { DEPOSIT_BUCKETS, type BudgetConfig } from './budget-config';

/** In place of a verdict: no retry was asked for yet. */
export const NOT_ASKED = -1;
export const DENIED = 0;
export const GRANTED = 1;

export type BudgetState = {
  /** Calls under way, and the retries of them that wait or are under way. */
  calls: number;
  active: number;
  /** The kind in force, and its limits: `adapt` needs them to see what has changed. */
  kind: number;
  maxTokens: number;
  bucketLength: Duration;
  /** In thousandths. */
  tokens: number;
  /** Deposits less withdrawals in all buckets together, in millionths of a retry. */
  balance: number;
  /** Absolute index of the newest bucket, counted from time zero. */
  newestBucket: number;
  granted: number;
  denied: number;
  lastAt: Time;
  lastVerdict: number;
  /** What there was, and what had to be there, in the measure of the kind (retries, tokens). */
  lastHad: number;
  lastLimit: number;
  buckets: Float64Array;
};

export function budgetShape(_config: BudgetConfig): Shape {
  return {
    calls: 'number',
    active: 'number',
    kind: 'number',
    maxTokens: 'number',
    bucketLength: 'number',
    tokens: 'number',
    balance: 'number',
    newestBucket: 'number',
    granted: 'number',
    denied: 'number',
    lastAt: 'number',
    lastVerdict: 'number',
    lastHad: 'number',
    lastLimit: 'number',
    buckets: { ring: DEPOSIT_BUCKETS },
  } satisfies Record<keyof BudgetState, FieldShape>;
}

export function initBudget(config: BudgetConfig, now: Time): BudgetState {
  return {
    calls: 0,
    active: 0,
    kind: config.kind,
    maxTokens: config.maxTokens,
    bucketLength: config.bucketNs,
    tokens: config.maxTokens,
    balance: 0,
    newestBucket: Math.floor(now / config.bucketNs),
    granted: 0,
    denied: 0,
    lastAt: now,
    lastVerdict: NOT_ASKED,
    lastHad: 0,
    lastLimit: 0,
    buckets: new Float64Array(DEPOSIT_BUCKETS),
  };
}

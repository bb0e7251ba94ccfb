import type { Judgement } from '../../base/judgement';
import type { Duration, Time } from '../../base/time';
import { causeText } from '../../patterns/circuit-breaker/words';
import type { Reason } from '../../patterns/retry/reasons';
import type { Guard } from '../../policies/guard';
import { BreakerGuard } from '../../policies/layers/breaker-layer';
import { BulkheadGuard } from '../../policies/layers/bulkhead-layer';
import { RetryGuard } from '../../policies/layers/retry-guard';

/** Figures of an engine at an instant, for sentences that need more than its own words. */
export type GuardFacts = RetryFacts | BreakerFacts | BulkheadFacts;

/** What a retry decided last. */
export interface RetryFacts {
  readonly kind: 'retry';
  readonly attempt: number;
  readonly maxAttempts: number;
  /** Why it does not try again (reasons.ts), or that it does. */
  readonly reason: Reason;
  readonly drawn: Duration;
  readonly wait: Duration;
}

export interface BreakerFacts {
  readonly kind: 'breaker';
  readonly mode: number;
  readonly control: number;
  readonly changedAt: Time;
  readonly openUntil: Time;
  /** Why its mode changed last (catalogue.ts), and that as a clause. */
  readonly reason: number;
  readonly cause: string;
  /** By outcome: what it says about the callee. */
  readonly judgements: readonly Judgement[];
}

export interface BulkheadFacts {
  readonly kind: 'bulkhead';
  readonly slots: number;
  readonly places: number;
}

export function factsOf(guard: Guard): GuardFacts | null {
  if (guard instanceof RetryGuard) {
    const { lastAttempt, lastMaxAttempts, lastReason, lastDrawn, lastWait } = guard.state;
    const last = { attempt: lastAttempt, maxAttempts: lastMaxAttempts, reason: lastReason };
    return { kind: 'retry', ...last, drawn: lastDrawn, wait: lastWait };
  }
  if (guard instanceof BreakerGuard) {
    const { mode, changedAt, openUntil, reason } = guard.state;
    const { control, judgements } = guard.config;
    const cause = causeText(guard.state);
    return { kind: 'breaker', mode, control, changedAt, openUntil, reason, cause, judgements };
  }
  if (guard instanceof BulkheadGuard) {
    return { kind: 'bulkhead', slots: guard.config.maxConcurrent, places: guard.config.queueLimit };
  }
  return null;
}

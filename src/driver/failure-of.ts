import type { Outcome } from '../base/outcome';
import { FROM_VALUE } from './call';
import { failureKind, type Failed } from './results';

/** A failure as a value. */
export function failureOf(
  outcome: Outcome,
  from: number,
  value: unknown,
  attempts: number,
  retryAfterMs?: number,
): Failed {
  const failed: { -readonly [Key in keyof Failed]: Failed[Key] } = {
    ok: false,
    kind: failureKind(outcome),
    attempts,
  };
  if (retryAfterMs !== undefined) failed.retryAfterMs = retryAfterMs;
  if (from === FROM_VALUE) failed.value = value;
  else if (value !== undefined) failed.cause = value;
  return failed;
}

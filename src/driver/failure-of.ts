import type { Outcome } from '../base/outcome';
import { FROM_LAYER, FROM_VALUE } from './call';
import { failureKind, type Failed } from './results';

/** A failure as a value. */
export function failureOf(
  outcome: Outcome,
  from: number,
  value: unknown,
  attempts: number,
  retryAfterMs?: number,
): Failed {
  if (from === FROM_LAYER && value === undefined) return turnedAway(outcome, attempts, retryAfterMs);
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

/** Layers that turn calls away do so thousands of times a second: these objects are made in one piece. */
function turnedAway(outcome: Outcome, attempts: number, retryAfterMs: number | undefined): Failed {
  const kind = failureKind(outcome);
  return retryAfterMs === undefined
    ? { ok: false, kind, attempts }
    : { ok: false, kind, attempts, retryAfterMs };
}

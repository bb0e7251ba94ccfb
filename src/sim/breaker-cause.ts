import {
  BREAKER_REASONS,
  CLOSED,
  FAILURES_IN_A_ROW,
  FAILURE_RATE,
  TRIALS_TOO_SLOW,
  TRIAL_FAILED,
} from '../patterns/circuit-breaker/catalogue';
import type { ChangeRow } from './change-log';

/** The figures behind the change of a breaker, or none when the reason says it all. */
export function breakerEvidence(row: ChangeRow): string[] {
  const { a: mode, b: reason, c: calls, d: failures } = row;
  if (reason === FAILURES_IN_A_ROW) return [`${counted(calls, 'call')} in a row had failed`];
  if (reason === FAILURE_RATE) return [`${failures} of ${counted(calls, 'call')} had failed`];
  if (reason === TRIAL_FAILED) return [`${failures} of ${counted(calls, 'trial')} had failed`];
  if (reason === TRIALS_TOO_SLOW) return [`${counted(calls, 'trial')} brought no verdict`];
  return mode === CLOSED && calls > 0
    ? [`${calls - failures} of ${counted(calls, 'trial')} had succeeded`]
    : [];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** What caused the change of a breaker, as a clause of its own: "12 of 20 calls had failed". */
export function breakerCause(row: ChangeRow): string {
  return breakerEvidence(row)[0] ?? BREAKER_REASONS[row.b].words;
}

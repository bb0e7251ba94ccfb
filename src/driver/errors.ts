import { durationText } from '../base/duration-text';
import { OUTCOMES } from '../base/outcome';
import type { Problem } from '../base/problem';
import { msToNs } from '../base/time';
import type { FailureKind } from './results';

/** Why a guard did not let a call through, or ended it. `kind` is the word for it that values have, too. */
abstract class GuardError extends Error {
  constructor(
    /** The name of the guard. */
    readonly guard: string,
    readonly kind: FailureKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(guard === '' ? message : `${guard}: ${message}`, options);
  }
}

/** The call was turned away: the function was not called, or not again. */
export class RejectedError extends GuardError {
  override readonly name = 'RejectedError';

  constructor(
    guard: string,
    kind: FailureKind,
    /** When the guard may let a call through again, as far as it knows. */
    readonly retryAfterMs: number | undefined,
    options?: ErrorOptions,
  ) {
    super(guard, kind, rejectionText(kind, retryAfterMs), options);
  }
}

/** There was no answer in time. What the function does goes on until it ends by itself or heeds its signal. */
export class TimeoutError extends GuardError {
  override readonly name = 'TimeoutError';

  constructor(guard: string, kind: 'timeout' | 'gave-up', options?: ErrorOptions) {
    super(guard, kind, kind === 'timeout' ? 'no answer in time' : 'no answer before the deadline', options);
  }
}

/** Whoever called does not want the answer any more. `reason` is what the signal was aborted with. */
export class CancelledError extends GuardError {
  override readonly name = 'CancelledError';

  constructor(
    guard: string,
    readonly reason: unknown,
    message = 'withdrawn by the caller',
  ) {
    super(guard, 'cancelled', message, { cause: reason });
  }
}

/** All attempts have failed; `cause` is what the last one threw. Only where a guard is asked to say so. */
export class RetriesUsedUpError extends GuardError {
  override readonly name = 'RetriesUsedUpError';

  constructor(
    guard: string,
    kind: FailureKind,
    readonly attempts: number,
    options: ErrorOptions,
  ) {
    super(guard, kind, `max retries exceeded: all ${attempts} attempts failed`, options);
  }
}

/** The layers, or what they need beside them, do not fit: each problem says where, what was expected and what came. */
export class StackError extends Error {
  override readonly name = 'StackError';

  constructor(readonly problems: readonly Problem[]) {
    const lines = problems.map(
      ({ path, expected, received }) => `${path}: expected ${expected}, got ${received}`,
    );
    super(`This stack cannot guard anything. ${lines.join('; ')}`);
  }
}

function rejectionText(kind: FailureKind, retryAfterMs: number | undefined): string {
  const when = retryAfterMs === undefined ? '' : `; it may be let through in ${waitText(retryAfterMs)}`;
  if (kind === 'closed') return 'the guard was closed';
  const label = OUTCOMES.find(({ id }) => id === kind)?.label ?? kind;
  return `${label}${when}`;
}

function waitText(ms: number): string {
  return durationText(msToNs(ms));
}

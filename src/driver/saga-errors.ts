import type { Problem } from '../base/problem';
import type { SagaEnd, SagaFailure } from './saga-end';

/** Thrown by a step that is not going to be done: it had no effect, and trying again would not help. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';
  readonly refused = true;
}

/** The work was not done as a whole. What it had done is undone, as far as `status` and `end` say. */
export class SagaError extends Error {
  override readonly name = 'SagaError';
  readonly saga: string;
  /** The step that made the saga turn back; null after a deadline, or when it was cancelled. */
  readonly step: string | null;
  readonly reason: SagaFailure['reason'];
  readonly results: SagaEnd['results'];

  constructor(
    readonly end: SagaEnd,
    failure: SagaFailure,
  ) {
    super(`saga "${end.id}" ${endText(end)}: ${failureText(failure)}`, { cause: failure.cause });
    this.saga = end.id;
    this.step = failure.step;
    this.reason = failure.reason;
    this.results = end.results;
  }
}

/** The state of a saga could not be saved. It stands still until somebody resumes it, as after a crash. */
export class SagaInterruptedError extends Error {
  override readonly name = 'SagaInterruptedError';

  constructor(
    readonly saga: string,
    options: ErrorOptions,
  ) {
    super(
      `saga "${saga}": its state could not be saved, so it stands still; resume it when the store works`,
      options,
    );
  }
}

/** Steps or settings do not fit, or a saved saga does not: each problem says where, what was expected and what came. */
export class SagaDefinitionError extends Error {
  override readonly name = 'SagaDefinitionError';

  constructor(readonly problems: readonly Problem[]) {
    const lines = problems.map(
      ({ path, expected, received }) => `${path}: expected ${expected}, got ${received}`,
    );
    super(`This saga cannot be carried out. ${lines.join('; ')}`);
  }
}

function endText({ status }: SagaEnd): string {
  return status === 'compensated' ? 'was undone' : 'has failed';
}

const REASONS: Readonly<Record<SagaFailure['reason'], string>> = {
  refused: 'was refused',
  failed: 'did not succeed in all its attempts',
  deadline: 'the deadline was reached',
  cancelled: 'it was cancelled',
  'not-done': 'was marked as failed by hand',
  forgotten: 'a crash has lost all that was known of it',
};

function failureText({ step, reason, cause }: SagaFailure): string {
  const what = step === null ? REASONS[reason] : `"${step}" ${REASONS[reason]}`;
  return cause instanceof Error && cause.message !== '' ? `${what} (${cause.message})` : what;
}

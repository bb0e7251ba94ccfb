import type { SagaDirection } from './saga-end';

/** What does not change from one attempt of an act to the next. */
export interface SagaActFacts<Input> {
  readonly saga: string;
  readonly step: string;
  readonly direction: SagaDirection;
  readonly key: string;
  readonly input: Input;
  readonly results: Readonly<Record<string, unknown>>;
}

/** What the function of a step, or of what undoes it, is told about the attempt that it is called for. */
export class SagaContext<Input> {
  /** The id of the saga. */
  readonly saga: string;
  readonly step: string;
  readonly direction: SagaDirection;
  /** What the saga is about. */
  readonly input: Input;
  /** What the steps that are done have answered, by their ids. */
  readonly results: Readonly<Record<string, unknown>>;
  /** The idempotency key: the same for all attempts of this act, also after a crash, and for nothing else. */
  readonly key: string;
  private controller: AbortController | null = null;
  private given: { readonly reason: unknown } | null = null;

  constructor(
    facts: SagaActFacts<Input>,
    /** Which attempt this is, from 1. */
    readonly attempt: number,
  ) {
    this.saga = facts.saga;
    this.step = facts.step;
    this.direction = facts.direction;
    this.input = facts.input;
    this.results = facts.results;
    this.key = facts.key;
  }

  /** Aborted when nobody waits for this attempt any more. It is made when it is first looked at. */
  get signal(): AbortSignal {
    if (this.controller === null) {
      this.controller = new AbortController();
      if (this.given !== null) this.controller.abort(this.given.reason);
    }
    return this.controller.signal;
  }

  /** Whether nobody waits for this attempt any more. */
  get isGivenUp(): boolean {
    return this.given !== null;
  }

  /** For the saga to say. */
  giveUp(reason: unknown): void {
    if (this.given !== null) return;
    this.given = { reason };
    this.controller?.abort(reason);
  }
}

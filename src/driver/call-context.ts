import { CancelledError, TimeoutError } from './errors';

/** Why nobody waits for an attempt any more. */
export const WITHDRAWN = 0;
export const TIMED_OUT = 1;
export const DEADLINE_OVER = 2;
/** Another attempt has brought the answer. */
export const OUTRUN = 3;
export type GivenUpBecause = typeof WITHDRAWN | typeof TIMED_OUT | typeof DEADLINE_OVER | typeof OUTRUN;

/** What an attempt can ask its guard about as long as it is under way. */
export interface ContextSource {
  readonly name: string;
  deadlineFor(context: CallContext): number;
  instanceName(place: number): string | undefined;
  clockNow(): number;
}

interface GivenUp {
  readonly because: GivenUpBecause;
  readonly callersReason: unknown;
}

/** What a guarded function is told about the attempt that it is called for. */
export class CallContext {
  private controller: AbortController | null = null;
  private given: GivenUp | null = null;

  constructor(
    private readonly source: ContextSource,
    /** The row in which this attempt runs; the guard's own business. */
    readonly row: number,
    /** Which attempt of the call this is, from 1. */
    readonly attempt: number,
    /** The place of the instance that was chosen for it; -1 when nobody has chosen. */
    private readonly place: number,
  ) {}

  /**
   * Aborted when nobody waits for this attempt any more. It is made when it is first looked at: making one takes longer
   * than everything else that a guard does.
   */
  get signal(): AbortSignal {
    if (this.controller === null) {
      this.controller = new AbortController();
      if (this.given !== null) this.controller.abort(this.reason(this.given));
    }
    return this.controller.signal;
  }

  /**
   * Until when an answer is of use, in milliseconds of the guard's clock (`performance.now()`); Infinity if always, and
   * when the attempt is over.
   */
  get deadline(): number {
    return this.source.deadlineFor(this);
  }

  /** Milliseconds until the deadline; Infinity when there is none. */
  get timeLeftMs(): number {
    return Math.max(0, this.deadline - this.source.clockNow());
  }

  /** The instance that was chosen for this attempt, where a guard has several. */
  get instance(): string | undefined {
    return this.source.instanceName(this.place);
  }

  /** Whether nobody waits for this attempt any more. */
  get isGivenUp(): boolean {
    return this.given !== null;
  }

  /** Marks the attempt as given up. Returns whether its signal is to be aborted, by `abort`, when nothing else runs. */
  giveUp(because: GivenUpBecause, callersReason: unknown): boolean {
    this.given = { because, callersReason };
    return this.controller !== null;
  }

  abort(): void {
    if (this.given !== null) this.controller?.abort(this.reason(this.given));
  }

  private reason({ because, callersReason }: GivenUp): unknown {
    const { name } = this.source;
    switch (because) {
      case TIMED_OUT:
        return new TimeoutError(name, 'timeout');
      case DEADLINE_OVER:
        return new TimeoutError(name, 'gave-up');
      case OUTRUN:
        return new CancelledError(name, undefined, 'another attempt was answered first');
      default:
        return callersReason;
    }
  }
}

import type { Outcome } from '../base/outcome';
import type { Time } from '../base/time';
import type { CallContext } from './call-context';

/** What is guarded: a function that may return a value, or a promise of one, or throw. */
export type Work<Value> = (context: CallContext) => Value | PromiseLike<Value>;

export interface CallOptions {
  /** Withdraws the call when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** The call is given up when this time is over, whatever it waits for; layers that heed deadlines know of it. */
  readonly deadlineMs?: number | undefined;
  /** What is asked for. Only what has a key is cached or shared; limiters and balancers may go by it. */
  readonly key?: string | undefined;
  /** Who asks. */
  readonly user?: string | undefined;
  /** Whether it does no harm to do this twice; as the guard says by default. */
  readonly idempotent?: boolean | undefined;
}

/** Where the value or error of a call, or of one of its attempts, came from. */
export const FROM_NOWHERE = 0;
/** A layer decided without the function, and without a value. */
export const FROM_LAYER = 1;
export const FROM_VALUE = 2;
export const FROM_ERROR = 3;
export const FROM_CACHE = 4;
/** A fallback is to say what the value is; or has said it; or has failed itself. */
export const FROM_FALLBACK = 5;
export const FROM_FALLBACK_VALUE = 6;
export const FROM_FALLBACK_ERROR = 7;

/** What an attempt or a call ended with: the numbers are the engines' business, the values ride beside them. */
export interface Ending {
  from: number;
  value: unknown;
  /** Of an answer that a fallback gave: how the call itself had ended. */
  failure: Outcome;
  /** Where that came from; the value is then still that of the failure. */
  failureFrom: number;
  /** It came with the call of somebody else who asked for the same. */
  isShared: boolean;
}

export function emptyEnding(): Ending {
  return {
    from: FROM_NOWHERE,
    value: undefined,
    failure: NOT_ENDED,
    failureFrom: FROM_NOWHERE,
    isShared: false,
  };
}

export function copyEnding(from: Readonly<Ending>, to: Ending): void {
  to.from = from.from;
  to.value = from.value;
  to.failure = from.failure;
  to.failureFrom = from.failureFrom;
  to.isShared = from.isShared;
}

/** The numbers that stand for what is asked for and by whom, and for both in one where answers are personal. */
export interface CallKeys {
  key: number;
  user: number;
  shared: number;
  personal: number;
}

export const UNASKED = -2;

export const NOT_ENDED: Outcome = -1;

function nothing(): void {}

/** What only some calls have. */
export interface CallExtras {
  /** When it is to be given up, and the event for that; Infinity and -1 when never. */
  deadline: Time;
  deadlineEvent: number;
  /** When it began, where somebody wants to know. */
  startedAt: Time;
  /** What key and user amount to for engines (key-names.ts). */
  readonly keys: CallKeys;
  /** Takes the listener from the caller's signal, if there is one. */
  stopListening: (() => void) | null;
  /** Whether somebody waits for it: a cache renews answers by calls that nobody waits for. */
  isAwaited: boolean;
  /** After how many milliseconds a layer that turned it away may let it through. */
  retryAfterMs: number | undefined;
  /** What it ended with, where that is more than a value. */
  readonly ending: Ending;
}

/** One call, as whoever made it sees it. It is kept small: most of what a guarded call takes is making objects. */
export class Call {
  row = -1;
  outcome: Outcome = NOT_ENDED;
  from = FROM_NOWHERE;
  value: unknown = undefined;
  attempts = 0;
  /** Null as long as there is nothing special about it. */
  extras: CallExtras | null = null;

  constructor(
    /** Counts the calls of a guard. */
    readonly id: number,
    readonly work: Work<unknown>,
    readonly options: CallOptions | undefined,
    /** The two ends of the promise; without the second every outcome is wanted as a value, and nothing is thrown. */
    readonly resolve: (value: unknown) => void,
    readonly reject: ((error: unknown) => void) | null,
  ) {}

  /** A call for the same that nobody waits for. */
  forNobody(): Call {
    const call = new Call(this.id, this.work, this.options, nothing, nothing);
    call.withExtras().isAwaited = false;
    return call;
  }

  /** It ends as one of its attempts has ended. */
  endAs(ending: Readonly<Ending>): void {
    this.from = ending.from;
    this.value = ending.value;
    if (ending.isShared || ending.failure !== NOT_ENDED) copyEnding(ending, this.withExtras().ending);
  }

  get isSettled(): boolean {
    return this.outcome !== NOT_ENDED;
  }

  withExtras(): CallExtras {
    this.extras ??= {
      deadline: Infinity,
      deadlineEvent: -1,
      startedAt: 0,
      keys: { key: UNASKED, user: UNASKED, shared: UNASKED, personal: UNASKED },
      stopListening: null,
      isAwaited: true,
      retryAfterMs: undefined,
      ending: emptyEnding(),
    };
    return this.extras;
  }
}

/**
 * The one place where the compiler has to take our word: what functions of many types return lies in the same records
 * until it is handed to whoever called, and nobody else writes there.
 */
export function asAnswer<Value>(promise: Promise<unknown>): Promise<Value> {
  return promise as Promise<Value>;
}

import type { Outcome } from '../../base/outcome';
import type { Time } from '../../base/time';
import type { PatternId } from '../../patterns/registry';
import type { AttemptRecord, CallRecord, TraceRecord } from './records';

/**
 * A stretch of time of a request, as spans.ts makes it of records: request > call along an edge > try > queue, work >
 * calls of the plan. Spans are listed as they are drawn: depth first, siblings by their beginning.
 */
export type SimSpan = RequestSpan | CallSpan | TrySpan | WaitSpan | QueueSpan | WorkSpan;

interface SpanStamp {
  /** Counts the spans of a trace in the order in which they began: the same whenever it is recorded. */
  readonly ordinal: number;
  /** The place of its parent in the list, before its own; -1 for the request. */
  readonly parent: number;
  readonly from: Time;
  /** NaN while it is open. */
  readonly to: Time;
  /** How it ended; -1 while it is open, and where ending says nothing: a wait. */
  readonly outcome: Outcome;
  /** Nobody waits for it, from the beginning or any more; it may end after its parent. */
  readonly abandoned: boolean;
  /** What happened in it, in order. */
  readonly events: readonly TraceRecord[];
}

export interface RequestSpan extends SpanStamp {
  readonly kind: 'request';
  readonly client: number;
  readonly number: number;
  readonly type: number;
  /** Answered after its deadline. */
  readonly late: boolean;
}

export interface CallSpan extends SpanStamp {
  readonly kind: 'call';
  readonly call: number;
  readonly edge: number;
  readonly stack: number;
  readonly origin: CallRecord['origin'];
  readonly optional: boolean;
}

/** A try that was sent, until its answer came or the word that there is none. */
export interface TrySpan extends SpanStamp {
  readonly kind: 'try';
  readonly attempt: number;
  readonly number: number;
  readonly how: AttemptRecord['how'];
  /** Nobody ever waited for it: made for a layer that keeps its answer, or doubled by the network, or for such a try. */
  readonly background: boolean;
  /** The instance: its place at a node. */
  readonly node: number;
  readonly place: number;
  /** When it came to the callee, and when the answer left there; NaN when that did not happen. */
  readonly deliveredAt: Time;
  readonly answeredAt: Time;
  /** When its caller gave it up; NaN when it did not. */
  readonly givenUpAt: Time;
  /** The answer came when nobody waited for it any more. */
  readonly late: boolean;
}

/** A pause at a layer: before another try, for a place, for its turn, for the answer that another call fetches. */
export interface WaitSpan extends SpanStamp {
  readonly kind: 'wait';
  readonly attempt: number;
  readonly layer: number;
  readonly guard: number;
  readonly pattern: PatternId | null;
}

export interface QueueSpan extends SpanStamp {
  readonly kind: 'queue';
  readonly attempt: number;
  readonly node: number;
  readonly place: number;
}

/** From the moment at which a worker takes it until the callee answers, with the calls that it makes. */
export interface WorkSpan extends SpanStamp {
  readonly kind: 'work';
  readonly attempt: number;
  readonly node: number;
  readonly place: number;
  /** When the node's own work was done; NaN before. */
  readonly workedAt: Time;
}

import type { Outcome } from '../../base/outcome';
import type { Duration, Time } from '../../base/time';
import type { PatternId } from '../../patterns/registry';
import type { CallEvent } from '../../policies/events';
import type { Signal } from '../../policies/layer';

/**
 * What happened to one request, as codes and numbers (recorder.ts writes it down, spans.ts makes a tree of it). Rows of
 * the world are used again and again, so calls along edges and tries of calls are named by ordinals: from 0, in the order
 * in which they were opened. A layer is named by its position in the stack that the call entered.
 */
export type TraceRecord =
  | AskedRecord
  | CallRecord
  | AttemptRecord
  | LayerRecord
  | NotedRecord
  | GivenUpRecord
  | SentRecord
  | PassageRecord
  | PlaceRecord
  | QueuedRecord
  | StartedRecord
  | WorkedRecord
  | HungRecord
  | TurnedAwayRecord
  | CancelledRecord
  | AnsweredRecord
  | ArrivedRecord
  | SettledRecord
  | WithdrawnRecord
  | GuardRecord
  | EndRecord;

/** At these a guard, a fault or the client has just decided something: whoever asks them why is told the very reason. */
export type DecisionRecord = LayerRecord | NotedRecord | WorkedRecord | GuardRecord;

interface Stamp {
  readonly time: Time;
  /** Events dispatched up to then, the present one included. */
  readonly dispatched: number;
}

/** The request begins. */
export interface AskedRecord extends Stamp {
  readonly kind: 'asked';
  readonly client: number;
  readonly number: number;
  readonly type: number;
}

/** A call along an edge. */
export interface CallRecord extends Stamp {
  readonly kind: 'call-opened';
  readonly call: number;
  readonly edge: number;
  readonly stack: number;
  /**
   * Who makes it: the client; the plan of a callee; a saga or a writer of it; these, where nobody waits for it; a layer that
   * turns to another edge.
   */
  readonly origin: 'client' | 'plan' | 'saga' | 'writer' | 'unawaited' | 'other';
  /** The try whose callee or layer makes it; -1 for the client. */
  readonly by: number;
  /** The layer that turns to another edge, or -1. */
  readonly layer: number;
  /** Its outcome does not matter for whoever made it. */
  readonly optional: boolean;
}

/** A try of a call begins to enter layers. It need not come to be sent. */
export interface AttemptRecord extends Stamp {
  readonly kind: 'attempt-opened';
  readonly call: number;
  readonly attempt: number;
  /** Counts the tries of its call from 1. */
  readonly number: number;
  /**
   * With the call; after an earlier one had ended; while an earlier one is still out (a hedge, or a retry after a
   * timeout); in the background, for a layer that keeps its answer; doubled by the network.
   */
  readonly how: 'first' | 'again' | 'beside' | 'detached' | 'copy';
  /** The try that it follows, hurries up or was made for; -1 for the first. */
  readonly of: number;
  /** The layer that opened it, or -1. */
  readonly layer: number;
}

interface LayerStamp extends Stamp {
  readonly call: number;
  readonly attempt: number;
  readonly layer: number;
  /** The index of the layer's engine in the configuration, or -1. */
  readonly guard: number;
  readonly pattern: PatternId | null;
}

export type LayerRecord = EnteredRecord | LeftRecord | TimerRecord | CutOffRecord;

/** Right after a layer said what becomes of a try on its way in. */
export interface EnteredRecord extends LayerStamp {
  readonly kind: 'entered';
  /** PASS, PARKED, or the outcome with which the layer answers (policies/layer.ts). */
  readonly signal: Signal;
}

/** Right after a layer said what becomes of an outcome on its way out. */
export interface LeftRecord extends LayerStamp {
  readonly kind: 'left';
  readonly came: Outcome;
  /** An outcome, or PARKED: the layer keeps the call. */
  readonly went: Signal;
  /** The try whose end it was. */
  readonly tried: number;
}

/** The timer of a layer has fired, and the layer has not acted yet. */
export interface TimerRecord extends LayerStamp {
  readonly kind: 'timer';
}

/** A layer ends by itself what it let in or kept: a timeout, a wait for a place that took too long or lost its place. */
export interface CutOffRecord extends LayerStamp {
  readonly kind: 'cut-off';
  readonly outcome: Outcome;
}

/** A layer told of something that is counted (policies/events.ts). */
export interface NotedRecord extends Stamp {
  readonly kind: 'noted';
  readonly call: number;
  readonly attempt: number;
  readonly event: CallEvent;
}

/** Nobody waits for a try any more. */
export interface GivenUpRecord extends Stamp {
  readonly kind: 'given-up';
  readonly call: number;
  readonly attempt: number;
  /** The layer that withdraws from all inside of it; -1 is the caller. */
  readonly boundary: number;
  /** The layer where the try stood, when it was not sent. */
  readonly layer: number;
  readonly isSent: boolean;
}

interface TryStamp extends Stamp {
  readonly attempt: number;
}

/** A try leaves its stack for an instance: its place at a node. Both are -1 when nobody has chosen one. */
export interface SentRecord extends TryStamp {
  readonly kind: 'sent';
  readonly node: number;
  readonly place: number;
}

/** A message goes a way on which more than its latency may happen to it. */
export interface PassageRecord extends TryStamp {
  readonly kind: 'passage';
  readonly way: 'there' | 'back' | 'cancel';
  readonly fate: 'passes' | 'lost' | 'refused';
  readonly delay: Duration;
  /** The faults that act on it. */
  readonly faults: readonly number[];
}

/** A try reaches the callee. */
export interface PlaceRecord extends TryStamp {
  readonly kind: 'delivered';
  readonly node: number;
  readonly place: number;
}

export interface QueuedRecord extends TryStamp {
  readonly kind: 'queued';
  /** So many wait already. */
  readonly ahead: number;
}

/** A worker takes it. */
export interface StartedRecord extends TryStamp {
  readonly kind: 'started';
  /** How long the node's own work takes by itself, and how long it takes now. */
  readonly drawn: Duration;
  readonly takes: Duration;
  /** The faults that act on the instance. */
  readonly faults: readonly number[];
}

/** The node's own work is done. */
export interface WorkedRecord extends TryStamp {
  readonly kind: 'worked';
  readonly outcome: Outcome;
  /** The fault that failed it; -1 when none did. */
  readonly fault: number;
}

/** The instance hangs with the work, or goes on with it. */
export interface HungRecord extends TryStamp {
  readonly kind: 'frozen' | 'thawed';
}

/** The callee does not do it: no room, nobody there, too late, or the instance is no more. */
export interface TurnedAwayRecord extends TryStamp {
  readonly kind: 'turned-away';
  readonly outcome: Outcome;
}

/** The word that nobody waits has stopped it. */
export interface CancelledRecord extends TryStamp {
  readonly kind: 'cancelled';
}

/** The answer leaves the callee. */
export interface AnsweredRecord extends TryStamp {
  readonly kind: 'answered';
  readonly outcome: Outcome;
}

/** The answer, or the word that there is none, comes back to the stack. */
export interface ArrivedRecord extends TryStamp {
  readonly kind: 'arrived';
  readonly outcome: Outcome;
  /** Nobody waited for it any more. */
  readonly late: boolean;
}

export interface SettledRecord extends Stamp {
  readonly kind: 'call-settled';
  readonly call: number;
  readonly outcome: Outcome;
}

/** Whoever made the call does not wait for it any more. */
export interface WithdrawnRecord extends Stamp {
  readonly kind: 'call-withdrawn';
  readonly call: number;
}

/** An engine, of any edge, wrote a row into the log of changes. */
export interface GuardRecord extends Stamp {
  readonly kind: 'guard-changed';
  readonly guard: number;
  readonly row: number;
}

export type EndRecord =
  | (Stamp & { readonly kind: 'patience-over' })
  /** The client has its answer; `late` when that came after its deadline. */
  | (Stamp & { readonly kind: 'ended'; readonly outcome: Outcome; readonly late: boolean });

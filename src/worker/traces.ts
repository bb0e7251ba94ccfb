import type { PartRef, RowMark } from './protocol';

/**
 * Traces as the page asks for them. The run keeps a row for each request worth finding (failed, slow, sampled); what
 * happened to one request in detail is recorded when somebody asks, by running that stretch of the run once more. So
 * every request has a trace, also one that no list shows.
 */

/** Names one request: its client, and its number there, from 1. */
export interface RequestRef {
  readonly client: string;
  readonly number: number;
}

/** How a request, a call or a try ended, as it is drawn. `open`: not yet, at the present moment. */
export type TraceEnd = 'served' | 'late' | 'fallback' | 'rejected' | 'failed' | 'cancelled' | 'open';

/** What guards decided about calls of a request, as a filter offers it. */
export const DECISIONS = [
  'retried',
  'timed-out',
  'open-circuit',
  'bulkhead-full',
  'limited',
  'shed',
  'hedged',
  'fell-back',
  'from-cache',
  'shared',
  'late-answer',
] as const;
export type Decision = (typeof DECISIONS)[number];

/** Why a row was kept; `asked`: somebody made the request by hand, or asked for one that was not kept by its number. */
export type KeptFor = 'failed' | 'slow' | 'sample' | 'asked';

export interface TraceRow {
  readonly ref: RequestRef;
  /** 32 hexadecimal digits, as W3C trace context has them. */
  readonly traceId: string;
  /** "POST /orders", or the name of its type. */
  readonly name: string;
  /** In ns. */
  readonly startedAt: number;
  readonly durationNs: number;
  readonly end: TraceEnd;
  /** Why it ended so, in a few words: "circuit open", "timed out". */
  readonly cause: string;
  readonly decisions: readonly Decision[];
  readonly keptFor: KeptFor;
}

export interface TraceFilter {
  readonly ends?: readonly TraceEnd[];
  readonly leastNs?: number;
  readonly mostNs?: number;
  /** A node that it passed. */
  readonly node?: string;
  readonly decision?: Decision;
  /** The name of a request type, the number of a request or the beginning of a trace id, or words of the cause. */
  readonly text?: string;
}

export type TraceOrder = 'newest' | 'slowest';

/** The rows of a filter up to the present moment. */
export interface TracePage {
  /** Rows that pass the filter in all. */
  readonly total: number;
  readonly rows: readonly TraceRow[];
  /** Rows kept so far, by how their requests ended, without any filter. */
  readonly kept: Readonly<Partial<Record<TraceEnd, number>>>;
  /** Requests asked so far. */
  readonly asked: number;
  /** A sentence in place of all rows: the part of the worker that tells of them could not be fetched. */
  readonly problem?: string;
}

export type SpanKind =
  /** The request as its client sees it. */
  | 'request'
  /** A call along an edge, with all that its guards do. */
  | 'call'
  /** One try of a call on the network and at the callee. */
  | 'try'
  /** A pause: before a retry, for a place in a bulkhead or a limiter, for the answer that another call fetches. */
  | 'wait'
  /** In the queue of an instance. */
  | 'queue'
  /** An instance works on it. */
  | 'work';

export interface Span {
  /** 16 hexadecimal digits. */
  readonly id: string;
  /** Its place in `spans` comes before it; -1 for the first. */
  readonly parent: number;
  readonly kind: SpanKind;
  /** What it is called: "orders → payments", "try 2", "wait before try 2", "payments #2". */
  readonly name: string;
  /** Further words, shown after the name: "POST /charges". */
  readonly detail: string;
  readonly part: PartRef | null;
  /** The layer that waits, of a wait. */
  readonly layer: string | null;
  /** In ns; `to` is NaN while it is open. */
  readonly from: number;
  readonly to: number;
  readonly end: TraceEnd;
  /** Why it ended so, or what happened, in a few words. */
  readonly note: string;
  /** Nobody waited for it any more: given up, hedged away, or made in the background. */
  readonly abandoned: boolean;
  readonly events: readonly SpanEvent[];
}

/** Something that happened within a span. */
export interface SpanEvent {
  readonly time: number;
  readonly mark: RowMark | 'note';
  /** A sentence. */
  readonly text: string;
  readonly layer: string | null;
}

/** A piece of the way that made the request take as long as it did: pieces follow one another from start to end. */
export interface CriticalPiece {
  /** Place in `spans`. */
  readonly span: number;
  readonly from: number;
  readonly to: number;
}

export interface Trace {
  readonly row: TraceRow;
  /** In the order in which they are drawn: each after its parent, siblings by their beginning. */
  readonly spans: readonly Span[];
  readonly critical: readonly CriticalPiece[];
  /** Not everything was recorded: a request may make very many calls. */
  readonly truncated: boolean;
}

/** What can be asked "why". */
export type WhySubject =
  | { readonly kind: 'request'; readonly ref: RequestRef }
  /** A span of its trace. */
  | { readonly kind: 'span'; readonly ref: RequestRef; readonly span: string }
  /** A row of the event log. */
  | { readonly kind: 'change'; readonly index: number };

export interface Why {
  readonly subject: WhySubject;
  /** "Why did it fail?" */
  readonly question: string;
  /** One sentence with the cause. */
  readonly answer: string;
  readonly moments: readonly WhyMoment[];
}

/** One step of the chain, as it was at that instant. */
export interface WhyMoment {
  /** In ns. */
  readonly time: number;
  readonly mark: RowMark | 'note';
  /** "Rejected at the gate" */
  readonly title: string;
  /** Sentences. */
  readonly text: string;
  readonly part: PartRef | null;
  readonly layer: string | null;
  /** The window that the decision rested on. */
  readonly window: WhyWindow | null;
  /** In force at that instant: label and value of each setting that mattered. */
  readonly settings: readonly WhySetting[];
}

export interface WhyWindow {
  /** "The last 20 calls it counted" */
  readonly title: string;
  /** Oldest first: how each call of the window counted. */
  readonly outcomes: readonly ('ok' | 'failed' | 'slow')[];
  /** "12 of 20 failed" */
  readonly text: string;
}

export interface WhySetting {
  readonly label: string;
  /** With its unit: "5.0 s". */
  readonly value: string;
  /** Where it can be changed: a path by ids. */
  readonly path: string;
}

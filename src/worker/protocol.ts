import type { Explanation } from '../base/explanation';
import type { JsonValue } from '../base/json';
import type { Problem } from '../base/problem';
import type { Result } from '../base/result';
import type { Scenario } from '../scenario/format';
import type { Edit } from '../scenario/edit';
import type { Act } from '../scenario/editing/acts';
import type { CommandAnswer, CommandEdit, CommandQuestion } from './commands';
import type { EventAnswer, EventQuestion, EventRow } from './events';
import type { FrameLayout } from './frame';
import type { Catalogue, ExchangePage, HttpAnswer, HttpAsk, OutsideNow } from './http';
import type { LineInfo, LoggedEdit, LoggedInput, Resume, SeekTarget, StepUnit } from './lines';
import type { RuleStop } from './rule-stop';
import type { RunSummary } from './run-summary';
import type { ReadModelAnswer, ReadModelEdit, ReadModelQuestion } from './read-models';
import type { SagaAnswer, SagaEdit, SagaQuestion } from './sagas';
import type { RequestRef, Trace, TraceFilter, TraceOrder, TracePage, Why, WhySubject } from './traces';

/**
 * What page and worker say to each other: one union each way, every message with the id of its run, because one
 * worker can hold several. A `run` (headless, at full speed) ends in exactly one `finished` or `failed`. A session
 * begins with `open` and lives until `close`: it is paced, can be stepped and edited, and sends frames.
 */
export type ToWorker =
  | RunRequest
  | OpenSession
  | (ForRun & { readonly kind: 'play'; readonly speed: number })
  | (ForRun & { readonly kind: 'pause' })
  | (ForRun & { readonly kind: 'step'; readonly unit: StepUnit })
  | (ForRun & { readonly kind: 'seek'; readonly target: SeekTarget })
  | LineRequest
  | EditRequest
  | VerbRequest
  | (ForRun & { readonly kind: 'undo' | 'redo'; readonly editId: number })
  | (ForRun & (SagaEdit | ReadModelEdit | CommandEdit))
  | FrameSeen
  | (ForRun & { readonly kind: 'watch'; readonly part: PartRef | null })
  | AskRows
  | AskSeries
  | AskDataSeries
  | (ForRun & { readonly kind: 'line-points'; readonly askId: number; readonly line: number })
  | AskTraces
  | (ForRun & { readonly kind: 'trace'; readonly askId: number; readonly ref: RequestRef })
  | (ForRun & { readonly kind: 'why'; readonly askId: number; readonly subject: WhySubject })
  | (ForRun & (SagaQuestion | EventQuestion | CommandQuestion | ReadModelQuestion))
  | (ForRun & { readonly kind: 'http'; readonly askId: number; readonly ask: HttpAsk })
  /** Whoever asked does not wait any more. */
  | (ForRun & { readonly kind: 'http-dropped'; readonly askId: number })
  | (ForRun & { readonly kind: 'catalogue'; readonly askId: number })
  | (ForRun & {
      readonly kind: 'exchanges';
      readonly askId: number;
      readonly offset: number;
      readonly limit: number;
    })
  /** Somebody has agreed that the run calls these origins. */
  | (ForRun & { readonly kind: 'allow'; readonly origins: readonly string[] })
  | (ForRun & { readonly kind: 'close' })
  | { readonly kind: 'ping' };

export type FromWorker =
  | RunFinished
  | RunFailed
  | SessionOpened
  | (ForRun & { readonly kind: 'frame'; readonly number: number; readonly data: Float64Array<ArrayBuffer> })
  | Edited
  | Refused
  | (Situation & { readonly kind: 'moved' })
  | Detail
  | VerdictNow
  | (ForRun & RuleStop & { readonly kind: 'stopped' })
  | Rows
  | Series
  | (ForRun & { readonly kind: 'traces'; readonly askId: number; readonly page: TracePage })
  | TraceAnswer
  | WhyAnswer
  | (ForRun & (SagaAnswer | EventAnswer | CommandAnswer | ReadModelAnswer))
  | (ForRun & { readonly kind: 'http-answer'; readonly askId: number; readonly answer: HttpAnswer })
  | (ForRun & { readonly kind: 'catalogue'; readonly askId: number; readonly catalogue: Catalogue })
  | (ForRun & { readonly kind: 'exchanges'; readonly askId: number; readonly page: ExchangePage })
  | (ForRun & { readonly kind: 'outside'; readonly now: OutsideNow | null })
  | Inputs
  | { readonly kind: 'pong' };

interface ForRun {
  readonly runId: string;
}

export interface RunRequest extends ForRun {
  readonly kind: 'run';
  readonly scenarioId: string;
  readonly seed: number;
}

/** Opens a paced session at time zero, or where a lost one stood. */
export interface OpenSession extends ForRun {
  readonly kind: 'open';
  readonly scenario: ScenarioSource;
  /** In place of the scenario's own. */
  readonly seed?: number;
  readonly resume?: Resume;
}

/** Something about the lines of the run. Which line is named by its id. */
export type LineRequest = ForRun &
  (
    | { readonly kind: 'choose-line'; readonly line: number }
    | { readonly kind: 'delete-line'; readonly line: number }
    | { readonly kind: 'name-line'; readonly line: number; readonly name: string }
  );

export type ScenarioSource =
  { readonly kind: 'built-in'; readonly id: string } | { readonly kind: 'text'; readonly text: string };

/** Before the first event an edit changes the scenario; afterwards it is a logged command. */
export interface EditRequest extends ForRun {
  readonly kind: 'edit';
  readonly editId: number;
  readonly change: Change;
  /** What the log says about it. */
  readonly label: string;
}

/**
 * A value at a path by ids (`edges.orders-payments.stack.breaker.openForMs`), a whole edit, or what somebody does to the
 * drawing: the worker knows which edit that is, and what it is called.
 */
export type Change =
  | { readonly kind: 'value'; readonly path: string; readonly value: JsonValue }
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'act'; readonly act: Act };

/** What the buttons on nodes do: an edit of their faults from the present moment on. */
export interface VerbRequest extends ForRun {
  readonly kind: 'verb';
  readonly editId: number;
  readonly verb: Verb;
  readonly nodes: readonly string[];
}

export type Verb = 'kill' | 'slow' | 'recover';

/** The page took a frame and can take another; it has so many points and changes of the run by now. */
export interface FrameSeen extends ForRun {
  readonly kind: 'seen';
  readonly number: number;
  readonly points: number;
  readonly changes: number;
}

export interface PartRef {
  readonly kind: 'node' | 'edge';
  readonly id: string;
}

/** Rows of the event log, newest first. */
export interface AskRows extends ForRun {
  readonly kind: 'rows';
  readonly askId: number;
  readonly filter: RowFilter;
  readonly offset: number;
  readonly limit: number;
}

/** The seconds of one part, from the second `from` on: what its charts show. */
export interface AskSeries extends ForRun {
  readonly kind: 'series';
  readonly askId: number;
  readonly part: PartRef;
  /** The part as a whole, or a node instance by instance. */
  readonly of: SeriesOf;
  readonly from: number;
}

export type SeriesOf = 'part' | 'instances';

/** What the page has charts of: a part, or the data of the whole run. */
export type SeriesSubject = PartRef | { readonly kind: 'data'; readonly id: 'run' };

/** The seconds of the data of the whole run, from the second `from` on. */
export interface AskDataSeries extends ForRun {
  readonly kind: 'data-series';
  readonly askId: number;
  readonly from: number;
}

/**
 * Of each second so many numbers (frame.ts): PART_POINT_WIDTH, INSTANCE_POINT_WIDTH for each instance, or
 * DATA_POINT_WIDTH.
 */
export interface Series extends ForRun {
  readonly kind: 'series';
  readonly askId: number;
  readonly from: number;
  readonly width: number;
  readonly data: Float64Array<ArrayBuffer>;
}

export type SeriesAnswer = Pick<Series, 'width' | 'data'>;

/** Rows of traces up to the present moment. */
export interface AskTraces extends ForRun {
  readonly kind: 'traces';
  readonly askId: number;
  readonly filter: TraceFilter;
  readonly order: TraceOrder;
  readonly offset: number;
  readonly limit: number;
}

/** What happened to one request up to the present moment, or a sentence that says why that cannot be told. */
export interface TraceAnswer extends ForRun {
  readonly kind: 'trace';
  readonly askId: number;
  readonly result: Result<Trace, string>;
}

export interface WhyAnswer extends ForRun {
  readonly kind: 'why';
  readonly askId: number;
  readonly result: Result<Why, string>;
}

export interface RowFilter {
  /** Kinds to show; all when it is left out. */
  readonly kinds?: readonly RowKind[];
  readonly part?: PartRef;
  /** Words that the sentence holds, in any case of letters. */
  readonly text?: string;
}

export const ROW_KINDS = [
  'breaker',
  'fault',
  'instance',
  'shedding',
  'edit',
  'request',
  'saga',
  'data',
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

export interface LogRow {
  /** Its place in the whole log, from 0. */
  readonly index: number;
  /** In ns. */
  readonly time: number;
  readonly kind: RowKind;
  readonly mark: RowMark;
  readonly part: PartRef | null;
  readonly text: string;
}

/** How a row is marked: what it means for the calls that follow. */
export type RowMark = 'rejected' | 'degraded' | 'served' | 'failed' | 'edit';

/** What a session runs, and where it stands: told whenever any of it differs from what was told last. */
export interface Situation extends ForRun {
  /** The scenario with all edits up to the present moment. */
  readonly scenario: Scenario;
  /** The scenario as it began, as a file, and with all edits up to the present moment. */
  readonly startText: string;
  readonly text: string;
  readonly layout: FrameLayout;
  readonly lines: readonly LineInfo[];
  /** The id of the one that runs. */
  readonly line: number;
  /** What undo and redo would do now, in words; null when there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
  /**
   * Null as long as the line is the one that was told last. Otherwise so many of the points that the page has belong to
   * this line, too; what else it has gathered is to be forgotten, and is told anew.
   */
  readonly keptPoints: number | null;
}

export interface SessionOpened extends Situation {
  readonly kind: 'opened';
  readonly seed: number;
}

/** An edit was taken. */
export interface Edited extends Situation {
  readonly kind: 'edited';
  readonly editId: number;
  readonly label: string;
  /** Null when it is no command: it changed the scenario before the first event, only words, or nothing. */
  readonly logged: LoggedEdit | null;
  readonly changedNothing: boolean;
  /** What followed from a command that was sent by hand. */
  readonly came?: readonly EventRow[];
  /** Parts that an act has made. */
  readonly made?: readonly PartRef[];
}

/** What has reached the line that runs from outside, from the given place of its inputs on. */
export interface Inputs extends ForRun {
  readonly kind: 'inputs';
  readonly line: number;
  readonly from: number;
  readonly inputs: readonly LoggedInput[];
}

export interface Refused extends ForRun {
  readonly kind: 'refused';
  readonly editId: number;
  readonly problems: readonly Problem[];
}

/** What the engines of the watched part say about themselves; at most some times a second. */
export interface Detail extends ForRun {
  readonly kind: 'detail';
  readonly part: PartRef;
  /** In ns. */
  readonly time: number;
  readonly layers: readonly LayerDetail[];
  /** Of a node; empty for others. */
  readonly instances: readonly InstanceDetail[];
  /** By id, of the whole run: faults that last and yet do nothing more, since all that they were to fail has failed. */
  readonly spentFaults: readonly string[];
}

/** One copy of a node at a moment. */
export interface InstanceDetail {
  /** Counts the instances of the node from 1. */
  readonly number: number;
  readonly state: 'stopped' | 'starting' | 'up' | 'draining' | 'crashed';
  readonly hung: boolean;
  /** An edit took it away: it takes no new requests. */
  readonly retired: boolean;
  readonly zone: string;
  /** In ns: when it came into its state. */
  readonly since: number;
  readonly busy: number;
  readonly workers: number;
  readonly queued: number;
  /** Of the last simulated second; NaN while the node has only this one, whose figures are its own. */
  readonly rate: number;
  readonly failedShare: number;
  readonly meanMs: number;
  /** Which calls keep away from it, and until when at least, in ns. */
  readonly keptAway: readonly { readonly edge: string; readonly until: number }[];
  /** By call that chooses instances itself: the share of its choices so far that fell on this one. */
  readonly chosen: readonly { readonly edge: string; readonly share: number }[];
}

export interface LayerDetail {
  readonly edge: string;
  readonly layer: string;
  readonly explanation: Explanation;
  /** What the engine decided last; null when it does not remember. */
  readonly decision: Explanation | null;
}

export interface VerdictNow extends ForRun {
  readonly kind: 'verdict';
  readonly expectations: readonly ExpectationNow[];
}

export interface ExpectationNow {
  readonly id: string;
  readonly verdict: 'holds' | 'broken' | 'undecided';
  /** In ns: when it became certain. */
  readonly at?: number;
  readonly evidence: string;
}

export interface Rows extends ForRun {
  readonly kind: 'rows';
  readonly askId: number;
  /** Rows that pass the filter in all, and how many of them have come by the present moment: the rest is known future. */
  readonly total: number;
  readonly past: number;
  readonly rows: readonly LogRow[];
}

export interface RunFinished extends ForRun {
  readonly kind: 'finished';
  /** The trace hash, 16 hexadecimal digits: the same run gives the same one on every machine. */
  readonly hash: string;
  /** Events that the kernel dispatched. */
  readonly events: number;
  readonly summary: RunSummary;
}

/** The run or session is over: the sentence says why. */
export interface RunFailed extends ForRun {
  readonly kind: 'failed';
  readonly message: string;
}

import type { JsonValue } from '../base/json';
import type { Problem } from '../base/problem';
import type { Result } from '../base/result';
import type { Edit } from '../scenario/edit';
import type { Act } from '../scenario/editing/acts';
import type { Scenario } from '../scenario/format';
import type { Culprit } from '../scenario/verdict';
import type { CommandByHand } from '../worker/commands';
import type { EventRow } from '../worker/events';
import type { Catalogue, ExchangePage, HttpAnswer, HttpAsk, OutsideNow } from '../worker/http';
import type { LoggedEdit } from '../worker/lines';
import type {
  Detail,
  ExpectationNow,
  PartRef,
  SeriesAnswer,
  SeriesOf,
  SeriesSubject,
  RowFilter,
  Rows,
  ScenarioSource,
  Verb,
} from '../worker/protocol';
import type { LineInfo, StepUnit } from '../worker/lines';
import type { ViewWord } from '../worker/read-models';
import type { OperatorWord, SagaActDetail } from '../worker/sagas';
import type {
  RequestRef,
  Trace,
  TraceFilter,
  TraceOrder,
  TracePage,
  Why,
  WhySubject,
} from '../worker/traces';
import type { FrameLayout } from '../worker/frame';
import type { DataQuestions } from './data-questions';
import type { FrameFeed } from './feed';
import type { RunSnapshot } from './run-snapshot';
import type { Wish } from './wish';

/** What is known of the run besides its frames: those come by the feed, many times a second. */
export interface RunState {
  /** `recovering`: the worker was lost, and a new one runs to where the old one stood. */
  readonly phase: 'closed' | 'opening' | 'ready' | 'recovering' | 'failed';
  /** Why it failed. */
  readonly error: string | null;
  /** With all edits up to now. Null before it was opened. */
  readonly scenario: Scenario | null;
  readonly layout: FrameLayout | null;
  readonly seed: number;
  readonly mode: RunMode;
  readonly speed: number;
  /** Commands of the line since time zero, those of its known future included. */
  readonly log: readonly LoggedEdit[];
  /** Something has reached it from outside. */
  readonly hasInputs: boolean;
  /** How many edits make the beginning of this run another than that of the scenario as it came. */
  readonly changedAtStart: number;
  /** What undo and redo would do now, in words; null when there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** What was sent to the session and has no answer yet: an edit among it may be one to take back. */
  readonly underWay: readonly Wish[];
  /** The ways in which the run went on, and the one that runs. */
  readonly lines: readonly LineInfo[];
  readonly line: number;
  /** Some of the line's known future lies ahead: the next edit begins another line. */
  readonly replays: boolean;
  readonly verdict: readonly ExpectationNow[];
  /** What the engines of the watched part say. */
  readonly detail: Detail | null;
  /** How it stands with work that is done outside the simulation; null when none is. */
  readonly outside: OutsideNow | null;
  /** The run was to go on, and would call addresses that nobody has agreed to: it waits for an answer. */
  readonly asksConsent: boolean;
  /** What the person should hear about: the worker was lost, edits were left behind by a reset. */
  readonly notice: RunNotice | null;
}

/** Before a scenario is opened. */
export const CLOSED: RunState = {
  phase: 'closed',
  error: null,
  scenario: null,
  layout: null,
  seed: 0,
  mode: 'paused',
  speed: 1,
  log: [],
  hasInputs: false,
  changedAtStart: 0,
  undo: null,
  redo: null,
  underWay: [],
  lines: [],
  line: 0,
  replays: false,
  verdict: [],
  detail: null,
  outside: null,
  asksConsent: false,
  notice: null,
};

/** `ahead`: at full speed to where a step leads. `full`: a store of the run is full, and it had to stop. */
export type RunMode = 'paused' | 'playing' | 'ended' | 'full' | 'ahead';

export interface RunNotice {
  readonly id: number;
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  /** What a button in the notice does. */
  readonly offer?: 'keep-as-start';
  /** By what a rule was broken for which the run has paused: it is said until the run goes on. */
  readonly stop?: Culprit;
}

/** An act of a saga: a step in one direction. */
export type SagaActRef = Pick<SagaActDetail, 'step' | 'direction'>;

/** What came of a command that was sent by hand. */
export interface CommandDone {
  /** In words: "order web.17 was cancelled". */
  readonly label: string;
  readonly events: readonly EventRow[];
}

export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 25, 100] as const;

export interface RunStore {
  getState(): RunState;
  getInitialState(): RunState;
  subscribe(listener: (state: RunState, before: RunState) => void): () => void;
  readonly feed: FrameFeed;

  open(source: ScenarioSource, seed?: number): void;
  /** All that the run is by now; null while none is open. */
  snapshot(): RunSnapshot | null;
  /** Opens a run as it was written down. It stands still at the moment at which it stood. */
  restore(snapshot: RunSnapshot): void;
  close(): void;
  play(): void;
  pause(): void;
  setSpeed(speed: number): void;
  step(unit: StepUnit): void;
  /** To any moment of the run, in ns; a run that plays goes on playing from there. */
  seek(time: number): void;
  /** To the event, end of a request, or change of state before the present moment. */
  stepBack(unit: StepUnit): void;
  chooseLine(line: number): void;
  nameLine(line: number, name: string): void;
  deleteLine(line: number): void;
  /** Back to time zero, without the commands of this run. */
  reset(): void;
  /** Brings a run that has failed back to where it stood, or opens it once more. */
  retry(): void;
  /** The commands of this run become part of the scenario, which begins anew. */
  keepAsStart(): void;
  /** Begins anew with another seed. */
  setSeed(seed: number): void;
  /** The worker takes the edit or says in words why not. `label` is what the log shows. */
  edit(path: string, value: JsonValue, label: string): Promise<Result<void, readonly Problem[]>>;
  /** Edits that only make sense together: taken as one, refused as one, taken back as one. */
  editTogether(edit: Edit, label: string): Promise<Result<void, readonly Problem[]>>;
  /** Something is done to the drawing: the parts that are there because of it, or what is in the way. */
  act(act: Act): Promise<Result<readonly PartRef[], readonly Problem[]>>;
  undo(): void;
  redo(): void;
  /** Done to several nodes, it is one fault. */
  verb(verb: Verb, nodes: readonly string[]): void;
  /** What a person says of an act of a saga that is stuck. */
  operator(saga: number, act: SagaActRef, said: OperatorWord): void;
  /** A saga that goes forward turns back. */
  cancelSaga(saga: number): void;
  /** What a person says of a read model, by its id. */
  viewSays(view: string, said: ViewWord): void;
  /** The owner of the data decides about it at this moment: what followed, or what is wrong with it. */
  sendCommand(command: CommandByHand): Promise<Result<CommandDone, readonly Problem[]>>;
  watch(part: PartRef | null): void;
  askRows(filter: RowFilter, offset: number, limit: number): Promise<Rows>;
  /** The seconds of one part from `from` on, PART_POINT_WIDTH numbers each; empty when the run is gone. */
  askSeries(about: SeriesSubject, of: SeriesOf, from: number): Promise<SeriesAnswer>;
  /** The seconds of a line, POINT_WIDTH numbers each (frame.ts); empty when nothing is known of it. */
  askLinePoints(line: number): Promise<SeriesAnswer>;
  askTraces(filter: TraceFilter, order: TraceOrder, offset: number, limit: number): Promise<TracePage>;
  askTrace(ref: RequestRef): Promise<Result<Trace, string>>;
  askWhy(subject: WhySubject): Promise<Result<Why, string>>;
  readonly data: DataQuestions;
  /** Asks a node of the run over HTTP; the error says in a sentence why nothing answered. An abort settles it at once. */
  askHttp(ask: HttpAsk, signal?: AbortSignal): Promise<Result<HttpAnswer, string>>;
  askCatalogue(): Promise<Catalogue>;
  /** Real requests of the line that runs, newest first. */
  askExchanges(offset: number, limit: number): Promise<ExchangePage>;
  /** These origins may be called from now on, by all runs of this page; what waited for that goes on. */
  allow(origins: readonly string[]): void;
  /** The run is not to go on for now. */
  declineConsent(): void;
  dismissNotice(): void;
}

import type { JsonValue } from '../base/json';
import type { Problem } from '../base/problem';
import type { Result } from '../base/result';
import type { Edit } from '../scenario/edit';
import type { Scenario } from '../scenario/format';
import type {
  Detail,
  ExpectationNow,
  LoggedEdit,
  PartRef,
  SeriesAnswer,
  SeriesOf,
  RowFilter,
  Rows,
  ScenarioSource,
  StepUnit,
  Verb,
} from '../worker/protocol';
import type { FrameLayout } from '../worker/frame';
import type { FrameFeed } from './feed';

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
  /** Commands since time zero. */
  readonly log: readonly LoggedEdit[];
  /** How many edits make the beginning of this run another than that of the scenario as it came. */
  readonly changedAtStart: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly verdict: readonly ExpectationNow[];
  /** What the engines of the watched part say. */
  readonly detail: Detail | null;
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
  changedAtStart: 0,
  canUndo: false,
  canRedo: false,
  verdict: [],
  detail: null,
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
}

export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 25, 100] as const;

export interface RunStore {
  getState(): RunState;
  getInitialState(): RunState;
  subscribe(listener: (state: RunState, before: RunState) => void): () => void;
  readonly feed: FrameFeed;

  open(source: ScenarioSource, seed?: number): void;
  close(): void;
  play(): void;
  pause(): void;
  setSpeed(speed: number): void;
  step(unit: StepUnit): void;
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
  undo(): void;
  redo(): void;
  verb(verb: Verb, node: string): void;
  watch(part: PartRef | null): void;
  askRows(filter: RowFilter, offset: number, limit: number): Promise<Rows>;
  /** The seconds of one part from `from` on, PART_POINT_WIDTH numbers each; empty when the run is gone. */
  askSeries(part: PartRef, of: SeriesOf, from: number): Promise<SeriesAnswer>;
  dismissNotice(): void;
}

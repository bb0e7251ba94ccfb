import type { Outcome } from '../base/outcome';
import type { Problem } from '../base/problem';
import type { Result } from '../base/result';
import type { TextMap } from '../domain/rows/text-map';
import type { ShopEvent, ShopState } from '../domain/shop';
import type { SnapshotReader, SnapshotWriter } from '../base/snapshot';
import type { DataModel } from './data/data-model';
import type { DataPart } from './data/data-part';
import type { HeldViews } from './data/views/view-runs';
import type { ChangeRow } from './change-log';
import type { NameOf } from './change-words';
import type { Configuration } from './configuration';
import type { ActDirection, CommandByHand, OperatorWord, ViewWord } from './outside/input';
import type { World } from './world';

export type { DataBook } from './data/data-book';
export type { DataPart } from './data/data-part';

/** The data of a moment. They are never changed; what changes is which of them are those of the moment. */
export interface Documents {
  readonly shop: ShopState;
  /** By service and user: the position of their newest event. */
  readonly wrote: TextMap<number>;
  readonly views: HeldViews;
  /** By a version of a row that a read model has looked up: the payload with it. */
  readonly answers: TextMap<number>;
}

/**
 * Data, and what goes on about them at nodes by itself: what the kernel knows of `data/`. Its code comes with the first
 * scenario that keeps data, so the kernel speaks to it by this contract alone.
 */
export interface DataHost {
  /** The configuration is another one; whatever is under way goes on. */
  adopt(part: DataPart): void;
  /** The first data: what the run begins with. */
  open(): void;
  /** The configuration is in force: what goes on at nodes by itself begins, ends, or goes by other settings. */
  edited(before: DataPart | null): void;
  /** A call or try that is made for another one is to do the same to data as that. */
  inheritDeed(row: number, from: number): void;
  /** Whether a call or try is to do anything to data. */
  hasDeed(row: number): boolean;
  attemptClosed(row: number): void;
  /** The work at a node for a call is done: what that is to do takes effect. How it ends. */
  carriesOut(node: number, attempt: number): Outcome;
  /** Whether something may go on with requests of this node after its plan. */
  hasProcess(node: number): boolean;
  /** The plan is over. True if a process goes on and the job waits for it, until it says that it is over (plans.ts). */
  takesOver(job: number): boolean;
  /** Nobody waits for that any more. */
  jobStopped(job: number): void;
  /** A call that a process has made has its outcome. */
  callEnded(row: number, outcome: Outcome): void;
  /** The instant has come that a process was waiting for, by its row and its kind (data/process-host.ts). */
  due(row: number, kind: number): void;
  /** An instance came into another state, or callers have noticed it. */
  instanceChanged(instance: number): void;
  instanceGoesOn(instance: number): void;
  /** How many sagas a node carries out now, or how many of them are stuck. */
  sagasAt(node: number, stuckOnly: boolean): number;
  /** How often anybody else was quicker than the writers of a node, so far. */
  conflictsAt(node: number): number;
  /** How data broke a rule, in a sentence, by the number of what is written down of that. */
  faultText(number: number): string;
  /** The id of a saga in the scenario, by its number. */
  sagaId(saga: number): string;
  /** Whether there is anything to decide there. */
  mayDecide(saga: number, step: string, direction: ActDirection): boolean;
  /** What somebody says of an act of a saga, by the id of its step; without a step the saga is to turn back. */
  operatorSays(saga: number, step: string, direction: ActDirection, said: OperatorWord): void;
  /** How many events the read models of a node lack, the one that lacks most; -1 if it has none. */
  lagAt(node: number): number;
  /** Whether one of its read models is behind or has stopped. */
  hasViewInTrouble(node: number): boolean;
  /** Whether what somebody may say of a read model would change anything now; and what they say. */
  mayTellView(view: string, said: ViewWord): boolean;
  viewSays(view: string, said: ViewWord): void;
  /** What would follow from a command that somebody sends by hand now, or what is wrong with it; and the command. */
  decidedByHand(command: CommandByHand): Result<readonly ShopEvent[], Problem[]>;
  commandByHand(command: CommandByHand): void;
  readonly documents: Documents;
  write(out: SnapshotWriter): void;
  read(from: SnapshotReader, documents: Documents): void;
}

type Index = ReadonlyMap<string, number>;

export interface DataIndices {
  readonly nodeIndex: Index;
  readonly edgeIndex: Index;
  readonly typeIndex: Index;
}

export interface DataCode {
  compile(before: DataPart | null, model: DataModel, indices: DataIndices): DataPart;
  host(world: World): DataHost;
  /** A row of the log of changes that is about sagas or data, as a sentence. */
  changeText(configuration: Configuration, row: ChangeRow, nameOf: NameOf): string;
}

let code: DataCode | undefined;

/** Takes the code in: a page fetches it with the first scenario that keeps data. */
export function knowData(known: DataCode): void {
  code = known;
}

export function knowsData(): boolean {
  return code !== undefined;
}

export function dataCode(): DataCode {
  if (code === undefined) throw new Error('The code of data and sagas was not loaded');
  return code;
}

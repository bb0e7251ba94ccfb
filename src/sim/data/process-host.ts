import type { Outcome } from '../../base/outcome';
import type { SnapshotReader, SnapshotWriter } from '../../base/snapshot';

/** What a node goes on with by itself: as the `b` of its events (PROCESS), and as the kind of its deeds. */
export const OF_SAGA = 0;
export const OF_COMMAND = 1;
export const OF_VIEW = 2;
/** A command of a saga is delivered once more: its deed is in place of the row. */
export const OF_BUS = 3;

/** What becomes of a job whose plan is over. */
export const NOT_MINE = 0;
/** It waits until the process says that it is over (plans.ts). */
export const WAITS = 1;
/** It goes on at once. */
export const GOES_ON = 2;

/**
 * One kind of processes: sagas, commands on their way through an aggregate, read models. They live at the instances of
 * nodes, make calls that carry deeds, and go on at instants of their own.
 */
export interface ProcessHost {
  /** Whether something may go on with requests of this node after its plan. */
  hasProcess(node: number): boolean;
  /** The plan of a job is over: NOT_MINE, WAITS or GOES_ON. */
  takesOver(job: number): number;
  /** Nobody waits for that any more. */
  jobStopped(job: number): void;
  /** The work at a node for a call with a deed of this kind is done. How it ends. */
  carriesOut(node: number, deed: number): Outcome;
  /** A call that was made for a deed of this kind has its outcome. */
  callEnded(deed: number, outcome: Outcome): void;
  /** The instant has come that the process of this row was waiting for. */
  due(row: number): void;
  /** What an instance held in memory is gone. */
  instanceStopped(instance: number): void;
  /** An instance of this node came into another state, or callers have noticed it. */
  resume(node: number): void;
  /** An instance that hung goes on. */
  goesOn(instance: number): void;
  write(out: SnapshotWriter): void;
  read(from: SnapshotReader): void;
}

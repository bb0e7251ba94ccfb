import type { PlainState, Shape } from '../base/shape';
import type { Time } from '../base/time';
import type { Host } from './host';

/**
 * The engine of one layer on one edge: its state, shared by all calls and by all versions of the stack that hold
 * the layer, and the newest settings, by which the state is judged. (What concerns one call only, such as how
 * often it tries, goes by the settings of the version that the call entered.)
 */
export interface Guard {
  readonly state: PlainState;
  shape(): Shape;
  /** When time alone will change the state next; NEVER if it will not. */
  nextDeadline(): Time;
  advance(now: Time): void;
  /** The state was read from a snapshot; only a guard that has derived something from it has this. */
  stateReplaced?(): void;
  /** Writes what the screen shows of it into a row of numbers, by the names of figures.ts. */
  figures?(row: Float64Array, at: number, now: Time): void;
  /** Whether calls keep away from an instance of the callee, by its place there, and until when at least. */
  isEjected?(place: number): boolean;
  ejectedUntil?(place: number): Time;
  /** The share of its choices so far that fell on an instance of the callee; NaN before the first. */
  chosenShare?(place: number): number;
  /** A deadline of its own has come; only a guard that has deadlines has this. */
  due?(host: Host): void;
}

/** A guard with the settings that it has in one version of a stack. */
export interface GuardVersion {
  readonly guard: Guard;
  /** Gives the guard these settings before its state is read from a snapshot. */
  ready(): void;
  /** Takes these settings over while the run goes on. */
  adopt(host: Host): void;
}

import type { Duration, Time } from '../base/time';
import type { Outcome } from '../base/outcome';
import type { AttemptTable } from './attempts';
import type { CallEvent } from './events';
import type { Layer } from './layer';
import type { WalkRecorder } from './walk-recorder';

/**
 * What a stack of layers needs from the world it runs in. The simulation and the Promise driver each implement
 * it; the layers and the walk know nothing else of either.
 */
export interface Host {
  readonly now: Time;
  readonly attempts: AttemptTable;
  /** The frames of all attempts: the frame of `row` starts at `row * frameWidth`. */
  readonly frames: Float64Array;
  readonly frameWidth: number;
  /** Null in every run that nobody watches that closely. */
  readonly recorder: WalkRecorder | null;

  /** The layers of the stack version that this attempt entered, outermost first. */
  layersOf(row: number): readonly Layer[];
  /** A uniform draw in [0, 1) that belongs to this attempt, layer and purpose. */
  draw(row: number, layer: Layer, purpose: number): number;

  /** Makes a row for one more try of the call that `row` belongs to, with `base` as the layer that opened it. */
  openTry(row: number, base: number): number;
  /** Nothing refers to the row any more. */
  close(row: number): void;

  /** Arms the timer of a layer; its token goes into the layer's frame at `timerFrame`. */
  arm(row: number, layer: Layer, delay: Duration): void;
  /** Disarms it, if it is armed. */
  disarm(row: number, layer: Layer): void;

  /** The attempt leaves the innermost layer: the work begins. The host calls `answer` (walk.ts) when it ends. */
  send(row: number): void;
  /** Nobody waits for the sent attempt any more. The host may cancel the work; `answer` comes all the same. */
  abandoned(row: number): void;
  /** The call as a whole has its outcome. */
  settled(row: number, outcome: Outcome): void;
  /** The answer to an abandoned attempt came, or its work was cancelled. */
  late(row: number, outcome: Outcome): void;

  /** An engine changed its visible state (a breaker opened, say). */
  guardChanged(guard: number): void;
  /** An engine keeps calls away from an instance of the callee from now on, or does not any more. */
  instanceEjected(guard: number, place: number, isEjected: boolean): void;
  /** Time alone will change the engine's state at this instant, and not at the one told before. */
  guardDeadline(guard: number, deadline: Time): void;
  /** Something that is counted for the edge of a call (events.ts). */
  note(row: number, event: CallEvent): void;
  /** What a layer decided about the call of an attempt, beside what events tell: a bit of decisions.ts, or 0. */
  decided(row: number, decision: number): void;

  /**
   * Until when an answer to this attempt is of use to anybody outside of the layer at this position; Infinity when that
   * is not known. What lies deeper may still hold the times of earlier tries in the same row.
   */
  deadlineOf(row: number, position: number): Time;
  /** Whether the request may be made twice without doing more than once. */
  isIdempotent(row: number): boolean;
  /** Not before this time does the callee want to be asked again, after an outcome of its own; 0 when it does not say. */
  pushback(row: number, outcome: Outcome): Time;
  /** What a request is about, and who asks: whole numbers, 0 for nothing in particular. */
  keyOf(row: number): number;
  userOf(row: number): number;
  /** What tells answers apart: a whole number of up to 53 bits; -1 when the answer must not be kept or shared. */
  cacheKeyOf(row: number, perUser: boolean): number;

  /** Makes a row for a try that layer `base` sends on its way by itself; nobody waits for it (walk.ts). */
  openDetached(row: number, base: number): number;
  /** Such a try has ended. */
  detachedEnded(row: number): void;

  /**
   * Opens a call of the same request along another edge, for the layer that `row` is parked at; `otherEnded` of that
   * layer hears how it ends. It begins with `beginOther`, and may end at once.
   */
  openOther(row: number, edge: number): number;
  beginOther(other: number): void;
  /** The layer does not wait for that call any more. */
  withdrawOther(other: number): void;

  /** The instances of the callee that callers know of now, by their place at the callee. The same list until it changes. */
  knownInstances(row: number): readonly number[];
  /** Where the try of this row goes, or went; -1 while nobody has chosen. */
  instanceOf(row: number): number;
  /** -1 takes a choice back. */
  chooseInstance(row: number, instance: number): void;
}

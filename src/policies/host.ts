import type { Duration, Time } from '../base/time';
import type { Outcome } from '../base/outcome';
import type { AttemptTable } from './attempts';
import type { Layer } from './layer';

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
  /** Time alone will change the engine's state at this instant, and not at the one told before. */
  guardDeadline(guard: number, deadline: Time): void;
  /** A layer starts one more try of the call. */
  retried(row: number): void;
}

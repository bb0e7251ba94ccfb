import type { Explanation } from '../base/explanation';
import type { PlainState, Shape } from '../base/shape';
import type { Time } from '../base/time';

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
  explain(now: Time): Explanation;
}

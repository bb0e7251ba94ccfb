import { err, ok } from '../../base/result';
import type { Decider } from './unit';

/** A counter that says with each event what it saw: an update that was lost would show. */
export interface Counted {
  readonly saw: number;
  readonly by: string;
}

export interface Count {
  readonly by: string;
  /** How many events follow; below zero it is refused. */
  readonly times: number;
}

export const counter: Decider<number, Count, Counted, string> = {
  decide: (state, { by, times }) =>
    times < 0
      ? err(`cannot count ${times} times at ${state ?? 0}`)
      : ok(Array.from({ length: times }, (_, at) => ({ saw: (state ?? 0) + at, by }))),
  evolve: (state, _event) => (state ?? 0) + 1,
};

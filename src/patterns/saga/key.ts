import { MOST_STEPS } from './definition';

/**
 * The idempotency key of an act: the number of its saga, its step and its direction, and the same for all attempts. Exact
 * for sagas up to number 2^48.
 */
export function keyOf(saga: number, step: number, direction: number): number {
  return (saga * 2 + direction) * MOST_STEPS + step;
}

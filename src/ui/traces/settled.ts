import type { Time } from '../../base/time';
import type { TraceThen } from './use-trace';

/** Nothing of it can be different at this moment: all of it had ended when it was recorded, and has now. */
export function isSettled(known: TraceThen | null, moment: Time): boolean {
  if (known === null) return false;
  if (known.now === moment) return true;
  return known.trace.spans.every(({ to }) => !Number.isNaN(to) && to <= moment);
}

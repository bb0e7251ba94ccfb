import type { Time } from '../../base/time';
import type { World } from '../../sim/world';
import type { Range } from '../format';
import type { Culprit } from '../verdict';

/** What became certain about an expectation, and when. It never changes any more. */
export interface Finding {
  readonly verdict: 'holds' | 'broken';
  readonly at: Time;
  /** One sentence with the figures it rests on. */
  readonly evidence: string;
  /** What it was found in, where data broke a rule. */
  readonly by?: Culprit;
}

/**
 * Watches one expectation while its run goes on. It is asked again and again, and goes on from where it stood, also
 * when the run has gone back meanwhile; once it has found something, it is not asked any more.
 */
export interface Watch {
  /** When in the run the expectation applies. */
  readonly range: Range;
  /** When at the latest it is decided, if that is later than the end of the range. */
  readonly decidedMs?: number;
  find(world: World): Finding | undefined;
}

export function finding(holds: boolean, at: Time, evidence: string): Finding {
  return { verdict: holds ? 'holds' : 'broken', at, evidence };
}

/** The same of data that broke a rule. */
export function foundIn(by: Culprit, holds: boolean, at: Time, evidence: string): Finding {
  return { ...finding(holds, at, evidence), by };
}

/** Whether everything has happened that happens up to this moment, itself included. */
export function hasPassed(world: World, time: Time): boolean {
  return world.now > time || (world.now === time && !world.heap.isDue(time));
}

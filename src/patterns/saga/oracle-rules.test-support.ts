import { mix32 } from '../../base/keyed-hash';
import { FALLBACK, OK, OUTCOMES, type Outcome } from '../../base/outcome';
import { NEVER, NS_PER_MS, type Duration, type Time } from '../../base/time';
import type { SagaSettings } from './settings';
import type { StepSettings } from './step-settings';

export type Says = 'done' | 'harmless' | 'refused' | 'unknown';
type ActState = 'none' | 'open' | 'done' | 'harmless' | 'doubtful' | 'stuck' | 'failed';
export type Verdict = 'taken' | 'duplicate' | 'late' | 'overtaken' | 'stranger';
export type Said = 'try again' | 'done' | 'failed';

interface Try {
  runsFrom: Time;
  recorded: boolean;
  /** It was sent again after a crash, and may be on its way twice. */
  twice: boolean;
  answered: boolean;
  says: Says | null;
  outcome: Outcome;
}

export interface Act {
  state: ActState;
  tries: Try[];
  /** How many tries there were when this round of them began. */
  before: number;
  waitsUntil: Time;
}

interface Step {
  action: Act;
  undo: Act;
  /** An operator knows that it did not happen. */
  cleared: boolean;
  result: number;
}

export interface Data {
  steps: Step[];
  /** The steps that took effect or may have, in the order in which that was known. */
  completed: number[];
  turned: { at: Time; reason: string; step: number } | null;
  resumed: number;
  ended: Time;
}

export const noAct = (): Act => ({ state: 'none', tries: [], before: 0, waitsUntil: NEVER });

/** What an end says, by the settings as people write them. */
export function judge({ refusedOn, notDoneOn, fallbackMeans }: SagaSettings, outcome: Outcome): Says {
  const { id } = OUTCOMES[outcome];
  const named = (ids: readonly string[]): boolean => ids.includes(id);
  if (outcome === OK || (outcome === FALLBACK && fallbackMeans === 'done')) return 'done';
  if (named(refusedOn)) return 'refused';
  return named(notDoneOn) ? 'harmless' : 'unknown';
}

export function waitOf(
  { firstWaitMs, factor, longestWaitMs, jitter }: StepSettings,
  luck: number,
  place: number,
  undo: boolean,
  attempt: number,
  inARow: number,
): Duration {
  const wait = Math.min(longestWaitMs, firstWaitMs * Math.pow(factor, inARow - 1)) * NS_PER_MS;
  const word = mix32(mix32(luck, (undo ? 16 : 0) + place), attempt);
  const draw = (word >>> 0) / Math.pow(2, 32);
  if (jitter === 'none') return wait;
  return Math.round(jitter === 'full' ? wait * draw : wait / 2 + (wait / 2) * draw);
}

/** `2#1` is the first attempt of the third step, and `-2#1` that of what undoes it. */
export function nameOf(place: number, undo: boolean, attempt: number): string {
  return `${undo ? '-' : ''}${place}#${attempt}`;
}

/** By act: all actions, and then all compensations. */
export function byAct(steps: number): (a: string, b: string) => number {
  const rank = (send: string) => Math.abs(parseInt(send, 10)) + (send.startsWith('-') ? steps : 0);
  return (a, b) => rank(a) - rank(b);
}

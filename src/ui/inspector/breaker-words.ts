import { BREAKER_CONTROL } from '../../worker/frame';
import { BREAKER_MODE } from '../breaker-ring/ring-geometry';
import type { MarkKind } from '../marks/mark-paths';

export interface ModeWords {
  readonly state: string;
  readonly mark: MarkKind | undefined;
  readonly tone: 'calm' | 'rejected' | 'degraded';
  /** What the figure under the state counts: how long it stays, what it waits for. */
  readonly question: string;
}

const CLOSED: ModeWords = {
  state: 'Closed',
  mark: undefined,
  tone: 'calm',
  question: 'Why is it closed?',
};

const WORDS: Readonly<Record<number, ModeWords>> = {
  [BREAKER_MODE.closed]: CLOSED,
  [BREAKER_MODE.open]: { state: 'Open', mark: 'rejected', tone: 'rejected', question: 'Why is it open?' },
  [BREAKER_MODE.halfOpen]: {
    state: 'Half-open',
    mark: 'degraded',
    tone: 'degraded',
    question: 'Why is it half-open?',
  },
};

/** A breaker that no frame has told of yet is as every breaker begins. */
export function modeWords(mode: number): ModeWords {
  return WORDS[mode] ?? CLOSED;
}

const HELD: Readonly<Record<number, string>> = {
  [BREAKER_CONTROL.forcedOpen]: 'Forced open',
  [BREAKER_CONTROL.forcedClosed]: 'Forced closed',
  [BREAKER_CONTROL.disabled]: 'Disabled',
  [BREAKER_CONTROL.metricsOnly]: 'Metrics only',
};

/** How a breaker is held by hand; undefined while it decides by itself. */
export function heldWord(control: number): string | undefined {
  return HELD[control];
}

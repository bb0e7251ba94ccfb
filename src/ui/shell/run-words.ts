import { NS_PER_MS } from '../../base/time';
import type { RunState } from '../../state/run';
import type { ExpectationNow } from '../../worker/protocol';
import { LIMIT } from '../../worker/frame';
import { count, factor, moment } from '../figures';

export type RunCondition =
  'live' | 'behind' | 'paused' | 'replay' | 'ended' | 'full' | 'ahead' | 'opening' | 'recovering' | 'failed';

/** Below this share of the speed asked for, the simulation is behind. */
const KEEPS_PACE = 0.9;

/** What goes on, in one word. The pace is simulated time over wall time, NaN while nobody knows. */
export function conditionOf(
  { phase, mode, speed, replays }: Pick<RunState, 'phase' | 'mode' | 'speed' | 'replays'>,
  pace: number,
): RunCondition {
  if (phase === 'recovering' || phase === 'failed') return phase;
  if (phase !== 'ready') return 'opening';
  switch (mode) {
    case 'playing':
      if (replays) return 'replay';
      return pace < speed * KEEPS_PACE ? 'behind' : 'live';
    case 'paused':
      return replays ? 'replay' : mode;
    case 'ended':
    case 'full':
    case 'ahead':
      return mode;
  }
}

/** By LIMIT: what the run has too much of. */
const LIMIT_WORDS: Readonly<Record<number, string>> = {
  [LIMIT.log]: 'its log is full, with a million changes',
  [LIMIT.payloads]: 'its documents fill all the room they have',
  [LIMIT.history]: 'its measurements fill all the room they have',
  [LIMIT.calls]: 'half a million calls are under way, and more than that is not simulated',
};

/** The first words of the status bar. */
export function paceWords(condition: RunCondition, pace: number, time: number, limit: number): string {
  // The clock beside it cuts microseconds off: both shall show the same figure.
  const stands = moment(Math.floor(time / NS_PER_MS) * NS_PER_MS);
  switch (condition) {
    case 'live':
      return Number.isNaN(pace) ? 'Simulation runs' : `Simulation keeps pace, ${factor(pace)}`;
    case 'behind':
      return `Simulation behind, ${factor(pace)}`;
    case 'paused':
      return `Paused at ${stands}`;
    case 'replay':
      return Number.isNaN(pace) ? `Replay paused at ${stands}` : `Replay runs, ${factor(pace)}`;
    case 'ended':
      return `Ended at ${stands}`;
    case 'full':
      return `Stopped at ${stands}: ${LIMIT_WORDS[limit] ?? 'the run has no more room'}`;
    case 'ahead':
      return 'Simulation runs ahead to the next stop';
    case 'opening':
      return 'The scenario is being opened';
    case 'recovering':
      return 'The simulation is being brought back';
    case 'failed':
      return 'The simulation has failed';
  }
}

export interface VerdictCounts {
  readonly holds: number;
  readonly broken: number;
  readonly undecided: number;
}

export function verdictCounts(verdict: readonly ExpectationNow[]): VerdictCounts {
  const counts = { holds: 0, broken: 0, undecided: 0 };
  for (const one of verdict) counts[one.verdict]++;
  return counts;
}

/** "3 hold, 4 not decided", "1 broken, 2 hold": what went wrong first. */
export function verdictWords({ holds, broken, undecided }: VerdictCounts): string {
  const parts = [
    broken > 0 ? `${broken} broken` : '',
    holds > 0 ? `${holds} ${holds === 1 ? 'holds' : 'hold'}` : '',
    undecided > 0 ? `${undecided} not decided` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'No expectations' : parts.join(', ');
}

export function requestWords(asked: number): string {
  return `${count(asked)} ${asked === 1 ? 'request' : 'requests'} asked`;
}

export function samplingWords(callsPerMark: number): string {
  return `1 mark = ${count(callsPerMark)} ${callsPerMark === 1 ? 'call' : 'calls'}`;
}

/** The hash as 16 digits, from its two words of 32 bits. */
export function hashText(high: number, low: number): string {
  return [high, low].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** "7c1e·a94f": enough to tell two runs apart by eye. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}·${hash.slice(-4)}`;
}

export function speedWords(speed: number): string {
  return `${speed}×`;
}

export function editWords(edits: number): string {
  return edits === 1 ? '1 edit since the start' : `${edits} edits since the start`;
}

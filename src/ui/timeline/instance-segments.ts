import type { Time } from '../../base/time';
import type { InstanceTurn } from '../../state/instance-lanes';
import { CELL_STATE } from '../../worker/frame';
import { momentText } from '../time-axis/moment-text';

/** A stretch of time in which the instances of a node stood as they did. */
export interface InstanceSegment {
  readonly from: Time;
  /** NaN while it lasts. */
  readonly to: Time;
  /** What the worst of them was, one of CELL_STATE; `up` when all are. */
  readonly worst: number;
  /** "1 of 2 crashed"; empty when all are up. */
  readonly words: string;
}

/** From the worst on, with what is said of an instance. */
const TROUBLES: readonly (readonly [state: number, word: string])[] = [
  [CELL_STATE.crashed, 'crashed'],
  [CELL_STATE.hung, 'hung'],
  [CELL_STATE.draining, 'draining'],
  [CELL_STATE.starting, 'starting'],
  [CELL_STATE.stopped, 'stopped'],
];

/**
 * How the instances of a node stood over time. The node began with so many, all of them up; what is told first of
 * another is that it was added.
 */
export function instanceSegments(turns: readonly InstanceTurn[], wanted: number): InstanceSegment[] {
  const states = new Map<number, number>();
  for (let place = 0; place < startedWith(turns, wanted); place++) states.set(place, CELL_STATE.up);
  const segments: InstanceSegment[] = [segmentOf(states, 0)];
  for (const { time, place, state } of turns) {
    states.set(place, state);
    const next = segmentOf(states, time);
    const last = segments[segments.length - 1];
    if (last.from === time) segments.pop();
    const before = segments.at(-1);
    if (before?.words === next.words) segments[segments.length - 1] = { ...before, to: NaN };
    else {
      if (before !== undefined) segments[segments.length - 1] = { ...before, to: time };
      segments.push(next);
    }
  }
  return segments;
}

/** An instance that is first told to start or to be up was not there before. */
function startedWith(turns: readonly InstanceTurn[], wanted: number): number {
  const added = new Set<number>();
  const known = new Set<number>();
  for (const { place, state } of turns) {
    if (!known.has(place) && (state === CELL_STATE.starting || state === CELL_STATE.up)) added.add(place);
    known.add(place);
  }
  const places = Math.max(wanted, ...[...known].map((place) => place + 1));
  return added.size === 0 ? places : Math.min(places, ...added);
}

function segmentOf(states: ReadonlyMap<number, number>, from: Time): InstanceSegment {
  const all = [...states.values()];
  const parts = TROUBLES.flatMap(([state, word]) => {
    const count = all.filter((one) => one === state).length;
    return count === 0 ? [] : [{ state, count, word }];
  });
  const [first] = parts;
  if (parts.length === 0) return { from, to: NaN, worst: CELL_STATE.up, words: '' };
  const words =
    parts.length === 1
      ? `${first.count} of ${all.length} ${first.word}`
      : parts.map(({ count, word }) => `${count} ${word}`).join(', ');
  return { from, to: NaN, worst: first.state, words };
}

/** The newest stretches in words, oldest first: "1 of 2 crashed from 20.40 s to 25.41 s". */
export function segmentsText(segments: readonly InstanceSegment[], most: number): string {
  const told = segments.filter(({ words }) => words !== '').slice(-most);
  if (told.length === 0) return 'all up';
  return told
    .map(({ words, from, to }) =>
      Number.isNaN(to)
        ? `${words} since ${momentText(from, 2)}`
        : `${words} from ${momentText(from, 2)} to ${momentText(to, 2)}`,
    )
    .join(', ');
}

import { faultKinds } from '../../scenario/fault-kind-settings';
import type { Fault } from '../../scenario/format';
import { LONGEST_RUN_MS } from '../../scenario/run-settings';

/** What of a fault somebody holds: all of it, its beginning, its end, or the foot of one of its ramps. */
export type Grip = 'move' | 'from' | 'to' | 'grow' | 'fade';

export interface Held {
  /** As it stood when it was taken hold of. */
  readonly fault: Fault;
  readonly grip: Grip;
  /** Which of its turns, from 0. */
  readonly turn: number;
  /** Where it was taken hold of, in ms of the run. */
  readonly at: number;
}

export interface DragLimits {
  /** Of the run in ms: a fault that begins after its end could not be seen. */
  readonly duration: number;
  /** The present moment in ms: what acts can end now, and no earlier. */
  readonly now: number;
  readonly snap: (ms: number) => number;
}

/** A shorter fault could not be taken hold of any more; by its form it can be shorter. */
const LEAST_MS = 100;

/** The fault as it would be if what is held were let go at a moment. Every answer is a fault that a scenario may have. */
export function draggedTo(held: Held, ms: number, limits: DragLimits): Fault {
  const { fault, grip, turn, at } = held;
  switch (grip) {
    case 'move':
      return turn === 0 ? moved(fault, ms - at, limits) : respaced(fault, turn, ms - at, limits);
    case 'from': {
      const latest = fault.toMs - leastLength(fault);
      return timed(fault, within(limits.snap(ms), earliestStart(fault), latest), fault.toMs);
    }
    case 'to': {
      const later = turn * fault.everyMs;
      const acts = fault.fromMs + later < limits.now && limits.now < fault.toMs + later;
      const end = (acts ? Math.max(limits.now, limits.snap(ms)) : limits.snap(ms)) - later;
      return timed(fault, fault.fromMs, within(end, fault.fromMs + leastLength(fault), latestEnd(fault)));
    }
    case 'grow':
      return ramped(fault, 'rampInMs', limits.snap(ms) - (fault.fromMs + turn * fault.everyMs));
    case 'fade':
      return ramped(fault, 'rampOutMs', fault.toMs + turn * fault.everyMs - limits.snap(ms));
  }
}

/** Whichever of both ends comes to rest somewhere decides. */
function moved(fault: Fault, by: number, { snap, duration }: DragLimits): Fault {
  const length = fault.toMs - fault.fromMs;
  const [from, to] = [fault.fromMs + by, fault.toMs + by];
  const [byFrom, byTo] = [snap(from) - from, snap(to) - to];
  const start = from + (Math.abs(byTo) < Math.abs(byFrom) ? byTo : byFrom);
  const latest = Math.min(duration - Math.min(length, LEAST_MS), LONGEST_RUN_MS - length);
  const begins = whole(within(start, 0, Math.max(0, latest)));
  return fitted({ ...fault, fromMs: begins, toMs: begins + length });
}

/** A later turn that is moved says how far the turns are apart. */
function respaced(fault: Fault, turn: number, by: number, { snap }: DragLimits): Fault {
  const start = snap(fault.fromMs + turn * fault.everyMs + by);
  const everyMs = whole((start - fault.fromMs) / turn);
  return { ...fault, everyMs: within(everyMs, Math.ceil(fault.toMs - fault.fromMs), LONGEST_RUN_MS) };
}

/** Between two moments; ramps that find no room any more become shorter. */
export function timed(fault: Fault, fromMs: number, toMs: number): Fault {
  const [from, to] = [keepOr(fault.fromMs, fromMs), keepOr(fault.toMs, toMs)];
  return fitted({ ...fault, fromMs: from, toMs: to });
}

/** Ramps that have room in the fault, and turns that are far enough apart: also where a sum of fractions is not exact. */
export function fitted(fault: Fault): Fault {
  const { fromMs, toMs, rampInMs, rampOutMs, times, everyMs } = fault;
  const length = toMs - fromMs;
  return {
    ...fault,
    rampInMs: Math.min(rampInMs, length),
    rampOutMs: Math.min(rampOutMs, length),
    everyMs: times > 1 && everyMs < length ? Math.ceil(length) : everyMs,
  };
}

function ramped(fault: Fault, key: 'rampInMs' | 'rampOutMs', ms: number): Fault {
  if (!faultKinds[fault.kind].grows) return fault;
  const other = key === 'rampInMs' ? fault.rampOutMs : fault.rampInMs;
  const most = Math.max(0, fault.toMs - fault.fromMs - other);
  return fitted({ ...fault, [key]: whole(within(ms, 0, most)) });
}

/** A fault that comes once more or once less; the first time that it is to come again, after a pause as long as itself. */
export function withTurns(fault: Fault, times: number): Fault {
  const length = fault.toMs - fault.fromMs;
  const count = within(times, 1, MOST_TURNS);
  const everyMs =
    count > 1 && fault.everyMs < length ? within(Math.ceil(length * 2), 0, LONGEST_RUN_MS) : fault.everyMs;
  // What is as long as the longest run has no room for another turn.
  return everyMs < length && count > 1 ? fault : { ...fault, times: count, everyMs };
}

const MOST_TURNS = 10_000;

/** What is shorter already stays as short. */
function leastLength({ fromMs, toMs }: Fault): number {
  return Math.min(LEAST_MS, toMs - fromMs);
}

/** One that comes again has ended before. */
function earliestStart({ toMs, times, everyMs }: Fault): number {
  return times > 1 ? Math.max(0, Math.ceil(toMs - everyMs)) : 0;
}

function latestEnd({ fromMs, times, everyMs }: Fault): number {
  return times > 1 ? Math.min(LONGEST_RUN_MS, Math.floor(fromMs + everyMs)) : LONGEST_RUN_MS;
}

/** What nobody moved keeps its fractions. */
function keepOr(before: number, next: number): number {
  return Math.abs(next - before) < 0.5 ? before : whole(next);
}

function whole(ms: number): number {
  return Math.round(ms);
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

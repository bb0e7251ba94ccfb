import type { Time } from '../base/time';
import { arrive } from './arrivals';
import { answerArrived } from './calls';
import { cancelArrived } from './cancellation';
import { faultsDue } from './faults';
import { guardDue } from './guards';
import { instanceDue } from './instances';
import { deliver } from './jobs';
import { patienceOver } from './requests';
import { calmDue } from './shedding';
import {
  ANSWER,
  ARRIVAL,
  CALM,
  CANCEL,
  DELIVER,
  FAULTS,
  GUARD,
  INSTANCE,
  LANE,
  PATIENCE,
  PROCESS,
  TIMER,
  USER,
  WORK_DONE,
} from './tables';
import { userAsks } from './users';
import { workDone } from './work-done';
import type { World } from './world';

/**
 * Why a slice of a run ended: the time was reached, the budget of events was used up, a limit of the run was, or
 * somebody who wants to hear of it has to do something outside, or to look at a rule that data broke.
 */
export type SliceEnd = 'time' | 'budget' | 'outside' | 'rule' | RunLimit;

/** What a run has no room for any more. */
export type RunLimit = 'log-full' | 'payloads-full' | 'history-full' | 'calls-full';

/** Calls and tries under way at once: some hundred megabytes of them. A system that only gathers work ends here. */
export const MOST_CALLS = 500_000;

/** The limits of stores are looked at when a slice begins and then once in 1,024 events. */
const LIMITS_EVERY = 1023;

/**
 * Dispatches events up to and including `until`, at most `maxEvents` of them. Slices of any size lead to the same
 * run: pausing, stepping and pacing are nothing but slices.
 */
export function run(world: World, until: Time, maxEvents = Infinity): SliceEnd {
  const { heap, lanes, meter, hash } = world;
  const stopAt = world.dispatched + maxEvents;
  const full = limitReached(world);
  if (full !== undefined) return full;
  while (heap.isDue(until)) {
    if (world.dispatched >= stopAt) {
      if (dropDeadTimer(world)) continue;
      return 'budget';
    }
    if ((world.dispatched & LIMITS_EVERY) === 0) {
      const filled = limitReached(world);
      if (filled !== undefined) return filled;
    }
    const handle = heap.pop();
    const type = heap.type[handle];
    let a = heap.a[handle];
    let b = heap.b[handle];
    if (type === LANE) {
      lanes.take(a);
      a = lanes.takenRow;
      b = lanes.takenTag;
      // A timer that was cancelled is no event: it changes nothing, not even the count.
      if (!world.isArmed(a, b, lanes.takenToken)) continue;
    }
    if (heap.poppedAt[0] >= meter.secondEnds) closeSeconds(world, heap.poppedAt[0]);
    heap.clock[0] = heap.poppedAt[0];
    world.dispatched++;
    hash.event(heap.clock, type, a, b);
    dispatch(world, type, a, b);
    if (world.outside.isCalled) return world.outside.hear();
  }
  if (until > world.now) world.now = until;
  if (world.now >= meter.secondEnds) closeSeconds(world, world.now);
  return 'time';
}

/** Seconds are closed by the clock: neither their figures nor the traces kept of them are events. */
function closeSeconds(world: World, now: Time): void {
  world.meter.roll(now);
  world.traces.closeSecond(world);
}

export function limitReached(world: World): RunLimit | undefined {
  if (world.attempts.live > MOST_CALLS) return 'calls-full';
  if (!world.log.hasRoom || world.dataBook?.hasRoom === false) return 'log-full';
  if (!world.payloadsHaveRoom) return 'payloads-full';
  return world.meter.history.hasRoom ? undefined : 'history-full';
}

/**
 * A timer that is no event must not hold up the time either: with the budget used up and nothing but such timers
 * before `until`, the slice ends by its time, as it would with a larger budget.
 */
function dropDeadTimer(world: World): boolean {
  const { heap, lanes } = world;
  const handle = heap.top();
  if (heap.type[handle] !== LANE || lanes.headIsArmed(heap.a[handle])) return false;
  heap.pop();
  lanes.take(heap.a[handle]);
  return true;
}

function dispatch(world: World, type: number, a: number, b: number): void {
  switch (type) {
    case ARRIVAL:
      arrive(world, a);
      return;
    case DELIVER:
      deliver(world, a);
      return;
    case WORK_DONE:
      workDone(world, a);
      return;
    case ANSWER:
      answerArrived(world, a, b);
      return;
    case TIMER:
    case LANE:
      timerFired(world, a, b);
      return;
    case CANCEL:
      cancelArrived(world, a, b);
      return;
    case FAULTS:
      faultsDue(world);
      return;
    case GUARD:
      guardDue(world, a);
      return;
    case INSTANCE:
      instanceDue(world, a);
      return;
    case USER:
      userAsks(world, a);
      return;
    case PATIENCE:
      patienceOver(world, a);
      return;
    case CALM:
      calmDue(world, a);
      return;
    case PROCESS:
      world.data?.due(a, b);
      return;
    default:
      throw new Error(`Invariant broken: no handler for events of type ${type}`);
  }
}

function timerFired(world: World, row: number, position: number): void {
  const layer = world.layersOf(row)[position];
  world.recorder?.timer(row, position);
  world.frames[row * world.frameWidth + layer.frame + layer.timerFrame] = 0;
  layer.timer(world, row);
}

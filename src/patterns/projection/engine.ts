import { assert } from '../../base/assert';
import { ringLength, ringPush, ringShift } from '../../base/ring';
import { NEVER, type Time } from '../../base/time';
import { BUSY, HANDLE, HANDLING, IDLE, READ, READING, REST, SAVE, SAVING, WAIT } from './codes';
import { delayAfter, type ProjectionConfig } from './config';
import { removeParked, saveParked } from './parked';
import { aimAt, giveUp, markUnsaved, pass, passWhatIsNothing } from './progress';
import type { ProjectionState } from './state';
import { judge } from './status';

/**
 * What the projection wants now. READ: events after `readTo`, at most a batch, to be handed in by `take` and
 * `received`. HANDLE: the event at `handling`. SAVE: the checkpoint `saving` and the parked events, in one transaction
 * with the documents or alone. Whoever does it hands `turn` in when it is told what came of it.
 */
export function next(config: ProjectionConfig, state: ProjectionState, now: Time): number {
  if (state.phase !== IDLE) return BUSY;
  if (state.stopped === 0) passWhatIsNothing(config, state, now);
  judge(config, state, now);
  if (isSaveDue(config, state, now)) {
    if (now < state.saveAgainAt) return waitUntil(state, state.saveAgainAt);
    state.saving = state.position;
    return begin(state, SAVING, SAVE);
  }
  if (state.stopped === 1) return waitUntil(state, NEVER, REST);
  if (state.failures > 0) {
    if (now < state.handleAgainAt) return waitUntil(state, state.handleAgainAt);
    state.retried += 1;
    return begin(state, HANDLING, HANDLE);
  }
  if (state.replayLeft > 0) {
    aimAt(state, state.parkedPositions[state.replayAt], state.parkedStreams[state.replayAt], 1);
    return begin(state, HANDLING, HANDLE);
  }
  if (ringLength(state.queue) > 0) {
    aimAt(state, ringShift(state.queue), ringShift(state.queueStreams), 0);
    return begin(state, HANDLING, HANDLE);
  }
  const lookAt = looksAt(config, state);
  if (now >= lookAt) {
    state.reads += 1;
    return begin(state, READING, READ);
  }
  return waitUntil(state, Math.min(lookAt, savesAt(config, state)));
}

/** An event of the batch that was read, in order; the parts of one that was split are one. False when it came late. */
export function take(state: ProjectionState, turn: number, position: number, stream: number): boolean {
  if (!isOf(state, turn, READING)) return false;
  if (position <= state.readTo) return true;
  assert(ringPush(state.queue, position), 'a read brought more events than the batch that was asked for');
  ringPush(state.queueStreams, stream);
  state.readTo = position;
  return true;
}

/** The read is over: it went up to here, and so far goes the log. */
export function received(
  config: ProjectionConfig,
  state: ProjectionState,
  turn: number,
  readTo: number,
  head: number,
  now: Time,
): boolean {
  if (!isOf(state, turn, READING)) return isLate(state);
  state.phase = IDLE;
  state.readFailures = 0;
  state.lastReadAt = now;
  state.readTo = Math.max(state.readTo, readTo);
  state.head = Math.max(state.head, head, state.readTo);
  // A source that speaks of events which it does not show must not be asked without a pause.
  const isStale = state.readTo === state.position && head > state.readTo;
  if (isStale) state.readAgainAt = now + Math.max(config.pollNs, delayAfter(config, 1));
  judge(config, state, now);
  return true;
}

/** The read broke off. What was taken of it stays. */
export function readFailed(
  config: ProjectionConfig,
  state: ProjectionState,
  turn: number,
  now: Time,
): boolean {
  if (!isOf(state, turn, READING)) return isLate(state);
  state.phase = IDLE;
  state.readFailures += 1;
  state.readAgainAt = now + delayAfter(config, state.readFailures);
  judge(config, state, now);
  return true;
}

export function handled(config: ProjectionConfig, state: ProjectionState, turn: number, now: Time): boolean {
  if (!isOf(state, turn, HANDLING)) return isLate(state);
  state.phase = IDLE;
  state.failures = 0;
  if (state.isReplay === 1) {
    state.replayed += 1;
    state.replayLeft -= 1;
    removeParked(state, state.replayAt);
    markUnsaved(state, now);
  } else {
    state.handled += 1;
    pass(state, state.handling, now);
  }
  state.handling = 0;
  judge(config, state, now);
  return true;
}

/** The handler failed, and has changed nothing. */
export function failed(config: ProjectionConfig, state: ProjectionState, turn: number, now: Time): boolean {
  if (!isOf(state, turn, HANDLING)) return isLate(state);
  state.phase = IDLE;
  state.failures += 1;
  state.handleAgainAt = now + delayAfter(config, state.failures);
  if (state.failures > config.retries) giveUp(config, state, now);
  judge(config, state, now);
  return true;
}

export function saved(config: ProjectionConfig, state: ProjectionState, turn: number, now: Time): boolean {
  if (!isOf(state, turn, SAVING)) return isLate(state);
  state.phase = IDLE;
  state.saves += 1;
  state.saveFailures = 0;
  state.checkpoint = state.saving;
  state.unsavedSince = NEVER;
  saveParked(state);
  judge(config, state, now);
  return true;
}

/** Nothing was saved; it is tried again, however often. Whether it was is for the host to find out. */
export function saveFailed(
  config: ProjectionConfig,
  state: ProjectionState,
  turn: number,
  now: Time,
): boolean {
  if (!isOf(state, turn, SAVING)) return isLate(state);
  state.phase = IDLE;
  state.saveFailures += 1;
  state.saveAgainAt = now + delayAfter(config, state.saveFailures);
  judge(config, state, now);
  return true;
}

/** Somebody says how far the log goes now. */
export function notify(config: ProjectionConfig, state: ProjectionState, head: number, now: Time): void {
  if (head <= state.head) return;
  state.head = head;
  judge(config, state, now);
}

/**
 * Documents that wait for their transaction show to nobody, so they are saved as soon as nothing else is to be done. A
 * checkpoint apart from them can wait.
 */
function isSaveDue(config: ProjectionConfig, state: ProjectionState, now: Time): boolean {
  if (state.position === state.checkpoint && state.parkedChanged === 0) return false;
  if (state.position - state.checkpoint >= config.saveEvery) return true;
  if (state.stopped === 1 || now >= savesAt(config, state)) return true;
  const isDone = ringLength(state.queue) === 0 && state.replayLeft === 0;
  return config.together === 1 && (isDone || state.failures > 0);
}

/** When a checkpoint that is stored apart is due by time. */
function savesAt(config: ProjectionConfig, state: ProjectionState): Time {
  if (config.together === 1 || state.unsavedSince === NEVER) return NEVER;
  return Math.max(state.unsavedSince + config.saveAfterNs, state.saveAgainAt);
}

/** When it looks for more events. */
function looksAt(config: ProjectionConfig, state: ProjectionState): Time {
  const { lastReadAt, readAgainAt } = state;
  if (lastReadAt === NEVER || state.head > state.readTo) return readAgainAt;
  return config.pollNs === 0 ? NEVER : Math.max(lastReadAt + config.pollNs, readAgainAt);
}

function begin(state: ProjectionState, phase: number, want: number): number {
  state.phase = phase;
  state.turn += 1;
  return want;
}

function waitUntil(state: ProjectionState, time: Time, want: number = WAIT): number {
  state.wakeAt = time;
  return want;
}

function isOf(state: ProjectionState, turn: number, phase: number): boolean {
  return state.phase === phase && state.turn === turn;
}

function isLate(state: ProjectionState): boolean {
  state.late += 1;
  return false;
}

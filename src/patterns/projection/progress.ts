import { ringAt, ringClear, ringLength, ringShift } from '../../base/ring';
import { NEVER, type Time } from '../../base/time';
import { CATCHING_UP, PARKED_FULL, POISON, REBUILDING, STOPPED } from './codes';
import { PARK, PARK_STREAM, STOP, type ProjectionConfig } from './config';
import { addParked, isStreamParked } from './parked';
import type { ProjectionState } from './state';
import { changeStatus } from './status';

/** Passes what needs no handler: positions of no interest, and events whose stream is parked. */
export function passWhatIsNothing(config: ProjectionConfig, state: ProjectionState, now: Time): void {
  if (state.failures > 0) return;
  if (config.poison === PARK_STREAM) {
    while (
      state.replayLeft > 0 &&
      isStreamParked(state, state.parkedStreams[state.replayAt], state.replayAt)
    ) {
      passParked(state);
    }
    if (state.replayLeft === 0) parkFollowers(config, state, now);
  }
  const isDone = ringLength(state.queue) === 0 && state.replayLeft === 0;
  if (isDone && state.position < state.readTo) pass(state, state.readTo, now);
}

/** Events at the front of the queue whose streams are parked are parked, too. */
function parkFollowers(config: ProjectionConfig, state: ProjectionState, now: Time): void {
  while (ringLength(state.queue) > 0 && isStreamParked(state, ringAt(state.queueStreams, 0))) {
    aimAt(state, ringShift(state.queue), ringShift(state.queueStreams), 0);
    if (!park(config, state, now)) return;
  }
}

/** What becomes of an event that failed at every try. */
export function giveUp(config: ProjectionConfig, state: ProjectionState, now: Time): void {
  if (state.isReplay === 1) {
    state.failures = 0;
    state.handling = 0;
    passParked(state);
    return;
  }
  if (config.poison === STOP) stopAt(state, POISON, now);
  else if (config.poison === PARK || config.poison === PARK_STREAM) park(config, state, now);
  else {
    state.skipped += 1;
    passInHand(state, now);
  }
}

/** Parks the event in hand. Without room for it the projection stops before it, and false is returned. */
function park(config: ProjectionConfig, state: ProjectionState, now: Time): boolean {
  if (state.parkedCount >= config.maxParked) {
    stopAt(state, PARKED_FULL, now);
    return false;
  }
  addParked(state, state.handling, state.handlingStream);
  state.parked += 1;
  passInHand(state, now);
  return true;
}

function passInHand(state: ProjectionState, now: Time): void {
  pass(state, state.handling, now);
  state.failures = 0;
  state.handling = 0;
}

/** The parked event that is to be replayed stays where it is. */
function passParked(state: ProjectionState): void {
  state.replayAt += 1;
  state.replayLeft -= 1;
}

export function pass(state: ProjectionState, position: number, now: Time): void {
  state.position = position;
  markUnsaved(state, now);
}

export function markUnsaved(state: ProjectionState, now: Time): void {
  if (state.unsavedSince === NEVER) state.unsavedSince = now;
}

/** Stops before the event in hand: it is read again when somebody resumes, and so is all that follows. */
function stopAt(state: ProjectionState, cause: number, now: Time): void {
  stopFor(state, cause, state.handling, now);
  state.handling = 0;
  state.failures = 0;
  ringClear(state.queue);
  ringClear(state.queueStreams);
  state.readTo = state.position;
}

export function goOn(state: ProjectionState, cause: number, now: Time): void {
  changeStatus(state, state.rebuilds === 1 ? REBUILDING : CATCHING_UP, cause, 0, now);
}

export function stopFor(state: ProjectionState, cause: number, causeAt: number, now: Time): void {
  state.stopped = 1;
  changeStatus(state, STOPPED, cause, causeAt, now);
}

export function aimAt(state: ProjectionState, position: number, stream: number, isReplay: number): void {
  state.handling = position;
  state.handlingStream = stream;
  state.isReplay = isReplay;
}

import { createRing, ringAt, ringCapacity, ringLength, ringPush } from '../../base/ring';
import { NEVER, type Time } from '../../base/time';
import { BY_HAND, CATCHING_UP, IDLE, POISON, READING, RESTARTED, RESUMED, SWITCHED } from './codes';
import type { ProjectionConfig } from './config';
import { goOn, pass, stopFor } from './progress';
import { forget, type ProjectionState } from './state';
import { changeStatus, judge } from './status';

/** The process died and begins again: with what was saved. */
export function crash(config: ProjectionConfig, state: ProjectionState, now: Time): void {
  forget(config, state, now);
  state.crashes += 1;
  state.stopped = 0;
  goOn(state, RESTARTED, now);
}

export function stop(state: ProjectionState, now: Time): void {
  stopFor(state, BY_HAND, 0, now);
}

/** Goes on after a stop. The event that stopped it is read and tried anew, or skipped. */
export function resume(state: ProjectionState, skips: boolean, now: Time): void {
  if (state.stopped === 0) return;
  if (skips && state.cause === POISON) {
    state.skipped += 1;
    state.readTo = state.causeAt;
    pass(state, state.causeAt, now);
  }
  state.stopped = 0;
  // What has happened since the stop it knows only when it has looked.
  state.lastReadAt = NEVER;
  goOn(state, RESUMED, now);
}

/** The parked events are handled once more, in order, before anything else. Those that fail stay parked. */
export function replayParked(state: ProjectionState): void {
  if (state.replayLeft > 0) return;
  state.replayAt = 0;
  state.replayLeft = state.parkedCount;
}

/** A read model that was rebuilt takes over from the one before. */
export function takeOver(config: ProjectionConfig, state: ProjectionState, now: Time): void {
  state.rebuilds = 0;
  if (state.stopped === 1) return;
  changeStatus(state, CATCHING_UP, SWITCHED, 0, now);
  judge(config, state, now);
}

/** Takes over changed settings: events of the batch that do not fit any more are read again. */
export function adapt(config: ProjectionConfig, state: ProjectionState, now: Time): void {
  const { queue, queueStreams } = state;
  if (ringCapacity(queue) !== config.batchEvents) {
    state.queue = createRing(config.batchEvents);
    state.queueStreams = createRing(config.batchEvents);
    for (let at = 0; at < ringLength(queue) && ringPush(state.queue, ringAt(queue, at)); at++) {
      ringPush(state.queueStreams, ringAt(queueStreams, at));
    }
    const kept = ringLength(state.queue);
    if (kept < ringLength(queue)) state.readTo = ringAt(state.queue, kept - 1);
    if (state.phase === READING) state.phase = IDLE;
  }
  judge(config, state, now);
}

import type { ProjectionConfig } from './config';
import type { ProjectionState } from './state';

/** Whether an event of this stream is parked, among the first `count` of the parked. */
export function isStreamParked(state: ProjectionState, stream: number, count = state.parkedCount): boolean {
  for (let at = 0; at < count; at++) {
    if (state.parkedStreams[at] === stream) return true;
  }
  return false;
}

/**
 * Whether the event at this position is parked: it was passed, and yet does not show. Together with the documents, one
 * that was replayed shows only when that is saved.
 */
export function isParked(config: ProjectionConfig, state: ProjectionState, position: number): boolean {
  const together = config.together === 1;
  const positions = together ? state.savedPositions : state.parkedPositions;
  const count = together ? state.savedCount : state.parkedCount;
  for (let at = 0; at < count; at++) {
    if (positions[at] === position) return true;
  }
  return false;
}

export function addParked(state: ProjectionState, position: number, stream: number): void {
  state.parkedPositions[state.parkedCount] = position;
  state.parkedStreams[state.parkedCount] = stream;
  state.parkedCount += 1;
  state.parkedChanged = 1;
}

export function removeParked(state: ProjectionState, at: number): void {
  state.parkedPositions.copyWithin(at, at + 1, state.parkedCount);
  state.parkedStreams.copyWithin(at, at + 1, state.parkedCount);
  state.parkedCount -= 1;
  state.parkedChanged = 1;
}

export function saveParked(state: ProjectionState): void {
  if (state.parkedChanged === 0) return;
  state.savedPositions.set(state.parkedPositions);
  state.savedStreams.set(state.parkedStreams);
  state.savedCount = state.parkedCount;
  state.parkedChanged = 0;
}

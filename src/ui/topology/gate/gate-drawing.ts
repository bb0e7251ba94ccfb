import { BREAKER_FIELD, type FrameView } from '../../../worker/frame';
import { BREAKER_MODE, arcPath, placePath, ringPlaces, ringSize } from '../../breaker-ring/ring-geometry';

/** Of the circle on which the outcomes lie, and of the one on which the countdown runs. */
export const RING_RADIUS = 16.5;
export const COUNTDOWN_RADIUS = 21;
export const CALM_RADIUS = 7;

export interface RingPaths {
  readonly failures: string;
  readonly successes: string;
  readonly free: string;
}

/** Closed and without a failure in its window: there is nothing to look at. */
export function isCalm(frame: FrameView, row: number): boolean {
  return (
    frame.layer(row, BREAKER_FIELD.mode) === BREAKER_MODE.closed &&
    !(frame.layer(row, BREAKER_FIELD.windowFailures) > 0)
  );
}

/** The last outcomes clockwise from 12 o'clock, oldest first; of a window of time only the share is known. */
export function ringPaths(frame: FrameView, row: number): RingPaths {
  const windowSize = frame.layer(row, BREAKER_FIELD.windowSize);
  if (windowSize === 0) return sharePaths(frame, row);
  const count = frame.layer(row, BREAKER_FIELD.ringCount);
  const size = ringSize(windowSize, count);
  const paths = { failure: '', success: '', free: '' };
  ringPlaces(frame.layer(row, BREAKER_FIELD.ringBits), count, size).forEach((place, index) => {
    paths[place] += placePath(RING_RADIUS, size, index);
  });
  return { failures: paths.failure, successes: paths.success, free: paths.free };
}

/** Arcs that close a circle draw nothing, so a full one stops just short of it. */
const NEARLY_ALL = 0.999;

function sharePaths(frame: FrameView, row: number): RingPaths {
  const calls = frame.layer(row, BREAKER_FIELD.windowCalls);
  if (!(calls > 0)) return { failures: '', successes: '', free: arcPath(RING_RADIUS, 0, NEARLY_ALL) };
  const failed = Math.min(NEARLY_ALL, frame.layer(row, BREAKER_FIELD.windowFailures) / calls);
  return {
    failures: failed > 0 ? arcPath(RING_RADIUS, 0, failed) : '',
    successes: failed < NEARLY_ALL ? arcPath(RING_RADIUS, failed, NEARLY_ALL) : '',
    free: '',
  };
}

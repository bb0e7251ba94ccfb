import { mix32 } from '../../base/keyed-hash';
import { takeCheckpoint } from '../checkpoint';
import { Timeline, type TimelineOptions } from '../timeline';
import type { World } from '../world';
import { TraceLog, type TraceLimits } from './trace-log';

/** A row for each request that has ended. */
export const ALL: TraceLimits = {
  share: 1,
  failedPerSecond: 1_000_000,
  failedOneOf: 1,
  slowPerSecond: 0,
  rows: 1_000_000,
};

/** A run that keeps other rows than usual. */
export function tracedTimeline(options: TimelineOptions, limits: TraceLimits = ALL): Timeline {
  const timeline = new Timeline(options);
  timeline.world.traces = new TraceLog(limits);
  return timeline;
}

/** Everything that the present moment consists of. */
export function momentOf(world: World): { readonly hash: string; readonly bytes: string } {
  return { hash: world.hash.hex(), bytes: digestOf(takeCheckpoint(world).bytes) };
}

/** Short, for comparing megabytes item by item takes long. */
function digestOf(buffer: ArrayBuffer): string {
  const lanes = [buffer.byteLength, 1];
  for (const word of new Int32Array(buffer)) {
    lanes[0] = mix32(lanes[0], word);
    lanes[1] = mix32(word, lanes[1]);
  }
  return lanes.join(' ');
}

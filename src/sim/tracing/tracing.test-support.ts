import { CANCELLED, OK, SHED } from '../../base/outcome';
import { mix32 } from '../../base/keyed-hash';
import { takeCheckpoint } from '../checkpoint';
import { DECISION, DECISION_OF_EVENT, DECISION_OF_OUTCOME } from '../../policies/decisions';
import { Timeline, type TimelineOptions } from '../timeline';
import type { World } from '../world';
import type { TraceRecord } from './records';
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

/** The decisions that records tell of: up to the end of the request, and late answers also after it. */
export function decisionsIn(records: readonly TraceRecord[]): number {
  let decisions = 0;
  let hasEnded = false;
  const copies = new Set<number>();
  for (const record of records) {
    if (record.kind === 'attempt-opened' && record.how === 'copy') copies.add(record.attempt);
    if (record.kind === 'ended') hasEnded = true;
    if (
      record.kind === 'arrived' &&
      record.late &&
      record.outcome !== CANCELLED &&
      !copies.has(record.attempt)
    ) {
      decisions |= DECISION.lateAnswer;
    }
    if (!hasEnded) decisions |= decisionOf(record);
  }
  return decisions;
}

function decisionOf(record: TraceRecord): number {
  switch (record.kind) {
    case 'noted':
      return DECISION_OF_EVENT[record.event];
    case 'entered':
      return record.signal > OK ? DECISION_OF_OUTCOME[record.signal] : 0;
    case 'cut-off':
      return DECISION_OF_OUTCOME[record.outcome];
    case 'turned-away':
      return record.outcome === SHED ? DECISION.shed : 0;
    default:
      return 0;
  }
}

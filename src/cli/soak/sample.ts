import type { Timeline } from '../../sim/timeline';

/** Bytes of a row of the log of changes: seven doubles. */
const LOG_ROW_BYTES = 56;

/** What a run takes at one moment. */
export interface Sample {
  readonly minute: number;
  readonly heap: number;
  readonly arrayBuffers: number;
  readonly history: number;
  readonly checkpoints: number;
  readonly logRows: number;
  /** Bytes of the rows of requests worth finding. */
  readonly traces: number;
  readonly liveRows: number;
  /** Rows that the tables have room for. */
  readonly rowsOfTables: number;
  /** Events so far, and the processor time that they took. */
  readonly events: number;
  readonly cpuSeconds: number;
}

export function takeSample(timeline: Timeline, minute: number, cpuSeconds: number): Sample {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const { world } = timeline;
  const tables = [world.requests, world.attempts, world.jobs];
  return {
    minute,
    heap: heapUsed,
    arrayBuffers,
    history: world.meter.history.bytes,
    checkpoints: timeline.checkpointBytes,
    logRows: world.log.length,
    traces: world.traces.bytes,
    liveRows: tables.reduce((sum, table) => sum + table.live, 0),
    rowsOfTables: tables.reduce((sum, table) => sum + table.capacity, 0),
    events: world.dispatched,
    cpuSeconds,
  };
}

/** What is not accounted for by a store that has a limit: it must not grow. */
export function unaccounted(sample: Sample): number {
  const { heap, arrayBuffers, history, checkpoints, logRows, traces } = sample;
  return heap + arrayBuffers - history - checkpoints - logRows * LOG_ROW_BYTES - traces;
}

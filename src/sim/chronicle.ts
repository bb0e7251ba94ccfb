import type { PayloadStore } from '../base/payload-store';
import type { ChangeLog } from './change-log';
import type { DataBook } from './data-host';
import type { History } from './measure/history';
import type { TraceLog } from './tracing/trace-log';

/**
 * All that a run writes down as it goes and never changes: each list has a cursor at the present moment, and what lies
 * beyond it is the known future. A checkpoint keeps only how far they went.
 */
export interface Chronicle {
  readonly log: ChangeLog;
  readonly history: History;
  readonly payloads: PayloadStore;
  readonly traces: TraceLog;
  /** Null as long as no part has kept data. */
  readonly data: DataBook | null;
}

/** For a line that leaves here: what was written up to now, and no future. */
export function forkChronicle({ log, history, payloads, traces, data }: Chronicle): Chronicle {
  return {
    log: log.fork(),
    history: history.fork(),
    payloads: payloads.fork(),
    traces: traces.fork(),
    data: data === null ? null : data.fork(),
  };
}

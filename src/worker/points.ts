import { HISTOGRAM_WORDS, addSparse, quantile } from '../base/histogram';
import { FAILED_OUTCOMES, FALLBACK, REJECTED_OUTCOMES } from '../base/outcome';
import { CLIENT, CLIENT_WIDTH, EDGE, EDGE_WIDTH } from '../sim/measure/layout';
import type { History, Second } from '../sim/measure/history';
import { POINT_FIELD, POINT_WIDTH } from './frame';

const CLIENTS = 0;
const EDGES = 1;

export interface EndCounts {
  readonly asked: number;
  readonly served: number;
  readonly late: number;
  /** Answered by a fallback, somewhere on the way. */
  readonly fallback: number;
  readonly rejected: number;
  readonly failed: number;
}

/** How requests ended, from the counters of a client. */
export function endsOf(counter: (index: number) => number): EndCounts {
  const sum = (codes: readonly number[]): number =>
    codes.reduce((total, code) => total + counter(CLIENT.outcome + code), 0);
  return {
    asked: counter(CLIENT.asked),
    served: counter(CLIENT.inTime),
    late: counter(CLIENT.late),
    fallback: counter(CLIENT.outcome + FALLBACK),
    rejected: sum(REJECTED_OUTCOMES),
    failed: sum(FAILED_OUTCOMES),
  };
}

/** Of the requests that ended: the share that was answered in time. NaN when none ended. */
export function goodputOf({ served, late, fallback, rejected, failed }: EndCounts): number {
  return served / (served + late + fallback + rejected + failed);
}

const cells = new Uint32Array(HISTOGRAM_WORDS);

/** Writes what one closed second of the whole run was like. `retrying` are the edges that retry. */
export function writePoint(
  second: Second,
  retrying: readonly number[],
  data: Float64Array,
  offset: number,
): void {
  const counts = second.counts[CLIENTS];
  const rows = second.rows[CLIENTS];
  const ends = endsOf((counter) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += counts[row * CLIENT_WIDTH + counter];
    return sum;
  });
  cells.fill(0);
  for (const pairs of second.latencies[CLIENTS]) addSparse(cells, 0, pairs);
  data[offset + POINT_FIELD.asked] = ends.asked;
  data[offset + POINT_FIELD.served] = ends.served;
  data[offset + POINT_FIELD.late] = ends.late;
  data[offset + POINT_FIELD.fallback] = ends.fallback;
  data[offset + POINT_FIELD.rejected] = ends.rejected;
  data[offset + POINT_FIELD.failed] = ends.failed;
  data[offset + POINT_FIELD.p50] = quantile(cells, 0, 0.5) / 1e6;
  data[offset + POINT_FIELD.p95] = quantile(cells, 0, 0.95) / 1e6;
  data[offset + POINT_FIELD.p99] = quantile(cells, 0, 0.99) / 1e6;
  data[offset + POINT_FIELD.goodput] = goodputOf(ends);
  data[offset + POINT_FIELD.amplification] = amplificationOf(second, retrying);
}

/** All seconds that are known of a run. */
export function pointsOf(history: History, retrying: readonly number[]): Float64Array<ArrayBuffer> {
  const data = new Float64Array(history.length * POINT_WIDTH);
  for (let index = 0; index < history.length; index++) {
    writePoint(history.at(index), retrying, data, index * POINT_WIDTH);
  }
  return data;
}

function amplificationOf(second: Second, retrying: readonly number[]): number {
  const counts = second.counts[EDGES];
  let calls = 0;
  let retries = 0;
  for (const row of retrying) {
    if (row >= second.rows[EDGES]) continue;
    calls += counts[row * EDGE_WIDTH + EDGE.calls];
    retries += counts[row * EDGE_WIDTH + EDGE.retries];
  }
  return calls === 0 ? NaN : (calls + retries) / calls;
}

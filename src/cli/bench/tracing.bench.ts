import { ensure } from '../../base/assert';
import { NS_PER_SECOND } from '../../base/time';
import { fault } from '../../sim/plain-parts';
import { Timeline } from '../../sim/timeline';
import { recordRequest } from '../../sim/tracing/replay';
import { spansOf } from '../../sim/tracing/spans';
import { criticalPath } from '../../sim/tracing/critical-path';
import { TraceLog, USUAL_LIMITS, type TraceLimits } from '../../sim/tracing/trace-log';
import type { Model } from '../../sim/model';
import { sixServices } from '../kernel/six-services';
import { alignedRows } from '../scenario/table-text';
import { cpuSeconds, median } from './measure';

/**
 * What it costs to keep rows of requests worth finding, as a ratio to keeping none in the same minutes; what the rows
 * take; and how long it takes to open the trace of any request of a ten-minute run.
 */
const NOTHING: TraceLimits = {
  share: 0,
  failedPerSecond: 0,
  failedOneOf: Infinity,
  slowPerSecond: 0,
  rows: 0,
};
const KEEPING: readonly (readonly [string, TraceLimits])[] = [
  ['nothing', NOTHING],
  ['1 % of all, the failed, the slowest', USUAL_LIMITS],
  ['all', { ...USUAL_LIMITS, share: 1, failedPerSecond: Infinity, rows: 10_000_000 }],
];
const WARM_UP = 20;
const SECONDS = 5;
const ROUNDS = 16;
const LENGTH = 600;
const TRACES = 30;

/** Each keeps on from where it stands, in turn, so that what else the machine does falls on all of them. */
function overhead(model: Model): string[][] {
  const runs = KEEPING.map(([name, limits]) => {
    const timeline = new Timeline({ seed: 1, model });
    timeline.world.traces = new TraceLog(limits);
    timeline.run(WARM_UP * NS_PER_SECOND);
    return { name, timeline, costs: [] as number[] };
  });
  for (let round = 0; round < ROUNDS; round++) {
    for (const { timeline, costs } of runs) {
      const { world } = timeline;
      const before = world.dispatched;
      const spent = cpuSeconds(() => timeline.run(world.now + SECONDS * NS_PER_SECOND));
      costs.push((spent / (world.dispatched - before)) * 1e9);
    }
  }
  const [none] = runs;
  return runs.map(({ name, timeline, costs }) => {
    const { traces, clients } = timeline.world;
    const ratio = median(costs.map((cost, round) => cost / none.costs[round]));
    return [
      name,
      median(costs).toFixed(0),
      ratio.toFixed(3),
      String(clients.col.asked[0]),
      String(traces.cursor),
      (traces.bytes / 1024).toFixed(0),
    ];
  });
}

/** A fifth of the payments fails for a while, so that not all requests are alike. */
function troubled(ratePerSecond: number): Model {
  const times = [200_000, 260_000] as const;
  return {
    ...sixServices(ratePerSecond),
    faults: [fault('trouble', 'payments', ...times, { errorRate: 0.2 })],
  };
}

function failing(ratePerSecond: number): Model {
  const always = fault('trouble', 'payments', 0, 1_000_000, { errorRate: 0.5 });
  return { ...sixServices(ratePerSecond), faults: [always] };
}

function openings(ratePerSecond: number): string[] {
  const timeline = new Timeline({ seed: 1, model: troubled(ratePerSecond) });
  timeline.run(LENGTH * NS_PER_SECOND);
  const asked = timeline.world.clients.col.asked[0];
  const times: number[] = [];
  const records: number[] = [];
  for (let k = 1; k <= TRACES; k++) {
    const number = 1 + Math.floor((k * 0.61803 * asked) % asked);
    times.push(
      cpuSeconds(() => {
        const recording = ensure(recordRequest(timeline, 0, number), `request ${number}`);
        criticalPath(spansOf(recording.records), recording.until);
        records.push(recording.records.length);
      }) * 1000,
    );
  }
  const megabytes = (timeline.checkpointBytes / 1048576).toFixed(1);
  return [
    String(ratePerSecond),
    `${median(times).toFixed(1)} ms`,
    `${Math.max(...times).toFixed(1)} ms`,
    String(median(records)),
    `${timeline.checkpointTimes.length} of ${megabytes} MB`,
  ];
}

function print(rows: readonly (readonly string[])[]): void {
  for (const line of alignedRows(rows, 1)) console.log(line);
}

for (const [name, model] of [
  ['six services, 1,000 requests/s', sixServices(1000)],
  ['the same, every second call fails', failing(1000)],
] as const) {
  console.log(name);
  print([['kept', 'ns/event', 'x nothing', 'requests', 'rows', 'KB'], ...overhead(model)]);
}
console.log(`opening the traces of ${TRACES} requests all over ten minutes`);
print([
  ['requests/s', 'median', 'worst', 'records', 'checkpoints'],
  ...[1000, 10_000].map((rate) => openings(rate)),
]);

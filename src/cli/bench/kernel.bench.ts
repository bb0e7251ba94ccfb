import { restoreCheckpoint, takeCheckpoint } from '../../sim/checkpoint';
import { steady } from '../../sim/plain-parts';
import { reconfigure } from '../../sim/reconfigure';
import { run } from '../../sim/run';
import { Timeline } from '../../sim/timeline';
import { World } from '../../sim/world';
import type { Model } from '../../sim/model';
import { NS_PER_SECOND, msToNs } from '../../base/time';
import { holdModelNs } from './hold-model';
import { conclude } from './conclude';
import { cpuSeconds, median, usedBytes } from './measure';
import { sixServices } from '../kernel/six-services';

/**
 * Figures of the kernel, each beside the hold-model loop of the same run. On the reference machine one hold of
 * 1,000 events takes 140 ns, so 3.5 million events a second are a ratio of 2.04.
 */
const TARGET_RATIO = 1000 / 3.5 / 140;
const MOST_BYTES = 1024;
const REPEATS = 5;

function eventsPerSecond(model: Model, seconds: number): { rate: number; ns: number } {
  const timeline = new Timeline({ seed: 1, model });
  timeline.run(20 * NS_PER_SECOND);
  const before = timeline.world.dispatched;
  const spent = cpuSeconds(() => timeline.run((20 + seconds) * NS_PER_SECOND));
  const events = timeline.world.dispatched - before;
  return { rate: events / spent, ns: (spent / events) * 1e9 };
}

function row(name: string, model: Model, seconds: number): number {
  const ratios: number[] = [];
  const rates: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    const hold = holdModelNs();
    const { rate, ns } = eventsPerSecond(model, seconds);
    ratios.push(ns / hold);
    rates.push(rate);
  }
  const ratio = median(ratios);
  console.log(
    `${name.padEnd(44)} ${(median(rates) / 1e6).toFixed(2)} M events/s   ${ratio.toFixed(2)} x a hold of 1,000`,
  );
  return ratio;
}

function singleServer(): Model {
  const base = sixServices(80);
  const [gateway] = base.nodes;
  return {
    ...base,
    nodes: [
      {
        ...gateway,
        concurrency: 1,
        errorRate: 0,
        plan: [],
        latency: { kind: 'exponential', meanNs: msToNs(10) },
      },
    ],
    edges: [{ ...base.edges[0], stack: [], latency: { kind: 'constant', ns: 0 } }],
  };
}

/** Ten thousand requests that all wait for a database that does not answer: six calls open for each. */
function bytesInFlight(): number {
  const before = usedBytes();
  const world = new World(1);
  const model = sixServices(100_000, 1e9);
  // What is measured is requests in flight: none may end in a timeout, nor trip a breaker by an error.
  const patient = {
    ...model,
    nodes: model.nodes.map((node) => ({ ...node, errorRate: 0 })),
    edges: model.edges.map((edge) => ({
      ...edge,
      stack: edge.stack.map((layer) =>
        layer.kind === 'timeout' ? { ...layer, settings: { ...layer.settings, afterMs: 600_000 } } : layer,
      ),
    })),
  };
  reconfigure(world, patient);
  run(world, msToNs(100));
  reconfigure(world, { ...patient, clients: patient.clients.map((c) => ({ ...c, load: steady(0) })) });
  run(world, msToNs(400));
  const bytes = usedBytes() - before;
  const inFlight = world.requests.live;
  console.log(
    `${inFlight} requests in flight, ${world.attempts.live} calls: ${Math.round(bytes / inFlight)} bytes each`,
  );
  snapshots('  the same world', world);
  return bytes / inFlight;
}

function snapshots(name: string, world: World): void {
  const pack: number[] = [];
  const unpack: number[] = [];
  let bytes = 0;
  for (let i = 0; i < 20; i++) {
    let checkpoint = takeCheckpoint(world);
    pack.push(cpuSeconds(() => (checkpoint = takeCheckpoint(world))));
    unpack.push(cpuSeconds(() => restoreCheckpoint(world, checkpoint)));
    bytes = checkpoint.bytes.byteLength;
  }
  const ms = (seconds: number) => `${(seconds * 1000).toFixed(2)} ms`;
  console.log(
    `${name}: ${Math.round(bytes / 1024)} KB, taken in ${ms(median(pack))}, restored in ${ms(median(unpack))}`,
  );
}

console.log(`hold model, 1,000 events: ${holdModelNs().toFixed(0)} ns a pair`);
const ratio = row('six services, four layers, 1,000 requests/s', sixServices(1000), 60);
row('six services, four layers, 10,000 requests/s', sixServices(10_000), 6);
row('M/M/1 at load 0.8, no layers', singleServer(), 20_000);
const bytes = bytesInFlight();
const world = new World(1);
reconfigure(world, sixServices(1000));
run(world, 30 * NS_PER_SECOND);
snapshots('snapshot at 1,000 requests/s', world);
conclude(
  ratio <= TARGET_RATIO,
  `six services at most ${TARGET_RATIO.toFixed(2)} x a hold (3.5 M events/s where a hold takes 140 ns), ` +
    `measured ${ratio.toFixed(2)}`,
);
conclude(bytes < MOST_BYTES, `a request in flight under ${MOST_BYTES} bytes, measured ${Math.round(bytes)}`);

import { NS_PER_SECOND } from '../../base/time';
import { restoreCheckpoint, takeCheckpoint } from '../../sim/checkpoint';
import type { Model } from '../../sim/model';
import { reconfigure } from '../../sim/reconfigure';
import { run } from '../../sim/run';
import { Timeline } from '../../sim/timeline';
import { World } from '../../sim/world';
import { alignedRows } from '../scenario/table-text';
import { holdModelNs } from './hold-model';
import { cpuSeconds, median, usedBytes } from './measure';
import { inFlight, shaped, SHAPES, sixAmongIdle, traffic } from './shapes';

/**
 * What an event costs in systems of ten, a hundred and a thousand services, with checkpoints and without ("events
 * alone"), and what else grows with their number: a snapshot, the start, an edit, a second in which nothing happens.
 * The traffic is such that all of them have about as many events in a simulated second: a request to a thousand
 * services is worth a hundred to ten.
 */
const SIZES = [10, 100, 1000];
const CALLS_PER_SECOND = 10_000;
const WARM_UP_EVENTS = 400_000;
const EVENTS = 1_000_000;
const IN_FLIGHT = 10_000;

const HEAD = [
  'system',
  'M events/s',
  'ns/event',
  'x hold',
  'x first row',
  'events alone',
  'snapshot',
  'taken',
  'restored',
  'start',
  'edit',
  'idle second',
  'in history',
];

interface Cost {
  readonly ns: number;
  readonly cells: string[];
}

function costOf(name: string, model: Model, hold: number, first?: Cost): Cost {
  const timeline = new Timeline({ seed: 1, model });
  const ns = nsPerEvent((events) => timeline.run(Infinity, events));
  const plain = new World(1);
  const start = cpuSeconds(() => reconfigure(plain, model));
  const alone = nsPerEvent((events) => run(plain, Infinity, events));
  const { bytes, taken, restored } = snapshotCost(timeline.world);
  const edit = cpuSeconds(() => reconfigure(plain, { ...model, nodes: [...model.nodes] }));
  const idle = idleCost(model);
  return {
    ns,
    cells: [
      name,
      (1000 / ns).toFixed(2),
      ns.toFixed(0),
      (ns / hold).toFixed(2),
      first === undefined ? '' : (ns / first.ns).toFixed(2),
      alone.toFixed(0),
      kilobytes(bytes),
      milliseconds(taken),
      milliseconds(restored),
      milliseconds(start),
      milliseconds(edit),
      milliseconds(idle.seconds),
      `${idle.bytes.toFixed(0)} bytes`,
    ],
  };
}

function nsPerEvent(slice: (events: number) => void): number {
  slice(WARM_UP_EVENTS);
  return (cpuSeconds(() => slice(EVENTS)) / EVENTS) * 1e9;
}

function snapshotCost(world: World): { bytes: number; taken: number; restored: number } {
  const taken: number[] = [];
  const restored: number[] = [];
  let checkpoint = takeCheckpoint(world);
  for (let i = 0; i < 15; i++) {
    taken.push(cpuSeconds(() => (checkpoint = takeCheckpoint(world))));
    restored.push(cpuSeconds(() => restoreCheckpoint(world, checkpoint)));
  }
  return { bytes: checkpoint.bytes.byteLength, taken: median(taken), restored: median(restored) };
}

/** What a second takes in a system that nobody uses: closing it, its checkpoint, and its place in the history. */
function idleCost(model: Model): { seconds: number; bytes: number } {
  const silent = { ...model, clients: model.clients.map((one) => ({ ...one, load: traffic(0).load })) };
  const timeline = new Timeline({ seed: 1, model: silent });
  const { history } = timeline.world.meter;
  // From one full block of the history to another: in between, it holds more seconds that are not packed yet.
  timeline.run(64 * NS_PER_SECOND);
  const before = history.bytes;
  const spent = cpuSeconds(() => timeline.run(256 * NS_PER_SECOND));
  return { seconds: spent / 192, bytes: (history.bytes - before) / 192 };
}

/** A request in flight at each of ten thousand users. */
function crowd(name: string, model: Model, hold: number): string[] {
  const before = usedBytes();
  const world = new World(1);
  reconfigure(world, model);
  const ns = nsPerEvent((events) => run(world, Infinity, events));
  const bytes = usedBytes() - before;
  const { bytes: snapshot, taken, restored } = snapshotCost(world);
  return [
    name,
    (1000 / ns).toFixed(2),
    ns.toFixed(0),
    (ns / hold).toFixed(2),
    String(world.requests.live),
    (world.attempts.live / world.requests.live).toFixed(1),
    (bytes / world.requests.live).toFixed(0),
    kilobytes(snapshot),
    milliseconds(taken),
    milliseconds(restored),
  ];
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(2)} ms`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

function print(rows: readonly (readonly string[])[]): void {
  for (const line of alignedRows(rows, 1)) console.log(line);
}

const hold = median([1, 2, 3].map(() => holdModelNs()));
console.log(`hold model, 1,000 events: ${hold.toFixed(0)} ns a pair`);
for (const shape of SHAPES) {
  let first: Cost | undefined;
  const rows = SIZES.map((size) => {
    const cost = costOf(
      `${shape} of ${size}`,
      shaped(shape, size, traffic(CALLS_PER_SECOND / size)),
      hold,
      first,
    );
    first ??= cost;
    return cost.cells;
  });
  print([HEAD, ...rows]);
}
const six = costOf('six services', sixAmongIdle(1000, 0), hold);
const idle = [100, 1000].map((count) =>
  costOf(`six services and ${count} idle`, sixAmongIdle(1000, count), hold, six),
);
print([HEAD, six.cells, ...idle.map(({ cells }) => cells)]);
print([
  [
    'in flight',
    'M events/s',
    'ns/event',
    'x hold',
    'requests',
    'calls each',
    'bytes each',
    'snapshot',
    'taken',
    'restored',
  ],
  ...SHAPES.map((shape) => crowd(`${shape} of 10`, shaped(shape, 10, inFlight(IN_FLIGHT), 300), hold)),
]);

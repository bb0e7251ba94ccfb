import { ensure } from '../base/assert';
import * as breaker from '../patterns/circuit-breaker/engine';
import * as bulkhead from '../patterns/bulkhead/engine';
import * as retry from '../patterns/retry/engine';
import * as timeout from '../patterns/timeout/engine';
import type { Layer, LayerPlace } from '../policies/layer';
import { BreakerGuard, BreakerLayer } from '../policies/layers/breaker-layer';
import { BulkheadGuard, BulkheadLayer } from '../policies/layers/bulkhead-layer';
import { RetryLayer } from '../policies/layers/retry-layer';
import { TimeoutLayer } from '../policies/layers/timeout-layer';
import type { Stack } from '../policies/stack';
import { scheduleArrival, scheduleAt } from './arrivals';
import {
  indexById,
  mergedById,
  partKey,
  type ClientPart,
  type Configuration,
  type EdgePart,
  type GuardPart,
  type NodePart,
} from './configuration';
import { updateFaults } from './faults';
import { startQueued } from './jobs';
import type { ClientModel, LayerModel, Model, NodeModel } from './model';
import type { World } from './world';

/**
 * Makes the world run by a model from this instant on. The first model starts the run; a later one is an edit.
 * Whatever kept its id goes on: instances, queues, engine states, arrivals under way.
 */
export function reconfigure(world: World, model: Model): void {
  const before = world.configuration;
  const after = compile(world, before, model);
  world.adopt(after);
  world.meter.grow(after.clients.length, after.edges.length, after.nodes.length);
  growFaults(world, after.faults.length);
  after.clients.forEach((part, index) =>
    rescheduleArrivals(world, index, before.clients[index]?.model, part),
  );
  updateFaults(world);
  after.nodes.forEach((part, node) => {
    for (const instance of part.allInstances) startQueued(world, node, instance);
  });
  applyGuardSettings(world, before);
}

function compile(world: World, before: Configuration, model: Model): Configuration {
  const requestTypes = mergedById(before.requestTypes, model.requestTypes).map(({ part }) => part);
  const nodeModels = mergedById(
    before.nodes.map((node) => node.model),
    model.nodes,
  );
  const edgeModels = mergedById(
    before.edges.map((edge) => edge.model),
    model.edges,
  );
  const clientModels = mergedById(
    before.clients.map((client) => client.model),
    model.clients,
  );
  const nodeIndex = indexById(nodeModels.map(({ part }) => part));
  const edgeIndex = indexById(edgeModels.map(({ part }) => part));
  const typeIndex = indexById(requestTypes);
  const stacks = [...before.stacks];
  const guards = [...before.guards];
  return {
    model,
    requestTypes,
    nodes: nodeModels.map(({ part }, index): NodePart => {
      const known = before.nodes[index]?.allInstances ?? [];
      const allInstances = instancesOf(world, index, known, part.instances);
      return {
        model: part,
        key: partKey('node', part.id),
        instances: allInstances.slice(0, part.instances),
        allInstances,
        plan: part.plan.map((step) => step.map((id) => ensure(edgeIndex.get(id), `edge ${id}`))),
        turns: turnsOf(part.plan),
      };
    }),
    edges: edgeModels.map(({ part }, index): EdgePart => {
      const known = before.edges[index];
      if (known === undefined) openEdge(world);
      const same = known !== undefined && sameStack(known.model.stack, part.stack);
      const stack = same ? known.stack : addStack(world, stacks, guards, index, part.id, part.stack);
      return {
        model: part,
        key: partKey('edge', part.id),
        to: ensure(nodeIndex.get(part.to), `node ${part.to}`),
        stack,
      };
    }),
    clients: clientModels.map(({ part, removed }, index): ClientPart => {
      if (before.clients[index] === undefined) openClient(world);
      return {
        model: part,
        key: partKey('client', part.id),
        stream: world.bank.stream(`arrivals/${part.id}`),
        entries: entriesOf(part, typeIndex, edgeIndex),
        removed,
      };
    }),
    faults: mergedFaults(before, model),
    stacks,
    guards,
  };
}

function turnsOf(plan: NodeModel['plan']): number[][] {
  const seen = new Map<string, number>();
  return plan.map((step) =>
    step.map((id) => {
      const turn = seen.get(id) ?? 0;
      seen.set(id, turn + 1);
      return turn;
    }),
  );
}

/** A fault that an edit removed never is active. */
function mergedFaults(before: Configuration, model: Model): Configuration['faults'] {
  return mergedById(before.faults, model.faults).map(({ part, removed }) =>
    removed ? { ...part, from: 0, to: 0 } : part,
  );
}

function entriesOf(
  client: ClientModel,
  typeIndex: ReadonlyMap<string, number>,
  edgeIndex: ReadonlyMap<string, number>,
): ClientPart['entries'] {
  const total = client.mix.reduce((sum, entry) => sum + entry.weight, 0);
  let upTo = 0;
  return client.mix.map((entry) => ({
    upTo: (upTo += entry.weight / total),
    requestType: ensure(typeIndex.get(entry.requestType), `request type ${entry.requestType}`),
    edge: ensure(edgeIndex.get(entry.edge), `edge ${entry.edge}`),
  }));
}

/** The rows of a node, and more where there are too few. Fewer instances: the last rows get no new work. */
function instancesOf(
  world: World,
  node: number,
  known: readonly number[],
  wanted: number,
): readonly number[] {
  const rows = [...known];
  while (rows.length < wanted) {
    const row = world.instances.alloc();
    const col = world.instances.col;
    col.node[row] = node;
    col.busy[row] = 0;
    col.queued[row] = 0;
    col.first[row] = -1;
    col.last[row] = -1;
    rows.push(row);
  }
  return rows;
}

function openEdge(world: World): void {
  const row = world.edges.alloc();
  world.edges.col.stack[row] = 0;
  world.edges.col.turn[row] = 0;
}

function openClient(world: World): void {
  const row = world.clients.alloc();
  const col = world.clients.col;
  col.nextEvent[row] = -1;
  col.nextAt[row] = 0;
  col.asked[row] = 0;
}

function growFaults(world: World, count: number): void {
  const grown = new Uint8Array(count);
  grown.set(world.faultActive);
  world.faultActive = grown;
}

/** A new rate stretches what is left until the next arrival: the luck of the draw stays. */
function rescheduleArrivals(
  world: World,
  client: number,
  before: ClientModel | undefined,
  part: ClientPart,
): void {
  const col = world.clients.col;
  const pending = col.nextEvent[client];
  const oldRate = before?.ratePerSecond ?? 0;
  const newRate = part.removed ? 0 : part.model.ratePerSecond;
  if (pending < 0 || oldRate <= 0 || newRate <= 0) {
    if (pending >= 0 && newRate > 0) return;
    if (pending >= 0) world.heap.cancel(pending);
    scheduleArrival(world, client);
    return;
  }
  if (oldRate === newRate) return;
  world.heap.cancel(pending);
  const left = col.nextAt[client] - world.now;
  scheduleAt(world, client, world.now + Math.round((left * oldRate) / newRate));
}

function sameStack(a: readonly LayerModel[], b: readonly LayerModel[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function addStack(
  world: World,
  stacks: Stack[],
  guards: GuardPart[],
  edge: number,
  edgeId: string,
  models: readonly LayerModel[],
): number {
  const layers: Layer[] = [];
  let frame = 0;
  models.forEach((model, position) => {
    const key = partKey('layer', `${edgeId}/${model.id}`);
    const layer = makeLayer(world, guards, edge, model, { id: model.id, key, position, frame });
    layers.push(layer);
    frame += layer.frameSize;
  });
  const lanes = layers.map((layer) => (layer.usualDelay > 0 ? world.lanes.open(layer.usualDelay) : -1));
  world.widenFrames(frame);
  return stacks.push({ index: stacks.length, edge, layers, lanes, frameWidth: frame }) - 1;
}

function makeLayer(
  world: World,
  guards: GuardPart[],
  edge: number,
  model: LayerModel,
  place: LayerPlace,
): Layer {
  switch (model.kind) {
    case 'retry':
      return new RetryLayer(place, retry.configure(model.settings));
    case 'timeout':
      return new TimeoutLayer(place, timeout.configure(model.settings));
    case 'circuit-breaker': {
      const config = breaker.configure(model.settings);
      const index = guardIndex(guards, edge, model);
      const known = guards[index];
      const guard = known?.kind === model.kind ? known.guard : new BreakerGuard(index, config, world.now);
      guards[index] = { kind: model.kind, edge, layer: model.id, guard, config };
      return new BreakerLayer(place, guard);
    }
    case 'bulkhead': {
      const config = bulkhead.configure(model.settings);
      const index = guardIndex(guards, edge, model);
      const known = guards[index];
      const guard = known?.kind === model.kind ? known.guard : new BulkheadGuard(index, config, world.now);
      guards[index] = { kind: model.kind, edge, layer: model.id, guard, config };
      return new BulkheadLayer(place, guard, config);
    }
  }
}

/** The engine of this layer, known by edge, id and kind, or the next free place. */
function guardIndex(guards: readonly GuardPart[], edge: number, model: LayerModel): number {
  const known = guards.findIndex(
    (part) => part.edge === edge && part.layer === model.id && part.kind === model.kind,
  );
  return known >= 0 ? known : guards.length;
}

/** Engines take over changed settings last, when everything that they may set in motion is in place. */
function applyGuardSettings(world: World, before: Configuration): void {
  const { guards } = world.configuration;
  growGuards(world, guards.length);
  guards.forEach((part, index) => {
    const known = before.guards[index];
    if (known === undefined || known.config === part.config) return;
    if (part.kind === 'circuit-breaker') {
      const changes = part.guard.state.changes;
      part.guard.configure(part.config, world.now);
      if (part.guard.state.changes !== changes) world.guardChanged(index);
      world.guardDeadline(index, part.guard.nextDeadline());
      return;
    }
    part.guard.configure(part.config, world);
  });
}

function growGuards(world: World, count: number): void {
  const known = world.guardEvents.length;
  if (count <= known) return;
  const events = new Int32Array(count).fill(-1);
  events.set(world.guardEvents);
  world.guardEvents = events;
  const deadlines = Float64Array.from(world.configuration.guards, (part) => part.guard.nextDeadline());
  deadlines.set(world.guardDeadlines);
  world.guardDeadlines = deadlines;
}

import { setHung } from './hanging';
import { refreshRotation, refreshWorkers } from './instance-states';
import { crash, restart } from './instances';
import { startQueued } from './jobs';
import { strengthAt } from './fault-schedule';
import type { NodeFault } from './fault-model';
import { STOPPED } from './tables';
import type { World } from './world';

/** Hundreds of faults at once must not multiply to infinity: infinitely long and not at all would be no number. */
const LARGEST_FACTOR = 1e9;

/**
 * What the faults that act at this moment amount to, instance by instance. Derived from the configuration and the
 * tables alone, so that a snapshot need not hold it. Faults add up: a request must escape each of them, and each
 * makes the work longer.
 */
export function deriveEffects(world: World): void {
  const count = world.instances.high;
  const { nodes, faults } = world.configuration;
  const { node } = world.instances.col;
  const nodeOf = (instance: number) => nodes[node[instance]].model;
  const byInstance = (value: (instance: number) => number): Float64Array<ArrayBuffer> =>
    Float64Array.from({ length: count }, (_, instance) => value(instance));
  world.errorRates = byInstance((instance) => nodeOf(instance).errorRate);
  world.latencyFactors = byInstance(() => 1);
  world.addedNs = byInstance(() => 0);
  world.capacities = byInstance(() => 1);
  world.failing = new Uint8Array(count);
  world.activeEdgeFaults = [];
  faults.forEach(({ model, instances }, index) => {
    if (world.faultTurns[index] < 0) return;
    if (model.on === 'edges') world.activeEdgeFaults.push(index);
    else for (const instance of instances) addEffects(world, model, instance, strengthAt(model, world.now));
  });
  world.workChanged = Uint8Array.from({ length: count }, (_, instance) => {
    const { crowding, lifecycle } = nodeOf(instance);
    const isPlain = world.latencyFactors[instance] === 1 && world.addedNs[instance] === 0;
    return isPlain && crowding === 0 && lifecycle.warmUpNs === 0 ? 0 : 1;
  });
  world.zoneOf = new Int32Array(count);
  world.meter.instanceMeasured = new Uint8Array(count);
  for (const { allInstances, zones } of nodes) {
    allInstances.forEach((instance, place) => {
      world.zoneOf[instance] = zones[place];
      if (allInstances.length > 1) world.meter.instanceMeasured[instance] = 1;
    });
  }
  world.workers = new Int32Array(count);
  for (let instance = 0; instance < count; instance++) refreshWorkers(world, instance);
  nodes.forEach((_, index) => refreshRotation(world, index));
  deriveRoughEdges(world);
}

function addEffects(world: World, fault: NodeFault, instance: number, strength: number): void {
  const { errorRates, latencyFactors, addedNs, capacities, failing } = world;
  errorRates[instance] = 1 - (1 - errorRates[instance]) * (1 - fault.errorRate * strength);
  const factor = latencyFactors[instance] * (1 + (fault.latencyFactor - 1) * strength);
  latencyFactors[instance] = Math.min(LARGEST_FACTOR, factor);
  addedNs[instance] += Math.round(fault.addedNs * strength);
  capacities[instance] *= 1 - (1 - fault.capacity) * strength;
  if (fault.failFirst > 0) failing[instance] = 1;
}

/** Edges on which a message may meet more than its latency. */
function deriveRoughEdges(world: World): void {
  const { edges, faults, model } = world.configuration;
  world.roughEdges = Uint8Array.from(edges, ({ model: edge }, index) => {
    const isRough =
      edge.jitterNs > 0 ||
      edge.lossRate > 0 ||
      edge.duplicateRate > 0 ||
      model.network.betweenZonesNs > 0 ||
      world.activeEdgeFaults.some((fault) => faults[fault].edges.has(index));
    return isRough ? 1 : 0;
  });
}

/** Crashes and hangs begin and end, and workers that came back take from the queues. */
export function applyEffects(world: World): void {
  const crashed = new Set<number>();
  const hung = new Set<number>();
  world.configuration.faults.forEach(({ model, instances }, index) => {
    if (world.faultTurns[index] < 0 || model.on !== 'nodes' || model.state === 'up') return;
    for (const instance of instances) (model.state === 'crashed' ? crashed : hung).add(instance);
  });
  for (let instance = 0; instance < world.instances.high; instance++) {
    if (crashed.has(instance)) crash(world, instance);
    else restart(world, instance);
    const isThere = world.instances.col.state[instance] !== STOPPED;
    setHung(world, instance, isThere && hung.has(instance) ? 1 : 0);
    startQueued(world, world.instances.col.node[instance], instance);
  }
}

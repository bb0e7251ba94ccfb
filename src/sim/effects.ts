import { setHung } from './hanging';
import { refreshRotation, refreshWorkers } from './instance-states';
import { crash, restart } from './instances';
import { startQueued } from './jobs';
import { strengthAt } from './fault-schedule';
import { STOPPED } from './tables';
import { slowerBy } from './workers-left';
import type { World } from './world';

/** Hundreds of faults at once must not multiply to infinity: infinitely long and not at all would be no number. */
const LARGEST_FACTOR = 1e9;

/**
 * What the faults that act at this moment amount to, instance by instance and edge by edge. Derived from the
 * configuration and the tables alone, so that a snapshot need not hold it.
 */
export function deriveEffects(world: World): void {
  const count = world.instances.high;
  const { nodes, edges } = world.configuration;
  world.errorRates = new Float64Array(count);
  world.latencyFactors = new Float64Array(count);
  world.addedNs = new Float64Array(count);
  world.capacities = new Float64Array(count);
  world.workChanged = new Uint8Array(count);
  world.failing = new Uint8Array(count);
  world.crashing = new Uint8Array(count);
  world.workers = new Int32Array(count);
  for (let instance = 0; instance < count; instance++) deriveInstance(world, instance);
  world.zoneOf = new Int32Array(count);
  world.meter.instanceMeasured = new Uint8Array(count);
  for (const { allInstances, zones } of nodes) {
    allInstances.forEach((instance, place) => {
      world.zoneOf[instance] = zones[place];
      if (allInstances.length > 1) world.meter.instanceMeasured[instance] = 1;
    });
  }
  nodes.forEach((_, index) => refreshRotation(world, index));
  world.roughEdges = new Uint8Array(edges.length);
  edges.forEach((_, edge) => deriveEdge(world, edge));
}

/** Some faults have changed, and with them the parts that they concern. */
export function changeEffects(world: World, changed: readonly number[]): void {
  const touched = new Set<number>();
  for (const index of changed) {
    const { instances, edges } = world.configuration.faults[index];
    for (const instance of instances) touched.add(instance);
    for (const edge of edges) deriveEdge(world, edge);
  }
  const instances = [...touched].sort((a, b) => a - b);
  for (const instance of instances) deriveInstance(world, instance);
  for (const instance of instances) applyEffects(world, instance);
}

/** Crashes and hangs begin and end, and workers that came back take from the queues. */
export function applyAllEffects(world: World): void {
  for (let instance = 0; instance < world.instances.high; instance++) applyEffects(world, instance);
}

/** Faults add up: a request must escape each of them, and each makes the work longer. */
function deriveInstance(world: World, instance: number): void {
  const { faults, faultsOfInstance } = world.configuration;
  const { model } = world.nodeParts[world.instances.col.node[instance]];
  let { errorRate } = model;
  let [latencyFactor, addedNs, capacity, failing, crashing] = [1, 0, 1, 0, 0];
  for (const index of faultsOfInstance[instance]) {
    const fault = faults[index].model;
    if (world.faultTurns[index] < 0 || fault.on !== 'nodes') continue;
    const strength = strengthAt(fault, world.now);
    errorRate = 1 - (1 - errorRate) * (1 - fault.errorRate * strength);
    latencyFactor = Math.min(LARGEST_FACTOR, latencyFactor * (1 + (fault.latencyFactor - 1) * strength));
    addedNs += Math.round(fault.addedNs * strength);
    capacity *= 1 - (1 - fault.capacity) * strength;
    if (fault.failFirst > 0) failing = 1;
    if (fault.crashRate > 0) crashing = 1;
  }
  latencyFactor = Math.min(LARGEST_FACTOR, latencyFactor * slowerBy(model.concurrency * capacity));
  world.errorRates[instance] = errorRate;
  world.latencyFactors[instance] = latencyFactor;
  world.addedNs[instance] = addedNs;
  world.capacities[instance] = capacity;
  world.failing[instance] = failing;
  world.crashing[instance] = crashing;
  const isPlain = latencyFactor === 1 && addedNs === 0;
  world.workChanged[instance] = isPlain && model.crowding === 0 && model.lifecycle.warmUpNs === 0 ? 0 : 1;
  refreshWorkers(world, instance);
}

/** Whether a message may meet more than the latency of its edge. */
function deriveEdge(world: World, edge: number): void {
  const { edges, faultsOfEdge, model } = world.configuration;
  const { jitterNs, lossRate, duplicateRate } = edges[edge].model;
  const isRough =
    jitterNs > 0 ||
    lossRate > 0 ||
    duplicateRate > 0 ||
    model.network.betweenZonesNs > 0 ||
    faultsOfEdge[edge].some((index) => world.faultTurns[index] >= 0);
  world.roughEdges[edge] = isRough ? 1 : 0;
}

function applyEffects(world: World, instance: number): void {
  const { faults, faultsOfInstance } = world.configuration;
  let isCrashed = false;
  let isHung = false;
  for (const index of faultsOfInstance[instance]) {
    const fault = faults[index].model;
    if (world.faultTurns[index] < 0 || fault.on !== 'nodes') continue;
    if (fault.state === 'crashed') isCrashed = true;
    if (fault.state === 'hung') isHung = true;
  }
  if (isCrashed) crash(world, instance);
  else restart(world, instance);
  const isThere = world.instances.col.state[instance] !== STOPPED;
  setHung(world, instance, isThere && isHung ? 1 : 0);
  startQueued(world, world.instances.col.node[instance], instance);
}

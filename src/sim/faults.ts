import { NEVER } from '../base/time';
import { FAULT_BEGAN, FAULT_ENDED } from './change-log';
import { isFaultActive, nextFaultBoundary } from './configuration';
import { FAULTS } from './tables';
import type { World } from './world';

/** Brings the faults up to this instant: what began and ended goes into the log, and the next boundary is armed. */
export function updateFaults(world: World): void {
  const { faults } = world.configuration;
  faults.forEach((fault, index) => {
    const active = isFaultActive(fault, world.now) ? 1 : 0;
    if (active === world.faultActive[index]) return;
    world.faultActive[index] = active;
    world.log.append(world.now, active === 1 ? FAULT_BEGAN : FAULT_ENDED, index);
  });
  const next = nextFaultBoundary(faults, world.now);
  if (world.faultEvent >= 0) world.heap.cancel(world.faultEvent);
  world.faultEvent = next === NEVER ? -1 : world.heap.push(next, FAULTS, 0, 0);
  deriveEffects(world);
}

/** Hundreds of faults at once must not multiply to infinity: infinitely long and not at all would be no number. */
const LARGEST_FACTOR = 1e9;

/** Faults add up: a request must escape each of them, and each makes the work longer. */
export function deriveEffects(world: World): void {
  const { nodes, faults } = world.configuration;
  const indexOf = new Map(nodes.map((node, index) => [node.model.id, index]));
  world.errorRates = Float64Array.from(nodes, (node) => node.model.errorRate);
  world.latencyFactors = new Float64Array(nodes.length).fill(1);
  faults.forEach((fault, index) => {
    const node = indexOf.get(fault.node);
    if (world.faultActive[index] === 0 || node === undefined) return;
    world.errorRates[node] = 1 - (1 - world.errorRates[node]) * (1 - fault.errorRate);
    world.latencyFactors[node] = Math.min(LARGEST_FACTOR, world.latencyFactors[node] * fault.latencyFactor);
  });
}

import { OK, type Outcome } from '../base/outcome';
import type { Duration } from '../base/time';
import { LONGEST } from './distribution';
import { strengthAt } from './fault-schedule';
import type { World } from './world';

/** What crowding, warming up and faults make of the time that some work would take. */
export function longerWork(world: World, instance: number, drawn: Duration): Duration {
  const { node, busy, since } = world.instances.col;
  const { crowding, lifecycle } = world.nodeParts[node[instance]].model;
  const { warmUpNs, coldFactor } = lifecycle;
  const age = world.now - since[instance];
  const cold = age < warmUpNs ? coldFactor + ((1 - coldFactor) * age) / warmUpNs : 1;
  const work = drawn * (1 + crowding * busy[instance]) * cold * world.latencyFactors[instance];
  return Math.min(LONGEST, Math.round(work + world.addedNs[instance]));
}

/** How a request fails that is one of the first, as long as a fault fails these. */
export function oneOfTheFirst(world: World, instance: number): Outcome {
  const { faults, faultsOfInstance } = world.configuration;
  for (const index of faultsOfInstance[instance]) {
    const { model } = faults[index];
    if (model.on !== 'nodes' || world.struck[index] >= model.failFirst) continue;
    if (world.faultTurns[index] < 0) continue;
    world.struck[index]++;
    world.recorder?.failedBy(index);
    return model.errorOutcome;
  }
  return OK;
}

/** Which of all that can make a request fail did: each in turn gets what those before it have left. */
export function causeOf(world: World, instance: number, u: number): Outcome {
  const { nodes, faults, faultsOfInstance } = world.configuration;
  const node = nodes[world.instances.col.node[instance]].model;
  let escaped = 1 - node.errorRate;
  if (u < 1 - escaped) return node.errorOutcome;
  let cause = node.errorOutcome;
  for (const index of faultsOfInstance[instance]) {
    const { model } = faults[index];
    if (model.on !== 'nodes' || model.errorRate === 0 || world.faultTurns[index] < 0) continue;
    if (u < 1 - escaped) break;
    escaped *= 1 - model.errorRate * strengthAt(model, world.now);
    cause = model.errorOutcome;
    world.recorder?.failedBy(index);
  }
  return cause;
}

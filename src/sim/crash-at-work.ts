import { OK } from '../base/outcome';
import { AFTER_EFFECT, BEFORE_EFFECT } from './change-log';
import { strengthAt } from './fault-schedule';
import { crash, restart } from './instances';
import { endWork } from './jobs';
import { FOR_CRASH, FROZEN } from './tables';
import type { World } from './world';

/**
 * Whether the instance crashes at the end of this work, before or after it takes effect, by a fault that waits for that.
 * Each such fault draws for itself, so that another one beside it changes nothing; the first one strikes.
 */
export function crashesAtWork(world: World, job: number): boolean {
  const { instance, attempt } = world.jobs.col;
  const { faults, faultsOfInstance } = world.configuration;
  const luck = world.attempts.col.luck[attempt[job]];
  for (const index of faultsOfInstance[instance[job]]) {
    const { model, key } = faults[index];
    if (model.on !== 'nodes' || world.faultTurns[index] < 0) continue;
    const { crashRate, crashMoment, mostCrashes } = model;
    if (mostCrashes > 0 && world.struck[index] >= mostCrashes) continue;
    if (world.bank.keyedUnit(luck, key ^ FOR_CRASH) >= crashRate * strengthAt(model, world.now)) continue;
    world.struck[index]++;
    strike(world, job, index, crashMoment === 'after');
    return true;
  }
  return false;
}

/** The answer and all else that is there are lost; nothing holds the instance down, so it starts again at once. */
function strike(world: World, job: number, fault: number, isAfter: boolean): void {
  const { instance, attempt, state, link } = world.jobs.col;
  const at = instance[job];
  const node = world.instances.col.node[at];
  if (isAfter) {
    const outcome = world.data?.carriesOut(node, attempt[job]) ?? OK;
    world.recorder?.worked(attempt[job], outcome);
  }
  endWork(world, node, job);
  // It is done and holds its worker still; the event of its end has come, so there is none to be called off.
  state[job] = FROZEN;
  link[job] = -1;
  crash(world, at, fault + 1, isAfter ? AFTER_EFFECT : BEFORE_EFFECT);
  restart(world, at);
}

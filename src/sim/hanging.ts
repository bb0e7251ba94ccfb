import { INSTANCE_HUNG } from './change-log';
import { placeOf, refreshWorkers } from './instance-states';
import { endWork, jobsOf, startQueued } from './jobs';
import { NODE_LEVEL } from './measure/layout';
import { goOn } from './plans';
import { CALLING, CALLING_WITH_WORKER, FROZEN, WORKING, WORK_DONE } from './tables';
import type { World } from './world';

/** A hung instance keeps all it has and does nothing with it. */
export function setHung(world: World, instance: number, hung: 0 | 1): void {
  const col = world.instances.col;
  if (col.hung[instance] === hung) return;
  col.hung[instance] = hung;
  const node = col.node[instance];
  world.log.append(world.now, INSTANCE_HUNG, node, placeOf(world, instance), hung);
  refreshWorkers(world, instance);
  for (const job of jobsOf(world, instance)) {
    if (hung === 1) freeze(world, job);
    else thaw(world, job);
  }
  if (hung === 0) {
    world.data?.instanceGoesOn(instance);
    startQueued(world, node, instance);
  }
}

/** The instance hangs: work under way stands still, and the time is not counted as work. */
function freeze(world: World, job: number): void {
  const col = world.jobs.col;
  if (col.state[job] !== WORKING) return;
  const left = world.heap.dueAt(col.link[job]) - world.now;
  world.heap.cancel(col.link[job]);
  endWork(world, world.instances.col.node[col.instance[job]], job);
  col.state[job] = FROZEN;
  col.link[job] = -1;
  col.startedAt[job] = left;
  world.recorder?.hung(col.attempt[job], 'frozen');
}

/** The instance goes on: with what was left of the work, or with the calls whose answers came meanwhile. */
function thaw(world: World, job: number): void {
  const col = world.jobs.col;
  const state = col.state[job];
  if (state === CALLING || state === CALLING_WITH_WORKER) goOn(world, job);
  if (state !== FROZEN) return;
  const left = col.startedAt[job];
  const instance = col.instance[job];
  world.meter.changeLevel(world.instances.col.node[instance], instance, NODE_LEVEL.working, 1);
  col.state[job] = WORKING;
  col.startedAt[job] = world.now;
  col.link[job] = world.heap.pushAfter(left, WORK_DONE, job, 0);
  world.recorder?.hung(col.attempt[job], 'thawed');
}

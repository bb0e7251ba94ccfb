import { NEVER } from '../base/time';
import { FAULT_BEGAN, FAULT_ENDED } from './change-log';
import { applyAllEffects, changeEffects, deriveEffects } from './effects';
import { nextChange, strengthAt, turnAt } from './fault-schedule';
import { FAULTS } from './tables';
import type { World } from './world';

/** An edit may have changed every fault, and all that they concern. */
export function renewFaults(world: World): void {
  world.configuration.faults.forEach((_, index) => bringUp(world, index));
  armFaults(world);
  deriveEffects(world);
  applyAllEffects(world);
}

/** Some faults change at this instant; those that change together take effect together. */
export function faultsDue(world: World): void {
  world.faultEvent = -1;
  const changed: number[] = [];
  for (let index = 0; index < world.faultChanges.length; index++) {
    if (world.faultChanges[index] <= world.now) changed.push(index);
  }
  for (const index of changed) bringUp(world, index);
  armFaults(world);
  changeEffects(world, changed);
}

/** Brings a fault up to this instant. That it began or ended goes into the log. */
function bringUp(world: World, index: number): void {
  const { model } = world.configuration.faults[index];
  world.faultChanges[index] = nextChange(model, world.now);
  const turn = strengthAt(model, world.now) > 0 ? turnAt(model, world.now) : -1;
  const known = world.faultTurns[index];
  if (turn === known) return;
  world.faultTurns[index] = turn;
  if (known >= 0) world.log.append(world.now, FAULT_ENDED, index);
  if (turn < 0) return;
  world.log.append(world.now, FAULT_BEGAN, index);
  world.struck[index] = 0;
}

function armFaults(world: World): void {
  let next = NEVER;
  for (const change of world.faultChanges) next = Math.min(next, change);
  if (world.faultEvent >= 0) world.heap.cancel(world.faultEvent);
  world.faultEvent = next === NEVER ? -1 : world.heap.push(next, FAULTS, 0, 0);
}

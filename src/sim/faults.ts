import { NEVER, type Time } from '../base/time';
import { FAULT_BEGAN, FAULT_ENDED } from './change-log';
import { applyEffects, deriveEffects } from './effects';
import { nextChange, strengthAt, turnAt } from './fault-schedule';
import type { FaultModel } from './fault-model';
import { FAULTS } from './tables';
import type { World } from './world';

/** Brings the faults up to this instant: what began and ended goes into the log, and the next change is armed. */
export function updateFaults(world: World): void {
  const { faults } = world.configuration;
  let next = NEVER;
  faults.forEach(({ model }, index) => {
    noteTurn(world, index, model);
    next = Math.min(next, nextChange(model, world.now));
  });
  armFaults(world, next);
  deriveEffects(world);
  applyEffects(world);
}

function noteTurn(world: World, index: number, fault: FaultModel): void {
  const turn = strengthAt(fault, world.now) > 0 ? turnAt(fault, world.now) : -1;
  const known = world.faultTurns[index];
  if (turn === known) return;
  world.faultTurns[index] = turn;
  if (known >= 0) world.log.append(world.now, FAULT_ENDED, index);
  if (turn < 0) return;
  world.log.append(world.now, FAULT_BEGAN, index);
  world.failuresLeft[index] = fault.on === 'nodes' ? fault.failFirst : 0;
}

function armFaults(world: World, next: Time): void {
  if (world.faultEvent >= 0) world.heap.cancel(world.faultEvent);
  world.faultEvent = next === NEVER ? -1 : world.heap.push(next, FAULTS, 0, 0);
}

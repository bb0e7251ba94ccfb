import { assert } from '../base/assert';
import { NEVER, type Time } from '../base/time';
import { BreakerGuard } from '../policies/layers/breaker-layer';
import { BREAKER_CHANGED, INSTANCE_EJECTED } from './change-log';
import { GUARD } from './tables';
import type { World } from './world';

/** Writes the change of a breaker into the log, with the evidence that caused it. */
export function noteGuardChange(world: World, index: number): void {
  const { guard } = world.configuration.guards[index];
  if (!(guard instanceof BreakerGuard)) return;
  const { mode, reason, evidenceCalls, evidenceFailures } = guard.state;
  world.log.append(world.now, BREAKER_CHANGED, index, mode, reason, evidenceCalls, evidenceFailures);
  world.recorder?.guardChanged(index);
}

/** Writes into the log that calls keep away from an instance of the callee from now on, or do not any more. */
export function noteEjection(world: World, index: number, place: number, isEjected: boolean): void {
  world.log.append(world.now, INSTANCE_EJECTED, index, place, isEjected ? 1 : 0);
  world.recorder?.guardChanged(index);
}

/** The engine would notice by itself at the next call; the event makes the change visible when it is due. */
export function armGuard(world: World, index: number, deadline: Time): void {
  const known = world.guardEvents[index];
  if (known >= 0) world.heap.cancel(known);
  world.guardDeadlines[index] = deadline;
  world.guardEvents[index] = deadline === NEVER ? -1 : world.heap.push(deadline, GUARD, index, 0);
}

/** A deadline has come. */
export function guardDue(world: World, index: number): void {
  world.guardEvents[index] = -1;
  world.guardDeadlines[index] = NEVER;
  const { guard } = world.configuration.guards[index];
  guard.due?.(world);
  const next = guard.nextDeadline();
  assert(next > world.now, `guard ${index} did nothing at its deadline ${world.now}`);
  world.guardDeadline(index, next);
}

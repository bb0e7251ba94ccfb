import { NEVER, type Time } from '../base/time';
import { BREAKER_CHANGED } from './change-log';
import { GUARD } from './tables';
import type { World } from './world';

/** Writes the change of a breaker into the log, with the evidence that caused it. */
export function noteGuardChange(world: World, index: number): void {
  const part = world.configuration.guards[index];
  if (part.kind !== 'circuit-breaker') return;
  const { mode, reason, evidenceCalls, evidenceFailures } = part.guard.state;
  world.log.append(world.now, BREAKER_CHANGED, index, mode, reason, evidenceCalls, evidenceFailures);
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
  const part = world.configuration.guards[index];
  if (part.kind !== 'circuit-breaker') return;
  const { guard } = part;
  const before = guard.state.changes;
  guard.advance(world.now);
  if (guard.state.changes !== before) noteGuardChange(world, index);
  world.guardDeadline(index, guard.nextDeadline());
}

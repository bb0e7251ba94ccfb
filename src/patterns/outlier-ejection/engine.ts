import { assert } from '../../base/assert';
import { CANCELLED, IGNORED, SUCCESS, type FAILURE, type Judgement } from '../../base/judgement';
import type { Time } from '../../base/time';
import { FAILURES_IN_A_ROW } from './causes';
import type { EjectionConfig } from './config';
import { eject, forget, lengthOf, letBack } from './ejections';
import { widen, type EjectionState } from './state';
import { catchUp } from './sweep';

export { configure, type EjectionConfig } from './config';
export { explain } from './explain';
export { init, shape, type EjectionState } from './state';

/** Tells that an instance belongs to the callee, or no longer does. */
export function setMember(
  config: EjectionConfig,
  state: EjectionState,
  instance: number,
  isMember: boolean,
  now: Time,
): void {
  assertKnown(state, instance);
  catchUp(config, state, now);
  const mark = isMember ? 1 : 0;
  if (state.member[instance] === mark) return;
  state.member[instance] = mark;
  state.members += isMember ? 1 : -1;
  forget(state, instance);
}

/** A call begins at an instance. Returns the permit that goes to `complete` with the same instance. */
export function begin(config: EjectionConfig, state: EjectionState, instance: number, now: Time): number {
  assertKnown(state, instance);
  catchUp(config, state, now);
  return state.epoch[instance];
}

/** Reports how a call ended that holds `permit`. Each call is completed exactly once; this may eject its instance. */
export function complete(
  config: EjectionConfig,
  state: EjectionState,
  instance: number,
  permit: number,
  now: Time,
  judgement: Judgement,
): void {
  assertKnown(state, instance);
  catchUp(config, state, now);
  if (permit !== state.epoch[instance] || state.member[instance] === 0) state.late += 1;
  else if (state.ejected[instance] === 1) state.whileEjected += 1;
  else if (judgement === IGNORED) state.ignored += 1;
  else if (judgement === CANCELLED) state.cancelled += 1;
  else count(config, state, instance, now, judgement);
}

function count(
  config: EjectionConfig,
  state: EjectionState,
  instance: number,
  now: Time,
  judgement: typeof SUCCESS | typeof FAILURE,
): void {
  const { inARow, calls, failures } = state;
  calls[instance] += 1;
  state.callsNow += 1;
  if (judgement === SUCCESS) {
    state.succeeded += 1;
    inARow[instance] = 0;
    return;
  }
  state.failed += 1;
  failures[instance] += 1;
  inARow[instance] += 1;
  const limit = config.consecutiveFailures;
  if (limit === 0 || inARow[instance] < limit) return;
  eject(config, state, instance, now, FAILURES_IN_A_ROW, inARow[instance], limit);
  inARow[instance] = 0;
}

export function isEjected(state: EjectionState, instance: number): boolean {
  return state.ejected[instance] === 1;
}

/** Ends an ejection before its time: a health check has passed, or somebody wants it so. False if there was none. */
export function readmit(config: EjectionConfig, state: EjectionState, instance: number, now: Time): boolean {
  assertKnown(state, instance);
  catchUp(config, state, now);
  if (state.ejected[instance] === 0) return false;
  letBack(state, instance, now);
  state.readmitted += 1;
  return true;
}

export function nextDeadline(_config: EjectionConfig, state: EjectionState): Time {
  return state.nextSweep;
}

export function advance(config: EjectionConfig, state: EjectionState, now: Time): void {
  catchUp(config, state, now);
}

/** Takes over changed settings and makes room for more instances. To be called after `advance` under the old ones. */
export function adapt(config: EjectionConfig, state: EjectionState, now: Time): void {
  const known = state.member.length;
  assert(config.instances >= known, `${known} instances are known, and ${config.instances} have no room`);
  assert(
    state.nextSweep > now,
    `a sweep due at ${state.nextSweep} needs advance() with the old settings before adapt() at ${now}`,
  );
  if (config.instances > known) widen(state, config.instances);
  for (let instance = 0; instance < known; instance += 1) {
    if (state.ejected[instance] === 0) continue;
    state.ejectedUntil[instance] = state.ejectedAt[instance] + lengthOf(config, state, instance);
  }
  state.nextSweep = Math.max(now, state.lastSweep + config.intervalNs);
  catchUp(config, state, now);
}

function assertKnown(state: EjectionState, instance: number): void {
  assert(
    instance >= 0 && instance < state.member.length,
    `there is no room for instance ${instance} among ${state.member.length}; adapt() to more first`,
  );
}

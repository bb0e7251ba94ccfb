import type { Duration, Time } from '../../base/time';
import type { EjectionConfig } from './config';
import type { EjectionState } from './state';

/** Ejects an instance that is not ejected, unless that would be too many. */
export function eject(
  config: EjectionConfig,
  state: EjectionState,
  instance: number,
  at: Time,
  cause: number,
  evidence: number,
  limit: number,
): boolean {
  if (!mayEject(config, state)) {
    state.overflowed += 1;
    return false;
  }
  const { multiplier } = state;
  if (multiplier[instance] * config.baseNs < config.longestNs + config.baseNs) {
    multiplier[instance] += 1;
    state.multipliers += 1;
  }
  state.ejected[instance] = 1;
  state.ejectedAt[instance] = at;
  state.ejectedUntil[instance] = at + lengthOf(config, state, instance);
  state.cause[instance] = cause;
  state.evidence[instance] = evidence;
  state.limit[instance] = limit;
  state.ejectionsEach[instance] += 1;
  state.ejectedNow += 1;
  state.ejections += 1;
  state.changes += 1;
  turnPage(state, instance);
  return true;
}

export function mayEject(config: EjectionConfig, state: EjectionState): boolean {
  if (config.alwaysEjectOne === 1 && state.ejectedNow === 0) return true;
  // Divided and not multiplied: 29 of 100 is exactly the number that 0.29 is written as, 0.29 x 100 is not 29.
  return (state.ejectedNow + 1) / state.members <= config.maxEjectedShare;
}

/** How long the ejection of an instance lasts that has its multiplier already. */
export function lengthOf(config: EjectionConfig, state: EjectionState, instance: number): Duration {
  return Math.min(config.baseNs * state.multiplier[instance], config.longestNs);
}

export function letBack(state: EjectionState, instance: number, at: Time): void {
  state.returnedAt[instance] = at;
  endEjection(state, instance);
}

/** An instance that leaves is forgotten: should its number come again, that is another instance. */
export function forget(state: EjectionState, instance: number): void {
  if (state.ejected[instance] === 1) {
    state.leftEjected += 1;
    endEjection(state, instance);
  } else turnPage(state, instance);
  state.multipliers -= state.multiplier[instance];
  state.multiplier[instance] = 0;
  state.returnedAt[instance] = 0;
  state.cause[instance] = 0;
  state.evidence[instance] = 0;
  state.limit[instance] = 0;
}

function endEjection(state: EjectionState, instance: number): void {
  state.ejected[instance] = 0;
  state.ejectedAt[instance] = 0;
  state.ejectedUntil[instance] = 0;
  state.ejectedNow -= 1;
  state.changes += 1;
  turnPage(state, instance);
}

/** What began before belongs to another epoch from now on, and what was counted is forgotten. */
function turnPage(state: EjectionState, instance: number): void {
  state.epoch[instance] += 1;
  state.inARow[instance] = 0;
  forgetInterval(state, instance);
}

export function forgetInterval(state: EjectionState, instance: number): void {
  state.callsNow -= state.calls[instance];
  state.calls[instance] = 0;
  state.failures[instance] = 0;
}

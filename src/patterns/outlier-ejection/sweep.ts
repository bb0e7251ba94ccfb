import type { Time } from '../../base/time';
import { BELOW_FLEET, FAILURE_RATE } from './causes';
import type { EjectionConfig } from './config';
import { eject, forgetInterval, letBack } from './ejections';
import type { EjectionState } from './state';

/** Makes up for the sweeps that are due, each at its own instant and not at the one when somebody looked. */
export function catchUp(config: EjectionConfig, state: EjectionState, now: Time): void {
  while (state.nextSweep <= now) {
    if (isQuiet(state)) {
      // Nothing is remembered that these sweeps could judge, end or lower: the last of them does for all.
      const skipped = Math.floor((now - state.nextSweep) / config.intervalNs);
      state.nextSweep += skipped * config.intervalNs;
    }
    sweep(config, state, state.nextSweep);
  }
}

function isQuiet(state: EjectionState): boolean {
  // Whoever is ejected has a multiplier.
  return state.multipliers === 0 && state.callsNow === 0;
}

function sweep(config: EjectionConfig, state: EjectionState, at: Time): void {
  letBackWhoIsDue(state, at);
  // Counted before the fleet is compared: whoever that ejects has had enough calls all the same.
  const rateHosts = hostsWith(state, config.rateMinimumCalls);
  compareFleet(config, state, at);
  if (config.judgesRate === 1 && rateHosts >= config.rateMinimumHosts) {
    ejectWorst(config, state, at, FAILURE_RATE, config.rateMinimumCalls, config.failureRate);
  }
  calmDown(config, state, at);
  for (let instance = 0; instance < state.calls.length; instance += 1) forgetInterval(state, instance);
  state.lastSweep = at;
  state.nextSweep = at + config.intervalNs;
}

function letBackWhoIsDue(state: EjectionState, at: Time): void {
  const { ejected, ejectedUntil } = state;
  for (let instance = 0; instance < ejected.length; instance += 1) {
    if (ejected[instance] === 0 || ejectedUntil[instance] > at) continue;
    letBack(state, instance, at);
    state.returned += 1;
  }
}

/** How many instances had so many calls. Nobody ejected has any: ejecting forgets them, and later ones do not count. */
function hostsWith(state: EjectionState, minimumCalls: number): number {
  let hosts = 0;
  for (let instance = 0; instance < state.calls.length; instance += 1) {
    if (state.calls[instance] >= minimumCalls) hosts += 1;
  }
  return hosts;
}

function compareFleet(config: EjectionConfig, state: EjectionState, at: Time): void {
  state.fleetHosts = 0;
  state.fleetMean = 0;
  state.fleetLimit = 0;
  const minimumCalls = config.fleetMinimumCalls;
  const hosts = config.comparesFleet === 1 ? hostsWith(state, minimumCalls) : 0;
  if (hosts === 0 || hosts < config.fleetMinimumHosts) return;
  const { calls } = state;
  let sum = 0;
  let best = 0;
  let worst = 1;
  for (let instance = 0; instance < calls.length; instance += 1) {
    if (calls[instance] < minimumCalls) continue;
    const rate = successRate(state, instance);
    sum += rate;
    best = Math.max(best, rate);
    worst = Math.min(worst, rate);
  }
  const mean = sum / hosts;
  let squares = 0;
  for (let instance = 0; instance < calls.length; instance += 1) {
    if (calls[instance] < minimumCalls) continue;
    const distance = successRate(state, instance) - mean;
    squares += distance * distance;
  }
  state.fleetHosts = hosts;
  state.fleetMean = mean;
  state.fleetLimit = mean - config.fleetDeviations * Math.sqrt(squares / hosts);
  // The mean of equal numbers can come out a hair above them all, and then all would be below it.
  if (worst < best) ejectWorst(config, state, at, BELOW_FLEET, minimumCalls, state.fleetLimit);
}

function successRate(state: EjectionState, instance: number): number {
  return (state.calls[instance] - state.failures[instance]) / state.calls[instance];
}

function failureRate(state: EjectionState, instance: number): number {
  return state.failures[instance] / state.calls[instance];
}

/** Ejects those that are due, the worst first, as many as may be; the others are counted. */
function ejectWorst(
  config: EjectionConfig,
  state: EjectionState,
  at: Time,
  cause: number,
  minimumCalls: number,
  limit: number,
): void {
  const isDue = (instance: number): boolean => {
    if (state.calls[instance] < minimumCalls) return false;
    return cause === BELOW_FLEET
      ? successRate(state, instance) < limit
      : failureRate(state, instance) >= limit;
  };
  for (;;) {
    let due = 0;
    let worst = -1;
    for (let instance = 0; instance < state.calls.length; instance += 1) {
      if (!isDue(instance)) continue;
      due += 1;
      if (worst < 0 || isWorse(state, instance, worst)) worst = instance;
    }
    if (worst < 0) return;
    const evidence = cause === BELOW_FLEET ? successRate(state, worst) : failureRate(state, worst);
    if (!eject(config, state, worst, at, cause, evidence, limit)) {
      // The first refusal has counted itself, and the others would be refused as well.
      state.overflowed += due - 1;
      return;
    }
  }
}

function isWorse(state: EjectionState, instance: number, other: number): boolean {
  const difference = failureRate(state, instance) - failureRate(state, other);
  return difference > 0 || (difference === 0 && state.failures[instance] > state.failures[other]);
}

/** Who is back for an interval, and has not been ejected again, has one ejection less to answer for. */
function calmDown(config: EjectionConfig, state: EjectionState, at: Time): void {
  const { multiplier, ejected, returnedAt } = state;
  if (state.multipliers === 0) return;
  for (let instance = 0; instance < multiplier.length; instance += 1) {
    if (multiplier[instance] === 0 || ejected[instance] === 1) continue;
    if (at - returnedAt[instance] < config.intervalNs) continue;
    multiplier[instance] -= 1;
    state.multipliers -= 1;
  }
}

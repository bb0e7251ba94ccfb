import { assert } from '../../base/assert';
import { msToNs, type Duration } from '../../base/time';
import type { OutlierEjectionSettings } from './settings';

export interface EjectionConfig {
  /** 0 when failures in a row eject nobody. */
  readonly consecutiveFailures: number;
  readonly intervalNs: Duration;
  readonly baseNs: Duration;
  readonly longestNs: Duration;
  readonly maxEjectedShare: number;
  readonly alwaysEjectOne: number;
  /** 1 or 0: whether success rates are compared. */
  readonly comparesFleet: number;
  readonly fleetDeviations: number;
  readonly fleetMinimumHosts: number;
  readonly fleetMinimumCalls: number;
  /** 1 or 0: whether failure rates are judged. */
  readonly judgesRate: number;
  readonly failureRate: number;
  readonly rateMinimumHosts: number;
  readonly rateMinimumCalls: number;
  /** How many instances there is room for: their numbers run from 0 to one below. */
  readonly instances: number;
}

/** `instances` counts all instances that the callee ever had, since they keep their numbers when they go. */
export function configure(settings: OutlierEjectionSettings, instances: number): EjectionConfig {
  assert(Number.isInteger(instances) && instances >= 0, `${instances} instances cannot be counted`);
  const { ejectOn } = settings;
  return {
    consecutiveFailures: ejectOn.includes('consecutive-failures') ? settings.consecutiveFailures : 0,
    intervalNs: msToNs(settings.intervalMs),
    baseNs: msToNs(settings.baseEjectionMs),
    // An ejection shorter than its own base would make the base mean nothing.
    longestNs: msToNs(Math.max(settings.baseEjectionMs, settings.maxEjectionMs)),
    maxEjectedShare: settings.maxEjectedShare,
    alwaysEjectOne: settings.alwaysEjectOne ? 1 : 0,
    comparesFleet: ejectOn.includes('below-fleet') ? 1 : 0,
    fleetDeviations: settings.fleetDeviations,
    fleetMinimumHosts: settings.fleetMinimumHosts,
    fleetMinimumCalls: settings.fleetMinimumCalls,
    judgesRate: ejectOn.includes('failure-rate') ? 1 : 0,
    failureRate: settings.failureRate,
    rateMinimumHosts: settings.failureRateMinimumHosts,
    rateMinimumCalls: settings.failureRateMinimumCalls,
    instances,
  };
}

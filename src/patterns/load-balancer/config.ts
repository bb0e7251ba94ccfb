import { assert } from '../../base/assert';
import { msToNs, type Duration } from '../../base/time';
import type { LoadBalancerSettings } from './settings';

export const ROUND_ROBIN = 0;
export const WEIGHTED_ROUND_ROBIN = 1;
export const RANDOM = 2;
export const LEAST_CONNECTIONS = 3;
export const TWO_CHOICES = 4;
export const CONSISTENT_HASH = 5;
export const FIRST = 6;

const ALGORITHM_CODES = {
  'round-robin': ROUND_ROBIN,
  'weighted-round-robin': WEIGHTED_ROUND_ROBIN,
  random: RANDOM,
  'least-connections': LEAST_CONNECTIONS,
  'two-choices': TWO_CHOICES,
  'consistent-hash': CONSISTENT_HASH,
  first: FIRST,
} as const satisfies Record<LoadBalancerSettings['algorithm'], number>;

export interface LoadBalancerConfig {
  readonly algorithm: number;
  readonly panicBelow: number;
  /** 0 for none. */
  readonly slowStartNs: Duration;
  /** How many instances there is room for: their numbers run from 0 to one below. */
  readonly instances: number;
}

/** What belongs together is told by whoever asks, as a hash. */
export type ChoiceSettings = Omit<LoadBalancerSettings, 'hashBy'>;

/** `instances` counts all instances that the callee ever had, since they keep their numbers when they go. */
export function configure(settings: ChoiceSettings, instances: number): LoadBalancerConfig {
  assert(Number.isInteger(instances) && instances >= 0, `${instances} instances cannot be counted`);
  return {
    algorithm: ALGORITHM_CODES[settings.algorithm],
    panicBelow: settings.panicBelow,
    slowStartNs: msToNs(settings.slowStartMs),
    instances,
  };
}

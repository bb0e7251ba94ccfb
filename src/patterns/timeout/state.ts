import type { FieldShape, Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import type { TimeoutConfig } from './config';

/** Counters only: each call carries its own deadline. A type, so that it can be saved by its shape. */
export type TimeoutState = {
  timedOut: number;
  /** Calls that their own caller withdrew before their time was over. */
  withdrawn: number;
  /** Calls that were given less time than the setting says, because of their deadline. */
  cut: number;
  /** Calls that were not made because nothing was left of their deadline. */
  notMade: number;
};

export function shape(_config: TimeoutConfig): Shape {
  return {
    timedOut: 'number',
    withdrawn: 'number',
    cut: 'number',
    notMade: 'number',
  } satisfies Record<keyof TimeoutState, FieldShape>;
}

export function init(_config: TimeoutConfig, _now: Time): TimeoutState {
  return { timedOut: 0, withdrawn: 0, cut: 0, notMade: 0 };
}

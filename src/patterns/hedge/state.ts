import type { FieldShape, Shape } from '../../base/shape';
import type { Duration, Time } from '../../base/time';
import type { HedgeConfig } from './config';

/** A type and not an interface, so that it can be saved by its shape. */
export type HedgeState = {
  calls: number;
  /** Hedges that were made, and those of them that a failure made before their time. */
  hedges: number;
  early: number;
  /** Calls that a hedge has answered. */
  won: number;
  /** Calls to which the budget left no hedge, or no further one. */
  denied: number;
  /** Parts of a hedge that the budget holds. */
  credit: number;
  lastVerdict: number;
  lastAt: Time;
  /** How long the call waited before the last verdict. */
  lastDelay: Duration;
  /** How many latencies are known, and where in `recent` the next one goes. */
  samples: number;
  next: number;
  /** The latencies in the order in which they came, and the same by length. */
  recent: Float64Array;
  sorted: Float64Array;
};

export function shape(config: HedgeConfig): Shape {
  return {
    calls: 'number',
    hedges: 'number',
    early: 'number',
    won: 'number',
    denied: 'number',
    credit: 'number',
    lastVerdict: 'number',
    lastAt: 'number',
    lastDelay: 'number',
    samples: 'number',
    next: 'number',
    recent: { ring: config.windowCalls },
    sorted: { ring: config.windowCalls },
  } satisfies Record<keyof HedgeState, FieldShape>;
}

export function init(config: HedgeConfig, _now: Time): HedgeState {
  return {
    calls: 0,
    hedges: 0,
    early: 0,
    won: 0,
    denied: 0,
    credit: 0,
    lastVerdict: 0,
    lastAt: 0,
    lastDelay: 0,
    samples: 0,
    next: 0,
    recent: new Float64Array(config.windowCalls),
    sorted: new Float64Array(config.windowCalls),
  };
}

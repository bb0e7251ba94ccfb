import type { FieldShape, Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import type { EjectionConfig } from './config';

/** A type and not an interface, so that it can be handed to whoever saves plain states by their shape. */
export type EjectionState = {
  /** When the interval began that is under way, and when it ends. */
  lastSweep: Time;
  nextSweep: Time;
  /** Ejections and ends of ejections. */
  changes: number;
  members: number;
  ejectedNow: number;
  /** All multipliers and all counted calls of this interval: when both are 0 a sweep has nothing to do. */
  multipliers: number;
  callsNow: number;
  /** What the last sweep compared: how many instances, and their success rates. */
  fleetHosts: number;
  fleetMean: number;
  fleetLimit: number;
  ejections: number;
  /** Ends of ejections: in time, by `readmit`, and because the instance left. */
  returned: number;
  readmitted: number;
  leftEjected: number;
  /** Ejections that would have been too many. */
  overflowed: number;
  succeeded: number;
  failed: number;
  ignored: number;
  cancelled: number;
  late: number;
  whileEjected: number;
  /** By instance, as all that follows: 1 or 0. */
  member: Float64Array;
  ejected: Float64Array;
  /** Rises with every ejection, return, joining and leaving. */
  epoch: Float64Array;
  ejectedAt: Float64Array;
  /** It comes back with the first sweep from then on. */
  ejectedUntil: Float64Array;
  returnedAt: Float64Array;
  multiplier: Float64Array;
  inARow: Float64Array;
  /** Counted calls of the interval that is under way, and how many of them failed. */
  calls: Float64Array;
  failures: Float64Array;
  /** Why it was ejected last (see `causes.ts`), the figure that decided it, and the limit that it met. */
  cause: Float64Array;
  evidence: Float64Array;
  limit: Float64Array;
  ejectionsEach: Float64Array;
};

const RINGS = [
  'member',
  'ejected',
  'epoch',
  'ejectedAt',
  'ejectedUntil',
  'returnedAt',
  'multiplier',
  'inARow',
  'calls',
  'failures',
  'cause',
  'evidence',
  'limit',
  'ejectionsEach',
] as const satisfies readonly (keyof EjectionState)[];

export function shape(config: EjectionConfig): Shape {
  const ring = { ring: config.instances };
  return {
    lastSweep: 'number',
    nextSweep: 'number',
    changes: 'number',
    members: 'number',
    ejectedNow: 'number',
    multipliers: 'number',
    callsNow: 'number',
    fleetHosts: 'number',
    fleetMean: 'number',
    fleetLimit: 'number',
    ejections: 'number',
    returned: 'number',
    readmitted: 'number',
    leftEjected: 'number',
    overflowed: 'number',
    succeeded: 'number',
    failed: 'number',
    ignored: 'number',
    cancelled: 'number',
    late: 'number',
    whileEjected: 'number',
    member: ring,
    ejected: ring,
    epoch: ring,
    ejectedAt: ring,
    ejectedUntil: ring,
    returnedAt: ring,
    multiplier: ring,
    inARow: ring,
    calls: ring,
    failures: ring,
    cause: ring,
    evidence: ring,
    limit: ring,
    ejectionsEach: ring,
  } satisfies Record<keyof EjectionState, FieldShape>;
}

/** Nobody is a member yet: `setMember` tells of each. */
export function init(config: EjectionConfig, now: Time): EjectionState {
  const ring = (): Float64Array => new Float64Array(config.instances);
  return {
    lastSweep: now,
    nextSweep: now + config.intervalNs,
    changes: 0,
    members: 0,
    ejectedNow: 0,
    multipliers: 0,
    callsNow: 0,
    fleetHosts: 0,
    fleetMean: 0,
    fleetLimit: 0,
    ejections: 0,
    returned: 0,
    readmitted: 0,
    leftEjected: 0,
    overflowed: 0,
    succeeded: 0,
    failed: 0,
    ignored: 0,
    cancelled: 0,
    late: 0,
    whileEjected: 0,
    member: ring(),
    ejected: ring(),
    epoch: ring(),
    ejectedAt: ring(),
    ejectedUntil: ring(),
    returnedAt: ring(),
    multiplier: ring(),
    inARow: ring(),
    calls: ring(),
    failures: ring(),
    cause: ring(),
    evidence: ring(),
    limit: ring(),
    ejectionsEach: ring(),
  };
}

/** Makes room for more instances. */
export function widen(state: EjectionState, instances: number): void {
  for (const name of RINGS) {
    const wider = new Float64Array(instances);
    wider.set(state[name]);
    state[name] = wider;
  }
}

/** A copy that shares nothing with the state. */
export function copied(state: EjectionState): EjectionState {
  const copy = { ...state };
  for (const name of RINGS) copy[name] = state[name].slice();
  return copy;
}

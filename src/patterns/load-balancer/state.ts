import type { FieldShape, Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import type { LoadBalancerConfig } from './config';

/** A type and not an interface, so that it can be handed to whoever saves plain states by their shape. */
export type LoadBalancerState = {
  /** 1 when something changed since the candidates were listed: they are listed anew when next looked at. */
  stale: number;
  members: number;
  healthyMembers: number;
  /** 1 while calls go to all members because too few of them are healthy. */
  panicking: number;
  /** How many places of `candidates` are in use. */
  candidateCount: number;
  /** 1 while all candidates weigh the same. */
  evenWeights: number;
  /** The weights of all candidates together. */
  weightOfAll: number;
  /** The instance that was chosen last, or -1. */
  last: number;
  /** Where in `candidates` the first one after `last` stands. */
  turn: number;
  asked: number;
  chosen: number;
  /** Calls chosen while panicking. */
  inPanic: number;
  settled: number;
  foundNobody: number;
  /** Asked for another instance than those in use, and there was none. */
  foundNoOther: number;
  /** By place and not by instance: the numbers of the candidates, ascending. */
  candidates: Float64Array;
  /** By instance, as all that follows: 0 for one that is not there. */
  weights: Float64Array;
  /** 1 or 0. */
  healthy: Float64Array;
  /** 1 for those that stand in `candidates`. */
  listed: Float64Array;
  /** When it joined or became healthy: its slow start counts from here. */
  since: Float64Array;
  /** Calls under way. */
  inFlight: Float64Array;
  /** Calls that it got in all. */
  chosenEach: Float64Array;
  /** What it has earned and not yet been paid out in calls, for smooth weighted round robin. */
  earned: Float64Array;
};

const RINGS = [
  'candidates',
  'weights',
  'healthy',
  'listed',
  'since',
  'inFlight',
  'chosenEach',
  'earned',
] as const satisfies readonly (keyof LoadBalancerState)[];

export function shape(config: LoadBalancerConfig): Shape {
  const ring = { ring: config.instances };
  return {
    stale: 'number',
    members: 'number',
    healthyMembers: 'number',
    panicking: 'number',
    candidateCount: 'number',
    evenWeights: 'number',
    weightOfAll: 'number',
    last: 'number',
    turn: 'number',
    asked: 'number',
    chosen: 'number',
    inPanic: 'number',
    settled: 'number',
    foundNobody: 'number',
    foundNoOther: 'number',
    candidates: ring,
    weights: ring,
    healthy: ring,
    listed: ring,
    since: ring,
    inFlight: ring,
    chosenEach: ring,
    earned: ring,
  } satisfies Record<keyof LoadBalancerState, FieldShape>;
}

/** Nobody is there yet: `setInstance` tells of each instance. */
export function init(config: LoadBalancerConfig, _now: Time): LoadBalancerState {
  const ring = (): Float64Array => new Float64Array(config.instances);
  return {
    stale: 0,
    members: 0,
    healthyMembers: 0,
    panicking: 0,
    candidateCount: 0,
    evenWeights: 1,
    weightOfAll: 0,
    last: -1,
    turn: 0,
    asked: 0,
    chosen: 0,
    inPanic: 0,
    settled: 0,
    foundNobody: 0,
    foundNoOther: 0,
    candidates: ring(),
    weights: ring(),
    healthy: ring(),
    listed: ring(),
    since: ring(),
    inFlight: ring(),
    chosenEach: ring(),
    earned: ring(),
  };
}

/** Makes room for more instances. */
export function widen(state: LoadBalancerState, instances: number): void {
  for (const name of RINGS) {
    const wider = new Float64Array(instances);
    wider.set(state[name]);
    state[name] = wider;
  }
}

/** A copy that shares nothing with the state. */
export function copied(state: LoadBalancerState): LoadBalancerState {
  const copy = { ...state };
  for (const name of RINGS) copy[name] = state[name].slice();
  return copy;
}

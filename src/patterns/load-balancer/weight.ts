import type { Time } from '../../base/time';
import type { LoadBalancerConfig } from './config';
import type { LoadBalancerState } from './state';

/** A full weight in hundredths. Whole numbers throughout: shares stay exact and ties stay ties. */
export const WHOLE = 100;
/** What an instance counts with at the beginning of its slow start, in hundredths: with nothing it never got warm. */
const LEAST = 10;

/** How far an instance has come in its slow start, in hundredths. */
export function warmth(
  config: LoadBalancerConfig,
  state: LoadBalancerState,
  instance: number,
  now: Time,
): number {
  if (config.slowStartNs === 0) return WHOLE;
  const elapsed = now - state.since[instance];
  if (elapsed >= config.slowStartNs) return WHOLE;
  return Math.max(LEAST, Math.floor((WHOLE * elapsed) / config.slowStartNs));
}

/** The weight of an instance in hundredths, as it counts now. */
export function weightNow(
  config: LoadBalancerConfig,
  state: LoadBalancerState,
  instance: number,
  now: Time,
): number {
  return state.weights[instance] * warmth(config, state, instance, now);
}

/**
 * Below zero when a has fewer calls for its weight than b, zero when they are equal. Multiplied crosswise and not
 * divided: thirds that are equal compare as equal.
 */
export function compareLoads(
  callsOfA: number,
  weightOfA: number,
  callsOfB: number,
  weightOfB: number,
): number {
  return callsOfA * weightOfB - callsOfB * weightOfA;
}

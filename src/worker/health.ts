import type { Duration } from '../base/time';
import { HEALTH } from './frame';

/**
 * Evidence is smoothed over simulated time, so that one failed call does not turn a card red. Bad news is believed
 * sooner than good: a breaker may cut a failing part off within a fraction of a second.
 */
const WORSENING_NS = 1e9;
const MENDING_NS = 2.5e9;
/** A well part without calls for this long is idle. One that failed last stays as it was: nothing says otherwise. */
const IDLE_AFTER_NS = 5e9;
/** Entering a state takes more than staying in it. */
const FAILING = { enter: 0.5, leave: 0.3 } as const;
const DEGRADED = { enter: 0.05, leave: 0.02 } as const;

/** What a part did within some time, as shares of what ended there; NaN when nothing ended. */
export interface Evidence {
  /** Of its last requests, wrong by its own fault: errors of its own, requests shed, callers that waited in vain. */
  readonly own: number;
  /** Anything but a good answer, whatever the cause. */
  readonly any: number;
  /** Since the last request came; NaN when none did. */
  readonly idleFor: Duration;
}

export interface HealthState {
  readonly any: number;
  readonly health: number;
}

/** A part before its first request. */
export const UNTRIED: HealthState = { any: 0, health: HEALTH.idle };

/**
 * The health after some time with this evidence. It is folded over the seconds of a run and never over frames, so the
 * same moment looks the same however one came there.
 */
export function healthAfter(before: HealthState, evidence: Evidence, passed: Duration): HealthState {
  const nothingEnded = Number.isNaN(evidence.any);
  // What it did last says how it is, also when a breaker cut it off at once: that is smooth by itself.
  const own = evidence.own;
  const any = nothingEnded ? before.any : smoothed(before.any, evidence.any, passed);
  return { any, health: next(before.health, own, any, nothingEnded ? evidence.idleFor : 0) };
}

function smoothed(known: number, seen: number, passed: Duration): number {
  const weight = Math.min(1, passed / (seen > known ? WORSENING_NS : MENDING_NS));
  return known + weight * (seen - known);
}

function next(health: number, own: number, any: number, idleFor: Duration): number {
  const { idle, well, degraded, failing } = HEALTH;
  if (own >= (health === failing ? FAILING.leave : FAILING.enter)) return failing;
  const limit = health === degraded || health === failing ? DEGRADED.leave : DEGRADED.enter;
  if (any >= limit || own >= limit) return degraded;
  return idleFor > IDLE_AFTER_NS || (health === idle && idleFor > 0) || Number.isNaN(idleFor) ? idle : well;
}

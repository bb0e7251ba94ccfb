import type { Time } from '../base/time';
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

/** What a part did lately, as shares of what ended there; NaN when nothing ended. */
export interface Evidence {
  /** By its own fault: errors of its own, requests shed, callers that waited in vain. */
  readonly own: number;
  /** Anything but a good answer, whatever the cause. */
  readonly any: number;
  readonly idleFor: number;
}

/** The health of each part, with smoothing and hysteresis over simulated time. */
export class HealthBook {
  private readonly parts = new Map<string, { own: number; any: number; at: Time; health: number }>();

  judge(id: string, now: Time, { own, any, idleFor }: Evidence): number {
    const known = this.parts.get(id);
    if (known === undefined) {
      const health = Number.isNaN(any) ? HEALTH.idle : HEALTH.well;
      this.parts.set(id, { own: own || 0, any: any || 0, at: now, health });
      return health;
    }
    if (!Number.isNaN(any)) {
      known.own = smoothed(known.own, own, now - known.at);
      known.any = smoothed(known.any, any, now - known.at);
    }
    known.at = now;
    known.health = next(known.health, known.own, known.any, Number.isNaN(any) ? idleFor : 0);
    return known.health;
  }
}

function smoothed(known: number, seen: number, passed: number): number {
  const weight = Math.min(1, passed / (seen > known ? WORSENING_NS : MENDING_NS));
  return known + weight * (seen - known);
}

function next(health: number, own: number, any: number, idleFor: number): number {
  const { idle, well, degraded, failing } = HEALTH;
  if (own >= (health === failing ? FAILING.leave : FAILING.enter)) return failing;
  const limit = health === degraded || health === failing ? DEGRADED.leave : DEGRADED.enter;
  if (any >= limit || own >= limit) return degraded;
  return idleFor > IDLE_AFTER_NS || (health === idle && idleFor > 0) || Number.isNaN(idleFor) ? idle : well;
}

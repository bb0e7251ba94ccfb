import type { JsonValue } from '../base/json';
import type { Time } from '../base/time';

/** How many instances of a service are up. */
export interface MockHealth {
  readonly up: number;
  readonly instances: number;
}

export interface HealthReport {
  readonly status: 200 | 503;
  readonly body: { readonly [key: string]: JsonValue };
}

/**
 * What a service says of itself: one check that is unhealthy makes it unhealthy as a whole, and one that is not known
 * counts as healthy. Times are nanoseconds of the run, as in all rows of the shop.
 */
export function healthReport({ up, instances }: MockHealth, now: Time): HealthReport {
  const isKnown = instances > 0;
  const isUp = up > 0 || !isKnown;
  const check = {
    name: 'instances',
    status: isKnown ? (isUp ? 'healthy' : 'unhealthy') : 'unknown',
    observed: `${up} of ${instances} up`,
    lastCheck: now,
    error: isUp ? null : 'No instance is up',
  };
  return {
    status: isUp ? 200 : 503,
    body: { status: isUp ? 'healthy' : 'unhealthy', timestamp: now, checks: [check] },
  };
}

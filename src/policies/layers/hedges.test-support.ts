import { defaultsOf } from '../../base/check-settings';
import * as fallback from '../../patterns/fallback/engine';
import { fields as fallbackFields, type FallbackSettings } from '../../patterns/fallback/settings';
import * as hedge from '../../patterns/hedge/engine';
import { fields as hedgeFields, type HedgeSettings } from '../../patterns/hedge/settings';
import * as timeout from '../../patterns/timeout/engine';
import { fields as timeoutFields, type TimeoutSettings } from '../../patterns/timeout/settings';
import type { MakeLayer } from '../stack.test-support';
import { FallbackGuard, FallbackLayer } from './fallback-layer';
import { HedgeGuard, HedgeLayer } from './hedge-layer';
import { TimeoutGuard, TimeoutLayer } from './timeout-layer';

/** A hedge after a fixed time and without a budget, unless it says otherwise. */
export function hedgeGuard(settings: Partial<HedgeSettings>): HedgeGuard {
  const plain = { after: 'fixed', delayMs: 10, budget: 'none' } as const;
  return new HedgeGuard(hedge.configure({ ...defaultsOf(hedgeFields), ...plain, ...settings }), 0);
}

export function hedgeLayer(guard: HedgeGuard): MakeLayer {
  return (place) => new HedgeLayer(place, guard, guard.config);
}

export function fallbackGuard(settings: Partial<FallbackSettings>): FallbackGuard {
  return new FallbackGuard(fallback.configure({ ...defaultsOf(fallbackFields), ...settings }), 0);
}

export function fallbackLayer(guard: FallbackGuard, edge?: number): MakeLayer {
  return (place) => new FallbackLayer(place, guard, guard.config, edge);
}

export function timeoutGuard(settings: Partial<TimeoutSettings>): TimeoutGuard {
  return new TimeoutGuard(timeout.configure({ ...defaultsOf(timeoutFields), ...settings }), 0);
}

export function countingTimeoutLayer(guard: TimeoutGuard): MakeLayer {
  return (place) => new TimeoutLayer(place, guard.config, guard);
}

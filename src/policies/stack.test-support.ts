import { defaultsOf } from '../base/check-settings';
import * as breaker from '../patterns/circuit-breaker/engine';
import { fields as breakerFields, type CircuitBreakerSettings } from '../patterns/circuit-breaker/settings';
import * as bulkhead from '../patterns/bulkhead/engine';
import { fields as bulkheadFields, type BulkheadSettings } from '../patterns/bulkhead/settings';
import * as retry from '../patterns/retry/engine';
import { fields as retryFields, type RetrySettings } from '../patterns/retry/settings';
import * as timeout from '../patterns/timeout/engine';
import { fields as timeoutFields } from '../patterns/timeout/settings';
import type { Layer, LayerPlace } from './layer';
import { BreakerGuard, BreakerLayer } from './layers/breaker-layer';
import { BulkheadGuard, BulkheadLayer } from './layers/bulkhead-layer';
import { RetryGuard } from './layers/retry-guard';
import { RetryLayer } from './layers/retry-layer';
import { TimeoutGuard, TimeoutLayer } from './layers/timeout-layer';

/** Puts a layer at its place in a stack. */
export type MakeLayer = (place: LayerPlace) => Layer;

export function makeStack(...layers: readonly MakeLayer[]): readonly Layer[] {
  let frame = 0;
  return layers.map((make, position) => {
    const layer = make({ id: `layer-${position}`, key: position + 1, position, frame });
    frame += layer.frameSize;
    return layer;
  });
}

/** A retry without jitter and with equal waits, unless it says otherwise. */
export function retryLayer(settings: Partial<RetrySettings> = {}): MakeLayer {
  const plain = { jitter: 'none', backoff: 'constant', initialDelayMs: 10 } as const;
  const config = retry.configure({ ...defaultsOf(retryFields), ...plain, ...settings });
  return (place) => new RetryLayer(place, config, new RetryGuard(config, 0));
}

export function timeoutLayer(afterMs: number): MakeLayer {
  const config = timeout.configure({ ...defaultsOf(timeoutFields), afterMs });
  return (place) => new TimeoutLayer(place, config, new TimeoutGuard(config, 0));
}

export function bulkheadGuard(settings: Partial<BulkheadSettings>): BulkheadGuard {
  return new BulkheadGuard(0, bulkhead.configure({ ...defaultsOf(bulkheadFields), ...settings }), 0);
}

export function bulkheadLayer(guard: BulkheadGuard): MakeLayer {
  return (place) => new BulkheadLayer(place, guard, guard.config);
}

export function breakerGuard(settings: Partial<CircuitBreakerSettings>): BreakerGuard {
  return new BreakerGuard(0, breaker.configure({ ...defaultsOf(breakerFields), ...settings }), 0);
}

export function breakerLayer(guard: BreakerGuard): MakeLayer {
  return (place) => new BreakerLayer(place, guard, guard.config);
}

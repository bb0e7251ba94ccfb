import { defaultsOf } from '../../base/check-settings';
import { fields as bulkhead } from '../../patterns/bulkhead/settings';
import { fields as breaker } from '../../patterns/circuit-breaker/settings';
import { fields as retry } from '../../patterns/retry/settings';
import { fields as timeout } from '../../patterns/timeout/settings';
import type { ScenarioLayer } from '../../scenario/format';

type Layer<Kind extends ScenarioLayer['kind']> = Extract<ScenarioLayer, { kind: Kind }>;
type Changes<Kind extends ScenarioLayer['kind']> = Partial<Layer<Kind>['settings']>;

/** Layers at their defaults, with what a test is about changed. The id is the kind unless the test needs two. */
export function retryLayer(changes: Changes<'retry'> = {}, id = 'retry'): Layer<'retry'> {
  return { id, kind: 'retry', settings: { ...defaultsOf(retry), ...changes } };
}

export function breakerLayer(
  changes: Changes<'circuit-breaker'> = {},
  id = 'breaker',
): Layer<'circuit-breaker'> {
  return { id, kind: 'circuit-breaker', settings: { ...defaultsOf(breaker), ...changes } };
}

export function timeoutLayer(afterMs: number, id = 'timeout'): Layer<'timeout'> {
  return { id, kind: 'timeout', settings: { ...defaultsOf(timeout), afterMs } };
}

export function bulkheadLayer(changes: Changes<'bulkhead'> = {}, id = 'bulkhead'): Layer<'bulkhead'> {
  return { id, kind: 'bulkhead', settings: { ...defaultsOf(bulkhead), ...changes } };
}

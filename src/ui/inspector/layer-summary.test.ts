import { describe, expect, it } from 'vitest';
import type { ScenarioLayer } from '../../scenario/format';
import { layerSummary } from './layer-summary';
import { breakerLayer, bulkheadLayer, retryLayer, timeoutLayer } from './layers.test-support';

const alone = (layer: ScenarioLayer): string => layerSummary(layer, [layer]);

describe('a layer in four words', () => {
  it('says how often and how far apart a retry tries', () => {
    expect(alone(retryLayer({ initialDelayMs: 80 }))).toBe('3 tries, 80 ms × 2');
    expect(alone(retryLayer({ backoff: 'constant' }))).toBe('3 tries, 100 ms apart');
    expect(alone(retryLayer({ factor: 1 }))).toBe('3 tries, 100 ms apart');
    expect(alone(retryLayer({ maxAttempts: 2 }))).toBe('2 tries, 100 ms apart');
    expect(alone(retryLayer({ initialDelayMs: 0 }))).toBe('3 tries, at once');
    expect(alone(retryLayer({ maxAttempts: 1 }))).toBe('never tries again');
    expect(alone(retryLayer({ maxAttempts: 5, jitter: 'decorrelated' }))).toBe('5 tries, 100 ms up to × 3');
  });

  it('says what opens a breaker', () => {
    expect(alone(breakerLayer())).toBe('5 failed in a row');
    expect(alone(breakerLayer({ failureThreshold: 1 }))).toBe('1 failure');
    expect(alone(breakerLayer({ tripOn: 'failure-rate-calls' }))).toBe('≥ 50 % of 20 calls');
    expect(alone(breakerLayer({ tripOn: 'failure-rate-time', comparison: 'above' }))).toBe(
      '> 50 % within 10 s',
    );
  });

  it('says whether a timeout bounds each try or the whole call', () => {
    const [outer, retry, inner] = [timeoutLayer(2000, 'outer'), retryLayer(), timeoutLayer(250)];
    const stack = [outer, retry, inner];
    expect(layerSummary(outer, stack)).toBe('2 s in all');
    expect(layerSummary(inner, stack)).toBe('250 ms per try');
    expect(alone(timeoutLayer(1400))).toBe('1.4 s in all');
  });

  it('says what a bulkhead holds', () => {
    expect(alone(bulkheadLayer({ maxConcurrent: 24 }))).toBe('24 slots, no queue');
    expect(alone(bulkheadLayer({ maxConcurrent: 1, queueLimit: 5 }))).toBe('1 slot, queue of 5');
  });
});

import { describe, expect, it } from 'vitest';
import type { ScenarioLayer } from '../../scenario/format';
import { layerSummary } from './layer-summary';
import {
  balancerLayer,
  breakerLayer,
  bulkheadLayer,
  cacheLayer,
  ejectionLayer,
  fallbackLayer,
  flightLayer,
  hedgeLayer,
  limiterLayer,
  retryLayer,
  timeoutLayer,
} from './layers.test-support';

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

  it('takes a retry that is switched off for none', () => {
    const inner = timeoutLayer(250);
    expect(layerSummary(inner, [{ ...retryLayer(), enabled: false }, inner])).toBe('250 ms in all');
  });

  it('says when a breaker does not decide by itself', () => {
    expect(alone(breakerLayer({ control: 'forced-open' }))).toBe('forced open');
    expect(alone(breakerLayer({ control: 'metrics-only' }))).toBe('metrics only');
    expect(alone(retryLayer({ backoff: 'linear' }))).toBe('3 tries, 100 ms longer each');
  });

  it('says how many a limiter lets through', () => {
    expect(alone(limiterLayer())).toBe('100/s, bucket of 10');
    expect(alone(limiterLayer({ algorithm: 'sliding-log', limit: 5, windowMs: 60_000 }))).toBe(
      '5 per 60 s, sliding log',
    );
    expect(alone(limiterLayer({ per: 'user', limit: 7 }))).toBe('7/s for each user');
  });

  it('says what those that answer without a call know', () => {
    expect(alone(cacheLayer({ ttlMs: 30_000 }))).toBe('fresh 30 s, 1000 entries');
    expect(alone(cacheLayer({ ttlMs: 1000, staleIfErrorMs: 60_000 }))).toBe('fresh 1 s, stale 60 s');
    expect(alone(flightLayer())).toBe('one call per key');
    expect(alone(flightLayer({ perUser: true }))).toBe('one call per user and key');
    expect(alone(fallbackLayer())).toBe('a fixed value');
    expect(alone(fallbackLayer({ kind: 'other-service' }))).toBe('another service');
  });

  it('says when a hedge goes and how much it may add', () => {
    expect(alone(hedgeLayer())).toBe('after p95, 10 % more');
    expect(alone(hedgeLayer({ percentile: 0.999, budget: 'none' }))).toBe('after p99.9');
    expect(alone(hedgeLayer({ after: 'fixed', delayMs: 50, budget: 'none', maxHedges: 2 }))).toBe(
      'after 50 ms, up to 2',
    );
  });

  it('says how instances are chosen and left out', () => {
    expect(alone(balancerLayer({ algorithm: 'least-connections' }))).toBe('least connections');
    expect(alone(ejectionLayer())).toBe('5 in a row, below the others');
    expect(alone(ejectionLayer({ ejectOn: ['failure-rate'] }))).toBe('≥ 85 % failed');
    expect(alone(ejectionLayer({ ejectOn: [] }))).toBe('ejects nobody');
  });
});

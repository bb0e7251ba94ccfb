import fc from 'fast-check';
import type { LayerModel } from './model';
import {
  balancer,
  breaker,
  bulkhead,
  cache,
  ejection,
  fallback,
  hedge,
  limiter,
  retry,
  singleFlight,
  timeout,
} from './small-model.test-support';

const LIMITER_ALGORITHMS = [
  'fixed-window',
  'sliding-log',
  'sliding-counter',
  'token-bucket',
  'leaky-meter',
  'leaky-queue',
] as const;
const BALANCER_ALGORITHMS = [
  'round-robin',
  'weighted-round-robin',
  'random',
  'least-connections',
  'two-choices',
  'consistent-hash',
  'first',
] as const;

/** A layer of any kind, small enough that it has something to do within a few seconds. */
export const randomLayer: fc.Arbitrary<LayerModel> = fc.oneof(
  fc
    .record({
      maxAttempts: fc.integer({ min: 1, max: 3 }),
      initialDelayMs: fc.constantFrom(0, 5, 40),
      jitter: fc.constantFrom('none' as const, 'full' as const, 'decorrelated' as const),
    })
    .map((settings) => retry(settings)),
  fc.integer({ min: 1, max: 80 }).map((afterMs) => timeout(afterMs)),
  fc
    .record({
      maxConcurrent: fc.integer({ min: 1, max: 4 }),
      queueLimit: fc.integer({ min: 0, max: 4 }),
      queueTimeoutMs: fc.constantFrom(0, 10, 60),
    })
    .map((settings) => bulkhead(settings)),
  fc
    .record({
      failureThreshold: fc.integer({ min: 1, max: 6 }),
      openForMs: fc.integer({ min: 10, max: 400 }),
      trialsPermitted: fc.integer({ min: 0, max: 3 }),
      trialsMaxDurationMs: fc.constantFrom(0, 50),
    })
    .map((settings) => breaker(settings)),
  fc
    .record({
      algorithm: fc.constantFrom(...LIMITER_ALGORITHMS),
      limit: fc.integer({ min: 1, max: 20 }),
      windowMs: fc.constantFrom(50, 1000),
      burst: fc.integer({ min: 1, max: 5 }),
      maxWaitMs: fc.constantFrom(0, 0, 40),
      per: fc.constantFrom('all' as const, 'key' as const, 'user' as const),
    })
    .map((settings) => limiter(settings)),
  fc
    .record({
      algorithm: fc.constantFrom(...BALANCER_ALGORITHMS),
      panicBelow: fc.constantFrom(0, 0.5),
      hashBy: fc.constantFrom('key' as const, 'user' as const),
    })
    .map((settings) => balancer(settings)),
  fc
    .record({
      consecutiveFailures: fc.integer({ min: 1, max: 4 }),
      intervalMs: fc.constantFrom(60, 500),
      baseEjectionMs: fc.constantFrom(50, 300),
      maxEjectedShare: fc.constantFrom(0.5, 1),
    })
    .map((settings) => ejection(settings)),
  fc
    .record({
      ttlMs: fc.constantFrom(20, 300),
      ttlJitter: fc.constantFrom(0, 0.3),
      maxEntries: fc.constantFrom(2, 50),
      eviction: fc.constantFrom('lru' as const, 'fifo' as const),
      staleWhileRevalidateMs: fc.constantFrom(0, 100),
      staleIfErrorMs: fc.constantFrom(0, 200),
      cacheErrorsMs: fc.constantFrom(0, 0, 30),
      perUser: fc.boolean(),
    })
    .map((settings) => cache(settings)),
  fc
    .record({
      joinForMs: fc.constantFrom(0, 10),
      shareErrors: fc.boolean(),
      maxWaiters: fc.constantFrom(1, 50),
      maxFlights: fc.constantFrom(2, 50),
    })
    .map((settings) => singleFlight(settings)),
  fc
    .record({
      kind: fc.constantFrom('static' as const, 'cached' as const),
      maxEntries: fc.constantFrom(2, 50),
    })
    .map((settings) => fallback(settings)),
  fc
    .record({
      after: fc.constantFrom('fixed' as const, 'percentile' as const),
      delayMs: fc.constantFrom(0, 5, 30),
      minimumSamples: fc.constantFrom(1, 10),
      maxHedges: fc.integer({ min: 1, max: 3 }),
      onFailure: fc.constantFrom('next' as const, 'wait' as const),
      budget: fc.constantFrom('none' as const, 'share' as const),
    })
    .map((settings) => hedge(settings)),
);

import fc from 'fast-check';
import { ensure } from '../base/assert';
import { checkStack, type CheckedLayer, type LayerSpec } from './check-stack';

const retry = fc.record({
  kind: fc.constant('retry' as const),
  settings: fc.record({
    maxAttempts: fc.integer({ min: 1, max: 3 }),
    initialDelayMs: fc.constantFrom(0, 2, 4),
    jitter: fc.constantFrom('none' as const, 'full' as const),
    overallMs: fc.constantFrom(0, 10),
    budget: fc.constantFrom('none' as const, 'none' as const, 'in-flight' as const, 'throttle' as const),
  }),
});

const timeout = fc.record({
  kind: fc.constant('timeout' as const),
  settings: fc.record({ afterMs: fc.integer({ min: 1, max: 12 }), withinDeadline: fc.boolean() }),
});

const bulkhead = fc.record({
  kind: fc.constant('bulkhead' as const),
  settings: fc.record({
    maxConcurrent: fc.integer({ min: 1, max: 3 }),
    queueLimit: fc.integer({ min: 0, max: 3 }),
    queueTimeoutMs: fc.integer({ min: 1, max: 6 }),
    queueOrder: fc.constantFrom('fifo' as const, 'lifo' as const),
  }),
});

/** An hour is a whole number of every bucket that occurs here. */
const breaker = fc.record({
  kind: fc.constant('circuit-breaker' as const),
  settings: fc.record({
    tripOn: fc.constantFrom(
      'consecutive-failures' as const,
      'failure-rate-calls' as const,
      'failure-rate-time' as const,
    ),
    failureThreshold: fc.integer({ min: 1, max: 4 }),
    minimumCalls: fc.integer({ min: 1, max: 4 }),
    windowCalls: fc.integer({ min: 1, max: 5 }),
    windowMs: fc.constantFrom(10, 20),
    windowBuckets: fc.constantFrom(1, 2, 5),
    slowCallMs: fc.constantFrom(0, 0, 3),
    openForMs: fc.integer({ min: 1, max: 10 }),
    trialsPermitted: fc.integer({ min: 0, max: 2 }),
    trialsMaxDurationMs: fc.constantFrom(0, 8),
  }),
});

const limiter = fc.record({
  kind: fc.constant('rate-limiter' as const),
  settings: fc.record({
    algorithm: fc.constantFrom('token-bucket' as const, 'fixed-window' as const, 'sliding-log' as const),
    limit: fc.integer({ min: 1, max: 4 }),
    windowMs: fc.constantFrom(12, 24),
    burst: fc.integer({ min: 1, max: 3 }),
    maxWaitMs: fc.constantFrom(0, 6),
    per: fc.constantFrom('all' as const, 'key' as const),
    maxKeys: fc.constant(2),
  }),
});

const cache = fc.record({
  kind: fc.constant('cache' as const),
  settings: fc.record({
    ttlMs: fc.integer({ min: 1, max: 10 }),
    maxEntries: fc.integer({ min: 1, max: 2 }),
    staleWhileRevalidateMs: fc.constantFrom(0, 5),
    staleIfErrorMs: fc.constantFrom(0, 5),
    cacheErrorsMs: fc.constantFrom(0, 4),
  }),
});

const singleFlight = fc.record({
  kind: fc.constant('single-flight' as const),
  settings: fc.record({
    joinForMs: fc.constantFrom(0, 3),
    shareErrors: fc.boolean(),
    maxWaiters: fc.integer({ min: 1, max: 3 }),
    maxFlights: fc.constant(2),
  }),
});

const fallback = fc.record({
  kind: fc.constant('fallback' as const),
  settings: fc.record({
    kind: fc.constantFrom('static' as const, 'cached' as const),
    maxEntries: fc.constant(2),
  }),
});

const hedge = fc.record({
  kind: fc.constant('hedge' as const),
  settings: fc.record({
    after: fc.constant('fixed' as const),
    delayMs: fc.integer({ min: 0, max: 5 }),
    maxHedges: fc.integer({ min: 1, max: 2 }),
    windowCalls: fc.constant(10),
    onFailure: fc.constantFrom('next' as const, 'wait' as const),
    budget: fc.constant('none' as const),
  }),
});

const balancer = fc.record({
  kind: fc.constant('load-balancer' as const),
  settings: fc.record({ algorithm: fc.constantFrom('round-robin' as const, 'least-connections' as const) }),
});

const ejection = fc.record({
  kind: fc.constant('outlier-ejection' as const),
  settings: fc.record({
    consecutiveFailures: fc.integer({ min: 1, max: 3 }),
    intervalMs: fc.constantFrom(100, 200),
    baseEjectionMs: fc.constantFrom(100, 150),
    maxEjectedShare: fc.constantFrom(0.4, 1),
  }),
});

/** Tries multiply from layer to layer: of those that make them a stack keeps the outermost two. */
function manageable(specs: readonly LayerSpec[]): LayerSpec[] {
  const seen = new Set<string>();
  let makers = 0;
  return specs.filter(({ kind }) => {
    if (kind === 'load-balancer' || kind === 'outlier-ejection') {
      if (seen.has(kind)) return false;
      seen.add(kind);
    }
    return (kind !== 'hedge' && kind !== 'retry') || ++makers <= 2;
  });
}

const layer: fc.Arbitrary<LayerSpec> = fc.oneof(
  { weight: 3, arbitrary: retry },
  { weight: 3, arbitrary: timeout },
  { weight: 3, arbitrary: bulkhead },
  { weight: 3, arbitrary: breaker },
  { weight: 2, arbitrary: limiter },
  { weight: 2, arbitrary: cache },
  { weight: 2, arbitrary: singleFlight },
  { weight: 2, arbitrary: fallback },
  { weight: 2, arbitrary: hedge },
  { weight: 1, arbitrary: balancer },
  { weight: 1, arbitrary: ejection },
);

export function checkedStack(specs: readonly LayerSpec[]): readonly CheckedLayer[] {
  const checked = checkStack(specs);
  return ensure(checked.ok ? checked.value : null, `a stack without ${JSON.stringify(checked)}`);
}

export const randomStack: fc.Arbitrary<readonly CheckedLayer[]> = fc
  .array(layer, { maxLength: 5 })
  .map((specs) => checkedStack(manageable(specs)));

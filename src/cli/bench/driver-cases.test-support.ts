import {
  ConsecutiveBreaker,
  ExponentialBackoff,
  SamplingBreaker,
  TimeoutStrategy,
  bulkhead,
  circuitBreaker,
  handleAll,
  retry,
  timeout,
  wrap,
} from 'cockatiel';
import CircuitBreaker from 'opossum';
import pRetry from 'p-retry';
import { guard, type CallContext, type LayerSpec } from '../../driver/breakwater';

/** What is guarded: it does nothing, and takes as long as a promise does. */
export const work = async (): Promise<number> => 1;
const failing = async (): Promise<number> => {
  throw DOWN;
};
/** One error for all failures: making errors would cost more than what is measured. */
const DOWN = new Error('down');

const OPEN_FOR_LONG_MS = 3_600_000;
/** No case may open a breaker, or fill a bulkhead, except where that is what is measured. */
const MANY = 1000;

/** The same four patterns, in the same order, for all. */
const FOUR: readonly LayerSpec[] = [
  { kind: 'retry' },
  { kind: 'circuit-breaker', settings: { tripOn: 'consecutive-failures', failureThreshold: 5 } },
  { kind: 'timeout', settings: { afterMs: 1000 } },
  { kind: 'bulkhead', settings: { maxConcurrent: MANY } },
];

export interface Case {
  readonly name: string;
  readonly once: () => Promise<unknown>;
}

export function breakerCases(): Case[] {
  const guarded = guard([FOUR[1]]);
  const counting = guard([{ kind: 'circuit-breaker', settings: { tripOn: 'failure-rate-calls' } }]);
  const timed = guard([{ kind: 'circuit-breaker', settings: { tripOn: 'failure-rate-time' } }]);
  const consecutive = circuitBreaker(handleAll, {
    halfOpenAfter: OPEN_FOR_LONG_MS,
    breaker: new ConsecutiveBreaker(5),
  });
  const sampling = circuitBreaker(handleAll, {
    halfOpenAfter: OPEN_FOR_LONG_MS,
    breaker: new SamplingBreaker({ threshold: 0.5, duration: 10_000 }),
  });
  const opossum = new CircuitBreaker(work, { timeout: false });
  const opossumAsItComes = new CircuitBreaker(work);
  return [
    { name: 'breakwater: breaker, failures in a row', once: () => guarded.call(work) },
    { name: 'breakwater: breaker, rate over calls', once: () => counting.call(work) },
    { name: 'breakwater: breaker, rate over time', once: () => timed.call(work) },
    { name: 'cockatiel: breaker, failures in a row', once: () => consecutive.execute(work) },
    { name: 'cockatiel: breaker, rate over time', once: () => sampling.execute(work) },
    { name: 'opossum: breaker without timeout', once: () => opossum.fire() },
    { name: 'opossum: as it comes (with timeout)', once: () => opossumAsItComes.fire() },
  ];
}

export function fourPatternCases(): Case[] {
  const guarded = guard(FOUR);
  const cockatiel = wrap(
    retry(handleAll, { maxAttempts: 2, backoff: new ExponentialBackoff() }),
    circuitBreaker(handleAll, { halfOpenAfter: OPEN_FOR_LONG_MS, breaker: new ConsecutiveBreaker(5) }),
    timeout(1000, TimeoutStrategy.Aggressive),
    bulkhead(MANY),
  );
  const opossum = new CircuitBreaker(work, { timeout: 1000, capacity: MANY });
  const readsSignal = async ({ signal }: CallContext): Promise<number> => (signal.aborted ? 0 : 1);
  return [
    { name: 'breakwater: four patterns', once: () => guarded.call(work) },
    { name: 'breakwater: four, signal read', once: () => guarded.call(readsSignal) },
    { name: 'cockatiel: the same four', once: () => cockatiel.execute(work) },
    {
      name: 'opossum in p-retry: the same four',
      once: () => pRetry(() => opossum.fire(), { retries: 2 }),
    },
  ];
}

export function singleCases(): Case[] {
  const retrying = guard([FOUR[0]]);
  const timed = guard([FOUR[2]]);
  const limited = guard([FOUR[3]]);
  const peerRetry = retry(handleAll, { maxAttempts: 2, backoff: new ExponentialBackoff() });
  const peerTimeout = timeout(1000, TimeoutStrategy.Aggressive);
  const peerBulkhead = bulkhead(MANY);
  return [
    { name: 'breakwater: retry', once: () => retrying.call(work) },
    { name: 'cockatiel: retry', once: () => peerRetry.execute(work) },
    { name: 'p-retry', once: () => pRetry(work, { retries: 2 }) },
    { name: 'breakwater: timeout', once: () => timed.call(work) },
    { name: 'cockatiel: timeout', once: () => peerTimeout.execute(work) },
    { name: 'breakwater: bulkhead', once: () => limited.call(work) },
    { name: 'cockatiel: bulkhead', once: () => peerBulkhead.execute(work) },
  ];
}

/** Breakers that are open for as long as the benchmark runs: every call is turned away. */
export async function rejectionCases(): Promise<Case[]> {
  const open: LayerSpec = {
    kind: 'circuit-breaker',
    settings: { tripOn: 'consecutive-failures', failureThreshold: 1, openForMs: OPEN_FOR_LONG_MS },
  };
  const guarded = guard([open]);
  const inFour = guard([FOUR[0], open, FOUR[2], FOUR[3]].filter(({ kind }) => kind !== 'retry'));
  const cockatiel = circuitBreaker(handleAll, {
    halfOpenAfter: OPEN_FOR_LONG_MS,
    breaker: new ConsecutiveBreaker(1),
  });
  const opossum = new CircuitBreaker(failing, { timeout: false, resetTimeout: OPEN_FOR_LONG_MS });
  await guarded.attempt(failing);
  await inFour.attempt(failing);
  await cockatiel.execute(failing).catch(ignored);
  await opossum.fire().catch(ignored);
  return [
    { name: 'breakwater: open, as a value', once: () => guarded.attempt(work) },
    { name: 'breakwater: open in a stack, as a value', once: () => inFour.attempt(work) },
    { name: 'breakwater: open, as an error', once: () => guarded.call(work).catch(ignored) },
    { name: 'cockatiel: open', once: () => cockatiel.execute(work).catch(ignored) },
    { name: 'opossum: open', once: () => opossum.fire().catch(ignored) },
  ];
}

export interface FailureCase extends Case {
  /** A call that succeeds: these fill the window. */
  readonly fill: () => Promise<unknown>;
}

/** Breakers that nothing opens, with all their calls in the window. */
export function failureCases(): FailureCase[] {
  const never = { failureRate: 1, comparison: 'above' } as const;
  const timed = guard([
    {
      kind: 'circuit-breaker',
      settings: { tripOn: 'failure-rate-time', windowMs: 600_000, windowBuckets: 10, ...never },
    },
  ]);
  const sampling = circuitBreaker(handleAll, {
    halfOpenAfter: OPEN_FOR_LONG_MS,
    breaker: new SamplingBreaker({ threshold: 0.99, duration: 600_000, minimumRps: 1e6 }),
  });
  const act = (fails: boolean): Promise<number> => (fails ? failing() : work());
  const opossum = new CircuitBreaker(act, {
    timeout: false,
    rollingCountTimeout: 600_000,
    errorThresholdPercentage: 100,
    volumeThreshold: 10_000_000,
  });
  return [
    {
      name: 'breakwater: a failing call',
      fill: () => timed.call(work),
      once: () => timed.attempt(failing),
    },
    {
      name: 'cockatiel: a failing call',
      fill: () => sampling.execute(work),
      once: () => sampling.execute(failing).catch(ignored),
    },
    {
      name: 'opossum: a failing call',
      fill: () => opossum.fire(false),
      once: () => opossum.fire(true).catch(ignored),
    },
  ];
}

function ignored(): void {}

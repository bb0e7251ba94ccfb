import { ensure } from '../../base/assert';
import type { Scenario } from '../format';
import { parseScenario } from '../parse-scenario';

export interface LibraryEntry {
  readonly id: string;
  /** What it is mainly about: those of one group stand together. */
  readonly group: string;
  readonly load: () => Promise<Scenario>;
}

type Files = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * The scenarios that come with Breakwater, in the order in which they are shown. Each file is fetched when it is
 * first asked for: nobody who runs one of them waits for the others.
 */
export const LIBRARY: readonly LibraryEntry[] = [
  ...group('Start here', {
    'payment-outage': async () => (await import('./payment-outage')).paymentOutage,
    'retry-storm': async () => (await import('./retry-storm')).retryStorm,
    'order-saga': async () => (await import('./order-saga')).orderSaga,
    'projection-lag': async () => (await import('./projection-lag')).projectionLag,
  }),
  ...group('Circuit breakers and fallbacks', {
    cascade: async () => (await import('./cascade')).cascade,
    'breaker-order': async () => (await import('./breaker-order')).breakerOrder,
    'slow-calls': async () => (await import('./slow-calls')).slowCalls,
    fallbacks: async () => (await import('./fallbacks')).fallbacks,
    'fallback-order': async () => (await import('./fallback-order')).fallbackOrder,
  }),
  ...group('Retries', {
    'retry-budget': async () => (await import('./retry-budget')).retryBudget,
    'retry-after': async () => (await import('./retry-after')).retryAfter,
    'retry-collapse': async () => (await import('./retry-collapse')).retryCollapse,
    'jitter-race': async () => (await import('./jitter-race')).jitterRace,
  }),
  ...group('Limits, deadlines and priorities', {
    'bulkhead-isolation': async () => (await import('./bulkhead-isolation')).bulkheadIsolation,
    'rate-limited-client': async () => (await import('./rate-limited-client')).rateLimitedClient,
    'deadline-propagation': async () => (await import('./deadline-propagation')).deadlinePropagation,
    'flash-sale': async () => (await import('./flash-sale')).flashSale,
  }),
  ...group('Caches', {
    'cache-stampede': async () => (await import('./cache-stampede')).cacheStampede,
    'stale-if-error': async () => (await import('./stale-if-error')).staleIfError,
  }),
  ...group('Balancing and slow tails', {
    'gray-failure': async () => (await import('./gray-failure')).grayFailure,
    'outlier-ejection': async () => (await import('./outlier-ejection')).outlierEjection,
    'black-hole': async () => (await import('./black-hole')).blackHole,
    'tail-at-scale': async () => (await import('./tail-at-scale')).tailAtScale,
    hedging: async () => (await import('./hedging')).hedging,
    'two-choices': async () => (await import('./two-choices')).twoChoices,
  }),
  ...group('Crashes, cuts and leaks', {
    'crash-and-restart': async () => (await import('./crash-and-restart')).crashAndRestart,
    'split-zones': async () => (await import('./split-zones')).splitZones,
    'slow-leak': async () => (await import('./slow-leak')).slowLeak,
  }),
  ...group('Sagas', {
    'compensation-fails': async () => (await import('./compensation-fails')).compensationFails,
    'orchestrator-crash': async () => (await import('./orchestrator-crash')).orchestratorCrash,
    'crash-after-effect': async () => (await import('./crash-after-effect')).crashAfterEffect,
    'forgotten-keys': async () => (await import('./forgotten-keys')).forgottenKeys,
    'timed-out-step': async () => (await import('./timed-out-step')).timedOutStep,
    pivot: async () => (await import('./pivot')).pivot,
    'all-steps-compensation': async () => (await import('./all-steps-compensation')).allStepsCompensation,
    'saga-deadline': async () => (await import('./saga-deadline')).sagaDeadline,
  }),
  ...group('Writers, read models and databases', {
    'dual-write': async () => (await import('./dual-write')).dualWrite,
    'conflicting-writers': async () => (await import('./conflicting-writers')).conflictingWriters,
    oversold: async () => (await import('./oversold')).oversold,
    rebuild: async () => (await import('./rebuild')).rebuild,
    enrichment: async () => (await import('./enrichment')).enrichment,
    'database-per-service': async () => (await import('./database-per-service')).databasePerService,
  }),
];

export async function builtIn(id: string): Promise<Scenario | undefined> {
  return LIBRARY.find((one) => one.id === id)?.load();
}

function group(name: string, files: Files): LibraryEntry[] {
  return Object.entries(files).map(([id, file]) => ({
    id,
    group: name,
    load: async () => checked(id, await file()),
  }));
}

/** A built-in scenario that does not parse is a defect of Breakwater, and not of any input. */
function checked(id: string, file: unknown): Scenario {
  const parsed = parseScenario(file);
  const problem = parsed.ok ? undefined : parsed.error[0];
  const detail = problem && `: ${problem.path}: expected ${problem.expected}, received ${problem.received}`;
  return ensure(parsed.ok ? parsed.value : undefined, `a valid built-in scenario ${id}${detail ?? ''}`);
}

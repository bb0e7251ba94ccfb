import type { PatternId } from '../../patterns/registry';

/**
 * What the settings are called that a reason may rest on, as their declarations have it (a test compares them): in the
 * worker of a build these have no words.
 */
export const SETTING_LABELS = {
  'circuit-breaker': {
    failureThreshold: 'Failures in a row',
    failureRate: 'Failure rate',
    windowCalls: 'Window',
    windowMs: 'Window',
    minimumCalls: 'Minimum calls',
    slowCallMs: 'Slow from',
    slowCallRate: 'Slow-call rate',
    openForMs: 'Open for',
    trialsPermitted: 'Trials permitted',
    trialsRequired: 'Successes to close',
    trialsMaxDurationMs: 'Trials take at most',
    control: 'Control',
  },
  retry: {
    maxAttempts: 'Attempts',
    initialDelayMs: 'First wait',
    factor: 'Factor',
    maxDelayMs: 'Longest wait',
    jitter: 'Jitter',
    retryOn: 'Retries on',
    retryStatuses: 'Retries on status',
    onlyIdempotent: 'Only what may be repeated',
    overallMs: 'Time in all',
    heedDeadline: 'Heeds the deadline',
    pushback: 'Retry-After',
    maxPushbackMs: 'Waits for the callee at most',
    budget: 'Budget',
    budgetRatio: 'Budget share',
    budgetMinRetries: 'Always permitted',
    budgetMinPerSecond: 'Always permitted',
    budgetTtlMs: 'Deposits last',
    budgetMaxTokens: 'Tokens',
    budgetTokenRatio: 'Tokens for a success',
  },
  timeout: { afterMs: 'Gives up after', withinDeadline: 'Keeps to the deadline of the request' },
  bulkhead: { maxConcurrent: 'Slots', queueLimit: 'Queue', queueTimeoutMs: 'Waits at most' },
  'rate-limiter': {
    limit: 'Limit',
    windowMs: 'Window',
    burst: 'Bucket',
    unitsPerCall: 'Units of a call',
    maxWaitMs: 'Waits at most',
    per: 'Counted for',
  },
  cache: {
    ttlMs: 'Fresh for',
    staleWhileRevalidateMs: 'Stale while revalidating',
    staleIfErrorMs: 'Stale if error',
    cacheErrorsMs: 'Remember failures',
    maxEntries: 'Entries',
  },
  'single-flight': { joinForMs: 'Joined for', shareErrors: 'Share failures', maxWaiters: 'Wait at most' },
  fallback: { kind: 'Answers with', on: 'Falls back on', maxAgeMs: 'At most this old' },
  hedge: {
    percentile: 'What so many calls take',
    minimumSamples: 'From so many calls on',
    delayMs: 'Fixed time',
    maxHedges: 'Hedges at most',
    budgetShare: 'Hedges for each call',
  },
  'load-balancer': { algorithm: 'Chooses by', panicBelow: 'Panics below' },
  'outlier-ejection': {
    consecutiveFailures: 'Failures in a row',
    intervalMs: 'Sweeps every',
    baseEjectionMs: 'Ejected for',
    maxEjectedShare: 'Ejects at most',
    fleetDeviations: 'Below the others by',
    failureRate: 'Failure rate',
  },
} as const satisfies Readonly<Record<PatternId, Readonly<Record<string, string>>>>;

/** Of nodes and request types. */
export const NODE_LABELS = {
  instances: 'Instances',
  concurrency: 'Workers',
  queueRoom: 'Room',
  errorRate: 'Error rate',
} as const;

export const DEADLINE_LABEL = 'Deadline';

import type { PatternId } from '../../../patterns/registry';

/** The settings of each pattern that show even at their default: what people look for first. */
export const MAIN_SETTINGS: Readonly<Record<PatternId, readonly string[]>> = {
  'circuit-breaker': [
    'tripOn',
    'failureThreshold',
    'failureRate',
    'windowCalls',
    'windowMs',
    'minimumCalls',
    'openForMs',
    'trialsPermitted',
    'trialsRequired',
  ],
  retry: ['maxAttempts', 'backoff', 'initialDelayMs', 'factor', 'jitter', 'budget'],
  timeout: ['afterMs'],
  bulkhead: ['maxConcurrent', 'queueLimit'],
  'rate-limiter': ['algorithm', 'limit', 'windowMs', 'burst', 'maxWaitMs', 'per'],
  cache: ['ttlMs', 'maxEntries', 'staleWhileRevalidateMs', 'staleIfErrorMs'],
  'single-flight': ['joinForMs', 'shareErrors'],
  fallback: ['kind', 'maxAgeMs', 'edge'],
  hedge: ['after', 'percentile', 'delayMs', 'maxHedges', 'budget'],
  'load-balancer': ['algorithm', 'hashBy'],
  'outlier-ejection': ['ejectOn', 'consecutiveFailures', 'baseEjectionMs', 'maxEjectedShare'],
};

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
  retry: ['maxAttempts', 'backoff', 'initialDelayMs', 'factor'],
  timeout: ['afterMs'],
  bulkhead: ['maxConcurrent', 'queueLimit'],
};

import type { SettingFields } from '../base/settings';
import { fields as bulkhead } from './bulkhead/settings';
import { fields as circuitBreaker } from './circuit-breaker/settings';
import { fields as retry } from './retry/settings';
import { fields as timeout } from './timeout/settings';

export type PatternId = 'circuit-breaker' | 'retry' | 'timeout' | 'bulkhead';

export interface PatternInfo<Id extends PatternId = PatternId> {
  readonly id: Id;
  readonly title: string;
  readonly summary: string;
  readonly fields: SettingFields;
}

/** What can be said about each pattern without its engine: pages and parsers read this, policies import engines. */
export const patterns = {
  'circuit-breaker': {
    id: 'circuit-breaker',
    title: 'Circuit breaker',
    summary: 'Stops calling a service that keeps failing, and tries it again after a while.',
    fields: circuitBreaker,
  },
  retry: {
    id: 'retry',
    title: 'Retry',
    summary: 'Tries a failed call again after a wait.',
    fields: retry,
  },
  timeout: {
    id: 'timeout',
    title: 'Timeout',
    summary: 'Gives up on a call that takes too long.',
    fields: timeout,
  },
  bulkhead: {
    id: 'bulkhead',
    title: 'Bulkhead',
    summary:
      'Limits how many calls are under way at once, so that one slow service cannot take all there is.',
    fields: bulkhead,
  },
} as const satisfies { readonly [Id in PatternId]: PatternInfo<Id> };

export const PATTERN_IDS = Object.values(patterns).map((pattern) => pattern.id);

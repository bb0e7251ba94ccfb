import type { SettingFields, SettingsOf } from '../base/settings';
import { fields as bulkhead } from './bulkhead/settings';
import { fields as cache } from './cache/settings';
import { fields as circuitBreaker } from './circuit-breaker/settings';
import { fields as fallback } from './fallback/settings';
import { fields as hedge } from './hedge/settings';
import { fields as loadBalancer } from './load-balancer/settings';
import { fields as outlierEjection } from './outlier-ejection/settings';
import { fields as rateLimiter } from './rate-limiter/settings';
import { fields as retry } from './retry/settings';
import { fields as singleFlight } from './single-flight/settings';
import { fields as timeout } from './timeout/settings';

export type PatternId =
  | 'circuit-breaker'
  | 'retry'
  | 'timeout'
  | 'bulkhead'
  | 'rate-limiter'
  | 'cache'
  | 'single-flight'
  | 'fallback'
  | 'hedge'
  | 'load-balancer'
  | 'outlier-ejection';

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
  'rate-limiter': {
    id: 'rate-limiter',
    title: 'Rate limiter',
    summary: 'Lets only so many calls through in a given time; the others wait or are turned away.',
    fields: rateLimiter,
  },
  cache: {
    id: 'cache',
    title: 'Cache',
    summary: 'Answers again with what was answered before, for a while.',
    fields: cache,
  },
  'single-flight': {
    id: 'single-flight',
    title: 'Single flight',
    summary: 'Makes one call for all who ask for the same at once.',
    fields: singleFlight,
  },
  fallback: {
    id: 'fallback',
    title: 'Fallback',
    summary: 'Answers in another way when a call fails.',
    fields: fallback,
  },
  hedge: {
    id: 'hedge',
    title: 'Hedge',
    summary: 'Asks a second time when an answer is slow, and takes the first that comes.',
    fields: hedge,
  },
  'load-balancer': {
    id: 'load-balancer',
    title: 'Load balancer',
    summary: 'Chooses which instance of the callee takes a call.',
    fields: loadBalancer,
  },
  'outlier-ejection': {
    id: 'outlier-ejection',
    title: 'Outlier ejection',
    summary: 'Keeps calls away from single instances that fail more than others.',
    fields: outlierEjection,
  },
} as const satisfies { readonly [Id in PatternId]: PatternInfo<Id> };

/** The settings of each pattern, as they are once they were checked. */
export type PatternSettings = { readonly [Id in PatternId]: SettingsOf<(typeof patterns)[Id]['fields']> };

/** A layer of a stack, as files and models have it. */
export type LayerOf<Id extends PatternId> = Id extends PatternId
  ? { readonly id: string; readonly kind: Id; readonly settings: PatternSettings[Id] }
  : never;

export const PATTERN_IDS = Object.values(patterns).map((pattern) => pattern.id);

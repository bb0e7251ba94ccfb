import { defaultsOf } from '../../base/check-settings';
import { fields, type RetrySettings } from './settings';

interface RetryPreset {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly settings: RetrySettings;
}

const PLAIN = defaultsOf(fields);

/** Settings that have a name: those of the documents that this laboratory grew from, and those of well-known clients. */
export const presets: readonly RetryPreset[] = [
  {
    id: 'capped-jitter-inside',
    label: 'Capped with jitter inside',
    help: 'Three retries from 1 s, doubled, up to 30 % more and cut at 10 s, after the network failed or time ran out.',
    settings: {
      ...PLAIN,
      maxAttempts: 4,
      initialDelayMs: 1000,
      maxDelayMs: 10_000,
      jitter: 'additive-before-cap',
      jitterRatio: 0.3,
      retryOn: ['timeout', 'unavailable', 'no-answer'],
    },
  },
  {
    id: 'jitter-after-cap',
    label: 'Jitter after the cap',
    help: 'Three retries from 1 s, doubled, cut at 10 s and up to 10 % more, after refused connections and statuses from 500.',
    settings: {
      ...PLAIN,
      maxAttempts: 4,
      initialDelayMs: 1000,
      maxDelayMs: 10_000,
      jitter: 'additive-after-cap',
      jitterRatio: 0.1,
      retryBy: 'status',
      retryStatuses: ['500', '502', '503', '504'],
    },
  },
  {
    id: 'fixed',
    label: 'Fixed',
    help: 'Three attempts in all, 1 s apart: callers that failed together come back together.',
    settings: {
      ...PLAIN,
      maxAttempts: 3,
      backoff: 'constant',
      initialDelayMs: 1000,
      jitter: 'none',
    },
  },
  {
    id: 'full-jitter',
    label: 'Full jitter (AWS)',
    help: 'Two retries, each after a wait drawn from nothing up to 1 s, doubled, at most 20 s.',
    settings: {
      ...PLAIN,
      maxAttempts: 3,
      initialDelayMs: 1000,
      maxDelayMs: 20_000,
      jitter: 'full',
    },
  },
  {
    id: 'grpc',
    label: 'gRPC',
    help: 'Three retries from 100 ms within 20 %, when the service is unavailable; throttled, and never after the deadline.',
    settings: {
      ...PLAIN,
      maxAttempts: 4,
      initialDelayMs: 100,
      maxDelayMs: 1000,
      jitter: 'proportional',
      jitterRatio: 0.2,
      retryBy: 'status',
      retryStatuses: ['503'],
      heedDeadline: true,
      budget: 'throttle',
      budgetMaxTokens: 10,
      budgetTokenRatio: 0.1,
    },
  },
  {
    id: 'finagle-budget',
    label: 'Finagle budget',
    help: 'Many retries at once, when no work was done yet; each call pays in a fifth of one, and 10 a second are free.',
    settings: {
      ...PLAIN,
      maxAttempts: 25,
      backoff: 'constant',
      initialDelayMs: 0,
      jitter: 'none',
      retryOn: ['bulkhead-full', 'shed', 'unavailable'],
      budget: 'deposits',
      budgetRatio: 0.2,
      budgetMinPerSecond: 10,
      budgetTtlMs: 10_000,
    },
  },
  {
    id: 'polly',
    label: 'Polly defaults',
    help: 'Three retries, 2 s apart, after every failure, also of a circuit that is open.',
    settings: {
      ...PLAIN,
      maxAttempts: 4,
      backoff: 'constant',
      initialDelayMs: 2000,
      maxDelayMs: 600_000,
      jitter: 'none',
      retryOn: fields.retryOn.options.map((option) => option.value),
      pushback: 'ignore',
    },
  },
  {
    id: 'dotnet-standard',
    label: '.NET standard handler',
    help: 'Three retries from 2 s with decorrelated V2 jitter, by status, and as late as the callee asks.',
    settings: {
      ...PLAIN,
      maxAttempts: 4,
      initialDelayMs: 2000,
      maxDelayMs: 600_000,
      jitter: 'decorrelated-v2',
      retryBy: 'status',
      retryStatuses: ['408', '429', '500', '502', '503', '504'],
    },
  },
  {
    id: 'envoy-budget',
    label: 'Envoy with a budget',
    help: 'One retry after 25 ms with full jitter, while a fifth of the calls under way are retries, or three.',
    settings: {
      ...PLAIN,
      maxAttempts: 2,
      initialDelayMs: 25,
      maxDelayMs: 250,
      jitter: 'full',
      budget: 'in-flight',
      budgetRatio: 0.2,
      budgetMinRetries: 3,
    },
  },
  {
    id: 'only-reads',
    label: 'Only what may be repeated',
    help: 'Three retries from 5 ms, doubled, of requests that may be made twice, after statuses from 500.',
    settings: {
      ...PLAIN,
      maxAttempts: 4,
      initialDelayMs: 5,
      jitter: 'none',
      retryBy: 'status',
      retryStatuses: ['500', '502', '503', '504'],
      onlyIdempotent: true,
    },
  },
];

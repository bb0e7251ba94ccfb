import { defaultsOf } from '../../base/check-settings';
import { fields, type CircuitBreakerSettings } from './settings';

interface BreakerPreset {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly settings: CircuitBreakerSettings;
}

type Changes = Partial<CircuitBreakerSettings>;

/** What counts where whatever is thrown is a failure, also an answer that blames the request. */
const WHATEVER_IS_THROWN = fields.failureOn.options.map(({ value }) => value);

/** Failures in a row, and while half-open every call is a trial: what many people write by hand. */
const BY_HAND: Changes = {
  tripOn: 'consecutive-failures',
  failureThreshold: 5,
  trialsPermitted: 0,
  trialsRequired: 3,
  failureOn: WHATEVER_IS_THROWN,
};

/** More than half of the last ten seconds failed, and one trial decides. */
const BY_PERCENTAGE: Changes = {
  tripOn: 'failure-rate-time',
  failureRate: 0.5,
  comparison: 'above',
  windowMs: 10_000,
  windowBuckets: 10,
  minimumCalls: 1,
  openForMs: 30_000,
  trialsPermitted: 1,
  trialsRequired: 1,
  failureOn: WHATEVER_IS_THROWN,
};

/** Where the original has a call timeout, trials may take as long: its trial would fail then. */
export const presets: readonly BreakerPreset[] = [
  preset(
    'counts',
    'Counts',
    'Opens after 5 failures in a row for 60 s; any number of trials, 3 successes close it, and the first failure opens it again. Belongs outside of a timeout of 30 s.',
    { ...BY_HAND, openForMs: 60_000, trialsMaxDurationMs: 30_000 },
  ),
  preset(
    'per-service',
    'Counts, for each service',
    'As “Counts”, but open for 30 s only; every answer that is no success is a failure. Belongs outside of a timeout of 10 s.',
    { ...BY_HAND, openForMs: 30_000, trialsMaxDurationMs: 10_000 },
  ),
  preset(
    'percentage',
    'Percentage',
    'Opens when more than half of the calls of 10 s failed, for 30 s; then one trial decides. Belongs outside of a timeout of 3 s.',
    { ...BY_PERCENTAGE, trialsMaxDurationMs: 3000 },
  ),
  preset(
    'service-client',
    'Service client',
    'The breaker of a client of one service: as “Percentage”, between a timeout of 5 s outside and one of 3 s inside.',
    { ...BY_PERCENTAGE, trialsMaxDurationMs: 3000 },
  ),
  preset(
    'counts-on',
    'Counts on while half-open',
    'Opens after 5 failures in a row for 30 s, 3 successes close it. Failed trials are counted on towards the 5: one is enough. No call timeout, so a trial may take for ever.',
    { ...BY_HAND, openForMs: 30_000, trialsMaxDurationMs: 0, trialsFailAt: 'threshold' },
  ),
  preset(
    'first-success-closes',
    'First success closes',
    'Opens after 5 failures in a row; trials come only after the 60 s are over, and the first one decides.',
    {
      ...BY_HAND,
      trialsRequired: 1,
      openForMs: 60_000,
      reopensAt: 'after',
      trialsMaxDurationMs: 60_000,
      trialsFailAt: 'threshold',
    },
  ),
  preset(
    'opossum',
    'As opossum',
    'The defaults of opossum: more than 50 % of the calls of 10 s, from the first call on; open for 30 s, one trial, which times out after 10 s.',
    { ...BY_PERCENTAGE, trialsMaxDurationMs: 10_000 },
  ),
  preset(
    'resilience4j',
    'As resilience4j',
    'The defaults of resilience4j: at least 50 % of 100 calls failed, or all of them took 60 s; open for 60 s, and 10 trials, judged by the same rate.',
    {
      tripOn: 'failure-rate-calls',
      failureRate: 0.5,
      comparison: 'at-least',
      windowCalls: 100,
      minimumCalls: 100,
      slowCallMs: 60_000,
      slowCallRate: 1,
      openForMs: 60_000,
      trialsPermitted: 10,
      // Five of ten are the rate that opens it again; six successes make that impossible.
      trialsRequired: 6,
      trialsMaxDurationMs: 0,
      failureOn: WHATEVER_IS_THROWN,
    },
  ),
  preset(
    'polly',
    'As Polly',
    'The defaults of Polly: at least 10 % of 100 calls or more within 30 s; open for 5 s, and one trial decides.',
    {
      tripOn: 'failure-rate-time',
      failureRate: 0.1,
      comparison: 'at-least',
      windowMs: 30_000,
      windowBuckets: 10,
      minimumCalls: 100,
      openForMs: 5000,
      trialsPermitted: 1,
      trialsRequired: 1,
      trialsMaxDurationMs: 0,
      failureOn: WHATEVER_IS_THROWN,
    },
  ),
  preset(
    'growing',
    'Growing pause',
    'Opens after 5 failures in a row for 1 s, and twice as long each time that the trial fails, up to 60 s; 20 % more or less, so that callers do not come back together.',
    {
      tripOn: 'consecutive-failures',
      failureThreshold: 5,
      openForMs: 1000,
      openFactor: 2,
      openAtMostMs: 60_000,
      openJitter: 0.2,
      trialsPermitted: 1,
      trialsRequired: 1,
    },
  ),
  preset(
    'slow-calls',
    'Slow calls',
    'Opens when half of the calls of 10 s failed, or half of them took 1 s or longer: a callee that crawls is as useless as one that fails.',
    {
      tripOn: 'failure-rate-time',
      minimumCalls: 20,
      slowCallMs: 1000,
      slowCallRate: 0.5,
    },
  ),
];

function preset(id: string, label: string, help: string, changes: Changes): BreakerPreset {
  return { id, label, help, settings: { ...defaultsOf(fields), ...changes } };
}

import { describe, expect, it } from 'vitest';
import { ERROR, SHORT_CIRCUITED, TIMEOUT } from '../../base/outcome';
import { NS_PER_MS } from '../../base/time';
import { withCause } from './causes';
import * as engine from './engine';
import { explain, explainDecision } from './explain';
import { ATTEMPTS_USED_UP, BUDGET_USED_UP, NOT_RETRIED } from './reasons';
import { configWith } from './retry.test-support';
import type { RetrySettings } from './settings';

const PLAIN = { jitter: 'none' } as const;

function plan(changed: Partial<RetrySettings>) {
  const config = configWith(changed);
  return explain(config, engine.init(config, 0), 0);
}

describe('what it is set to do', () => {
  it('RT-10: names attempts and retries apart', () => {
    expect(plan(PLAIN).sentence).toBe('3 attempts: 1 call and 2 retries, the first after 100 ms.');
    expect(plan({ maxAttempts: 2 }).sentence).toBe('2 attempts: 1 call and 1 retry after 0 ms to 100 ms.');
    expect(plan({ maxAttempts: 1 }).sentence).toBe('1 attempt: 1 call and no retries.');
    expect(plan({ retryOn: [] }).sentence).toBe(
      '1 attempt: 1 call and no retries, for nothing is tried again.',
    );
    expect(plan(PLAIN).facts).toContainEqual({ label: 'wait after attempt 2', value: '200 ms' });
    expect(plan(PLAIN).facts).toContainEqual({ label: 'retries at most', value: 2 });
  });

  it('RT-10: says between what a decorrelated wait lies, whatever was drawn before', () => {
    const { sentence, facts } = plan({ jitter: 'decorrelated', maxAttempts: 6 });
    expect(sentence).toBe('6 attempts: 1 call and 5 retries, the first after 100 ms to 300 ms.');
    expect(facts).toContainEqual({ label: 'wait after attempt 3', value: '100 ms to 2.7 s' });
    expect(facts).toContainEqual({ label: 'wait after attempt 5', value: '100 ms to 10 s' });
    const smooth = plan({ jitter: 'decorrelated-v2', initialDelayMs: 1400, maxAttempts: 6 }).facts;
    // The curve is 2 tanh 2 at 1, and 0 at 0.
    expect(smooth).toContainEqual({ label: 'wait after attempt 1', value: '0 ms to 1.93 s' });
  });

  it('RT-10: tells the first of many waits, and the last', () => {
    const told = (maxAttempts: number): string[] =>
      plan({ maxAttempts, pushback: 'ignore' })
        .facts.map((fact) => fact.label)
        .filter((label) => label.startsWith('wait'));
    expect(told(20)).toHaveLength(19);
    expect(told(21).slice(-2)).toEqual(['wait after attempt 19', 'wait after attempt 20']);
    expect(told(1000).slice(-2)).toEqual(['wait after attempt 19', 'wait after attempt 999']);
    expect(told(1000)).toHaveLength(20);
  });

  it('RT-10: says what it retries on, and its limits', () => {
    const { facts } = plan({
      retryBy: 'status',
      retryStatuses: ['429', '504'],
      onlyIdempotent: true,
      overallMs: 2000,
      heedDeadline: true,
      maxPushbackMs: 500,
    });
    expect(facts.slice(4)).toEqual([
      {
        label: 'retries on',
        value: 'status 429, 504: timed out, dropped as too late, rejected by the rate limiter',
      },
      { label: 'methods', value: 'GET, HEAD, PUT, DELETE, OPTIONS' },
      { label: 'begins within', value: 2000, unit: 'ms' },
      { label: 'deadline', value: 'no attempt begins after it' },
      { label: 'waits for the callee at most', value: 500, unit: 'ms' },
    ]);
  });

  it('RT-10: says what has come of it', () => {
    const config = configWith({ ...PLAIN, maxAttempts: 12 });
    const state = engine.init(config, 0);
    for (let call = 0; call < 4; call += 1) engine.noteCall(state);
    engine.noteBegun(state);
    engine.noteMended(state);
    const causes = Array.from({ length: 12 }, () => TIMEOUT).reduce(withCause, 0);
    engine.noteGiveUp(config, state, 1500 * NS_PER_MS, 12, TIMEOUT, ATTEMPTS_USED_UP, causes);
    const errors = [TIMEOUT, ERROR].reduce(withCause, 0);
    engine.noteGiveUp(config, state, 2500 * NS_PER_MS, 2, ERROR, BUDGET_USED_UP, errors);
    const { sentence, facts } = explain(config, state, 9e9);
    expect(sentence).toBe(
      '12 attempts: 1 call and 11 retries, the first after 100 ms. ' +
        '4 calls have made 1 retry so far: 1 answered by a retry, 2 given up.',
    );
    expect(facts).toContainEqual({ label: 'attempts for each call', value: 1.25 });
    expect(facts).toContainEqual({ label: 'given up: the budget for retries was used up', value: 1 });
    expect(facts.slice(-2)).toEqual([
      {
        label: 'given up at 2.50 s',
        value: 'after 2 attempts, the budget for retries was used up: timed out, answered with an error',
      },
      {
        label: 'given up at 1.50 s',
        value: `after 12 attempts, the attempts were used up: the last 10 ended as: ${Array.from({ length: 10 }, () => 'timed out').join(', ')}`,
      },
    ]);
  });
});

describe('what became of the call that failed last', () => {
  const config = configWith({});
  const ms = NS_PER_MS;

  it('RT-10: is nothing before one has failed', () => {
    expect(explainDecision(config, engine.init(config, 0)).sentence).toBe('No call has failed yet.');
  });

  it('RT-10: is another attempt, after a wait that was drawn or asked for', () => {
    const state = engine.init(config, 0);
    engine.noteRetry(config, state, 5 * ms, 2, TIMEOUT, 150 * ms, 150 * ms);
    expect(explainDecision(config, state).sentence).toBe(
      'Attempt 2 of 3 ended as “timed out”; retry 2 of 2 begins after 150 ms.',
    );
    engine.noteRetry(config, state, 5 * ms, 1, TIMEOUT, 150 * ms, 2000 * ms);
    const { sentence, facts } = explainDecision(config, state);
    expect(sentence).toBe(
      'Attempt 1 of 3 ended as “timed out”; retry 1 of 2 begins after 2 s, as was asked for, and not after the 150 ms drawn.',
    );
    expect(facts).toContainEqual({ label: 'wait as drawn', value: 150, unit: 'ms' });
  });

  it('RT-10: is giving up, for a reason', () => {
    const state = engine.init(config, 0);
    const told = (attempts: number, outcome: number, reason: number): string => {
      engine.noteGiveUp(config, state, 1, attempts, outcome, reason, outcome);
      return explainDecision(configWith({ maxAttempts: 9 }), state).sentence;
    };
    expect(told(3, TIMEOUT, ATTEMPTS_USED_UP)).toBe(
      'Attempt 3 of 3 ended as “timed out” and the call was given up: the attempts were used up.',
    );
    expect(told(1, SHORT_CIRCUITED, NOT_RETRIED)).toBe(
      'Attempt 1 of 3 ended as “rejected by the circuit breaker” and the call was given up: such an end is not tried again.',
    );
  });
});

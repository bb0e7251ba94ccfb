import { describe, expect, it } from 'vitest';
import { OUTCOMES, RATE_LIMITED, TIMEOUT } from '../../base/outcome';
import { breakerWith } from './breaker.test-support';
import { CLOSED, OPEN } from './catalogue';
import { fields, type CircuitBreakerSettings } from './settings';

/** How a breaker counts a single call of each outcome. */
function judged(failureOn?: CircuitBreakerSettings['failureOn']): Record<string, string> {
  const found: Record<string, string> = {};
  OUTCOMES.forEach(({ id }, outcome) => {
    const breaker = breakerWith(failureOn === undefined ? {} : { failureOn });
    breaker.end(breaker.ask(0), 0, outcome);
    const { succeeded, failed, ignored, cancelled } = breaker.state;
    expect(succeeded + failed + ignored + cancelled).toBe(1);
    found[id] = succeeded ? 'success' : failed ? 'failure' : ignored ? 'ignored' : 'cancelled';
  });
  return found;
}

const BY_DEFAULT = {
  ok: 'success',
  error: 'failure',
  timeout: 'failure',
  'short-circuited': 'ignored',
  'bulkhead-full': 'ignored',
  'bulkhead-wait': 'ignored',
  shed: 'failure',
  cancelled: 'cancelled',
  refused: 'failure',
  unavailable: 'failure',
  'no-answer': 'failure',
  invalid: 'ignored',
  conflict: 'ignored',
  expired: 'failure',
  'gave-up': 'cancelled',
  'rate-limited': 'ignored',
  fallback: 'success',
};

describe('which outcomes count as failures', () => {
  it('CB-30: those that say that the callee does not work, unless others are named', () => {
    expect(judged()).toEqual(BY_DEFAULT);
  });

  it('CB-30: only those that are named; the others are ignored', () => {
    expect(judged(['timeout', 'invalid'])).toEqual({
      ...Object.fromEntries(OUTCOMES.map(({ id }) => [id, 'ignored'])),
      ok: 'success',
      fallback: 'success',
      cancelled: 'cancelled',
      'gave-up': 'cancelled',
      timeout: 'failure',
      invalid: 'failure',
    });
  });

  it('CB-30: none at all, if none is named', () => {
    expect(Object.values(judged([]))).not.toContain('failure');
  });

  it('CB-31: no rejection by another guard further in can be named, except that of a rate limiter', () => {
    const choice: readonly string[] = fields.failureOn.options.map(({ value }) => value);
    expect(choice.filter((id) => /short|bulkhead|limited/.test(id))).toEqual(['rate-limited']);
    const breaker = breakerWith({ failureThreshold: 1, failureOn: ['rate-limited'] });
    breaker.end(breaker.ask(0), 0, RATE_LIMITED);
    expect(breaker.state.mode).toBe(OPEN);
  });

  it('CB-30: the names are those of the outcomes', () => {
    const labels = new Map<string, string>(OUTCOMES.map(({ id, label }) => [id, label]));
    for (const { value, label } of fields.failureOn.options) expect(labels.get(value)).toBe(label);
  });

  it('CB-30: other settings judge what ends from then on', () => {
    const breaker = breakerWith({ failureThreshold: 2 });
    breaker.calls(0, 'f');
    const permit = breaker.ask(0);
    breaker.adapt(1, { failureOn: ['timeout'] });
    breaker.end(permit, 2, RATE_LIMITED);
    expect(breaker.calls(2, 'f')).toBe(CLOSED);
    expect(breaker.calls(2, 't')).toBe(OPEN);
  });

  it('CB-46: a time-out is counted once, as a failure or as ignored', () => {
    const failing = breakerWith({});
    failing.calls(0, 'tfs');
    expect(failing.state).toMatchObject({ failed: 2, timedOut: 1, ignored: 0 });
    const ignoring = breakerWith({ failureOn: ['error'] });
    ignoring.end(ignoring.ask(0), 0, TIMEOUT);
    expect(ignoring.state).toMatchObject({ failed: 0, timedOut: 1, ignored: 1 });
  });

  it('CB-46: also of a trial, and not when it comes late', () => {
    const breaker = breakerWith({
      failureThreshold: 1,
      openForMs: 100,
      trialsPermitted: 2,
      trialsRequired: 2,
    });
    const old = breaker.ask(0);
    breaker.calls(0, 'f');
    breaker.end(old, 100, TIMEOUT);
    expect(breaker.state).toMatchObject({ timedOut: 0, late: 1 });
    breaker.calls(100, 't');
    expect(breaker.state).toMatchObject({ mode: OPEN, timedOut: 1, failed: 2 });
  });
});

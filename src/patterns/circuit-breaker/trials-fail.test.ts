import { describe, expect, it } from 'vitest';
import { breakerWith } from './breaker.test-support';
import { CLOSED, FAILURES_IN_A_ROW, FAILURE_RATE, HALF_OPEN, OPEN, TRIAL_FAILED } from './catalogue';

const FIVE = { failureThreshold: 5, openForMs: 100 } as const;
const LAST_10 = { tripOn: 'failure-rate-calls', windowCalls: 10, minimumCalls: 4, openForMs: 100 } as const;

describe('which failed trials open it again', () => {
  it('CB-38: the first one, although others could still close it', () => {
    const settings = { ...FIVE, trialsPermitted: 5, trialsRequired: 1 };
    const patient = breakerWith(settings);
    patient.calls(0, 'fffff');
    expect(patient.calls(100, 'ffffs')).toBe(CLOSED);
    const strict = breakerWith({ ...settings, trialsFailAt: 'first-failure' });
    strict.calls(0, 'fffff');
    expect(strict.calls(100, 'f')).toBe(OPEN);
    expect(strict.state).toMatchObject({ reason: TRIAL_FAILED, evidenceCalls: 1, evidenceLimit: 0 });
  });

  it('CB-39: failures in a row are counted on from those that opened it', () => {
    const breaker = breakerWith({ ...FIVE, trialsPermitted: 0, trialsFailAt: 'threshold' });
    breaker.calls(0, 'fffff');
    expect(breaker.calls(100, 'f')).toBe(OPEN);
    expect(breaker.state).toMatchObject({ reason: FAILURES_IN_A_ROW, evidenceFailures: 6, evidenceLimit: 5 });
  });

  it('CB-39: a threshold raised meanwhile leaves room for failed trials, and a success does not clear them', () => {
    const breaker = breakerWith({
      ...FIVE,
      trialsPermitted: 0,
      trialsRequired: 2,
      trialsFailAt: 'threshold',
    });
    breaker.calls(0, 'fffff');
    breaker.adapt(50, { failureThreshold: 8 });
    expect(breaker.calls(100, 'fsf')).toBe(HALF_OPEN);
    expect(breaker.calls(100, 'f')).toBe(OPEN);
  });

  it('CB-39: a rate is taken over the completed trials, from the minimum on', () => {
    const breaker = breakerWith({
      ...LAST_10,
      trialsPermitted: 0,
      trialsRequired: 6,
      trialsFailAt: 'threshold',
    });
    breaker.calls(0, 'ffff');
    expect(breaker.calls(100, 'ffs')).toBe(HALF_OPEN);
    expect(breaker.calls(100, 's')).toBe(OPEN);
    expect(breaker.state).toMatchObject({ reason: FAILURE_RATE, evidenceCalls: 4, evidenceFailures: 2 });
    expect(breaker.calls(200, 'fssssss')).toBe(CLOSED);
  });

  it('CB-39: of fewer permitted trials than the minimum all are judged', () => {
    const settings = { ...LAST_10, minimumCalls: 10, trialsPermitted: 2, trialsRequired: 2 } as const;
    const breaker = breakerWith({ ...settings, trialsFailAt: 'threshold' });
    breaker.calls(0, 'f'.repeat(10));
    expect(breaker.calls(100, 'f')).toBe(HALF_OPEN);
    expect(breaker.calls(100, 's')).toBe(OPEN);
    expect(breaker.state.reason).toBe(FAILURE_RATE);
  });

  it('CB-39: permitted trials that end without a verdict open it: nobody waits for ever', () => {
    const breaker = breakerWith({
      ...LAST_10,
      failureRate: 0.9,
      trialsPermitted: 4,
      trialsRequired: 4,
      trialsFailAt: 'threshold',
    });
    breaker.calls(0, 'ffff');
    expect(breaker.calls(100, 'fss')).toBe(HALF_OPEN);
    expect(breaker.calls(100, 's')).toBe(OPEN);
    expect(breaker.state).toMatchObject({ reason: TRIAL_FAILED, evidenceCalls: 4, evidenceFailures: 1 });
  });
});

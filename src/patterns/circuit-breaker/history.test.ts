import { describe, expect, it } from 'vitest';
import { breakerWith } from './breaker.test-support';
import {
  CLOSED,
  FAILURE_RATE,
  HALF_OPEN,
  OPEN,
  OPEN_TIME_OVER,
  TRIALS_SUCCEEDED,
  TRIAL_FAILED,
} from './catalogue';
import { transitions } from './history';

const LAST_4 = {
  tripOn: 'failure-rate-calls',
  windowCalls: 4,
  minimumCalls: 4,
  comparison: 'above',
  openForMs: 100,
  trialsPermitted: 1,
  trialsRequired: 1,
} as const;

describe('the changes that a breaker remembers', () => {
  it('CB-44: has none at first', () => {
    expect(transitions(breakerWith({}).state)).toEqual([]);
  });

  it('CB-44: tells each with its evidence and the limit that was in force, the newest first', () => {
    const breaker = breakerWith(LAST_4);
    breaker.calls(3, 'sfff');
    breaker.calls(103, 'f');
    breaker.calls(203, 's');
    const none = { calls: 0, failures: 0, slow: 0, limit: 100e6, above: 0 };
    expect(transitions(breaker.state)).toEqual([
      { at: 203e6, from: HALF_OPEN, to: CLOSED, reason: TRIALS_SUCCEEDED, ...none, calls: 1, limit: 1 },
      { at: 203e6, from: OPEN, to: HALF_OPEN, reason: OPEN_TIME_OVER, ...none },
      {
        at: 103e6,
        from: HALF_OPEN,
        to: OPEN,
        reason: TRIAL_FAILED,
        calls: 1,
        failures: 1,
        slow: 0,
        limit: 0,
        above: 1,
      },
      { at: 103e6, from: OPEN, to: HALF_OPEN, reason: OPEN_TIME_OVER, ...none },
      {
        at: 3e6,
        from: CLOSED,
        to: OPEN,
        reason: FAILURE_RATE,
        calls: 4,
        failures: 3,
        slow: 0,
        limit: 0.5,
        above: 1,
      },
    ]);
  });

  it('CB-44: keeps the last sixteen', () => {
    const breaker = breakerWith(LAST_4);
    breaker.calls(0, 'ffff');
    for (let ms = 100; ms <= 1500; ms += 100) breaker.calls(ms, 'f');
    const found = transitions(breaker.state);
    expect(breaker.state.changes).toBe(31);
    expect(found.map(({ at }) => at / 1e6)).toEqual(
      [1500, 1400, 1300, 1200, 1100, 1000, 900, 800].flatMap((ms) => [ms, ms]),
    );
    found.slice(1).forEach((older, index) => expect(found[index].from).toBe(older.to));
  });

  it('CB-44: an explanation tells the last of them', () => {
    const breaker = breakerWith(LAST_4);
    breaker.calls(3, 'sfff');
    breaker.calls(103, 's');
    const told = breaker.why(103).facts.filter(({ label }) => /change|before/.test(label));
    expect(told).toEqual([
      { label: 'last change', value: 'closed at 0.10 s: 1 of 1 trial succeeded' },
      { label: 'change before it', value: 'half-open at 0.10 s: open time over' },
      {
        label: 'and before that',
        value: 'opened at 0.00 s: 3 of the last 4 calls failed (75 %, above 50 % trips it)',
      },
    ]);
  });

  it('CB-48: says why a call was let through or rejected', () => {
    const breaker = breakerWith(LAST_4);
    expect(breaker.whyOf(breaker.ask(0), 0).sentence).toBe(
      'Let through. Closed: 0 calls in the window, judged from 4 on.',
    );
    breaker.calls(0, 'ffff');
    expect(breaker.whyOf(breaker.ask(20), 20).sentence).toBe(
      'Rejected. Open since 0.00 s because 4 of the last 4 calls failed (100 %, above 50 % trips it). Half-open in 80 ms.',
    );
  });
});

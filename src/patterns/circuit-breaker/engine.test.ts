import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { BULKHEAD_FULL, CANCELLED, ERROR, OK } from '../../base/outcome';
import { NEVER, NS_PER_MS } from '../../base/time';
import {
  BREAKER_REASONS,
  CLOSED,
  FAILURES_IN_A_ROW,
  FAILURE_RATE,
  HALF_OPEN,
  OPEN,
  OPEN_TIME_OVER,
  TRIALS_SUCCEEDED,
  TRIALS_TOO_SLOW,
  TRIAL_FAILED,
} from './catalogue';
import { breakerWith, copyOf } from './breaker.test-support';
import * as engine from './engine';
import { fields, type CircuitBreakerSettings } from './settings';

const INSTANT_TRIAL = { failureThreshold: 1, openForMs: 100, trialsPermitted: 1, trialsRequired: 1 };
const LAST_10 = { tripOn: 'failure-rate-calls', windowCalls: 10, minimumCalls: 10 } as const;
const LAST_SECOND = {
  tripOn: 'failure-rate-time',
  windowMs: 1000,
  windowBuckets: 10,
  minimumCalls: 4,
} as const;

describe('a closed breaker', () => {
  it('CB-1: admits every call with a permit above zero', () => {
    const breaker = breakerWith({});
    for (let call = 0; call < 50; call += 1) expect(breaker.ask(call)).toBeGreaterThan(0);
  });

  it('CB-1: an open one rejects with -1', () => {
    const breaker = breakerWith({ failureThreshold: 1 });
    breaker.calls(0, 'f');
    expect(breaker.ask(1)).toBe(-1);
    expect(engine.REJECTED).toBe(-1);
  });

  it('CB-4: opens with the failure that makes them the threshold, not before', () => {
    const breaker = breakerWith({ failureThreshold: 5 });
    expect(breaker.calls(0, 'ffff')).toBe(CLOSED);
    expect(breaker.calls(7, 'f')).toBe(OPEN);
    expect(breaker.state).toMatchObject({ changedAt: 7e6, reason: FAILURES_IN_A_ROW, evidenceFailures: 5 });
  });

  it('CB-5: a success clears the count of failures in a row', () => {
    expect(breakerWith({ failureThreshold: 3 }).calls(0, 'ffsff')).toBe(CLOSED);
  });

  it('CB-5: ignored and cancelled calls neither count nor clear', () => {
    const breaker = breakerWith({ failureThreshold: 3 });
    expect(breaker.calls(0, 'ffiicc')).toBe(CLOSED);
    expect(breaker.calls(0, 'f')).toBe(OPEN);
  });

  it('CB-6: judges no rate before the minimum of calls', () => {
    const breaker = breakerWith(LAST_10);
    expect(breaker.calls(0, 'fffffffff')).toBe(CLOSED);
    expect(breaker.calls(0, 'f')).toBe(OPEN);
  });

  it('CB-6: a success that completes the minimum can open it', () => {
    expect(breakerWith(LAST_10).calls(0, 'fffffffffs')).toBe(OPEN);
  });

  it('CB-7: at least opens at the very rate, above does not (subtle case 8)', () => {
    expect(breakerWith({ ...LAST_10, comparison: 'at-least' }).calls(0, 'sssssfffff')).toBe(OPEN);
    const above = breakerWith({ ...LAST_10, comparison: 'above' });
    expect(above.calls(0, 'sssssfffff')).toBe(CLOSED);
    expect(above.calls(0, 'f')).toBe(OPEN);
  });

  it('CB-7: the boundary is exact for rates that a double cannot hold', () => {
    const breaker = breakerWith({ ...LAST_10, windowCalls: 30, minimumCalls: 30, failureRate: 0.1 });
    expect(breaker.calls(0, `fff${'s'.repeat(26)}`)).toBe(CLOSED);
    expect(breaker.calls(0, 's')).toBe(OPEN);
  });

  it('CB-8: a minimum above the window of calls is capped to it', () => {
    expect(breakerWith({ ...LAST_10, minimumCalls: 500 }).calls(0, 'ffffffffff')).toBe(OPEN);
  });

  it('CB-8: a window of time takes the minimum as it is', () => {
    expect(breakerWith({ ...LAST_SECOND, windowCalls: 1, minimumCalls: 12 }).calls(0, 'f'.repeat(11))).toBe(
      CLOSED,
    );
  });

  it('CB-9: a window of calls forgets the oldest', () => {
    const breaker = breakerWith({ ...LAST_10, windowCalls: 4, minimumCalls: 4, failureRate: 0.75 });
    expect(breaker.calls(0, 'ffssssff')).toBe(CLOSED);
    expect(breaker.calls(0, 'f')).toBe(OPEN);
    expect(breaker.state).toMatchObject({ reason: FAILURE_RATE, evidenceCalls: 4, evidenceFailures: 3 });
  });

  it('CB-10: idle time expires every bucket it skips (subtle case 2, defect 1)', () => {
    const breaker = breakerWith({ ...LAST_SECOND, windowMs: 10_000, minimumCalls: 10 });
    for (let second = 0; second < 9; second += 1) breaker.calls(second * 1000, 'f');
    expect(breaker.calls(3_600_000, 'f')).toBe(CLOSED);
    expect(breaker.state.windowCalls).toBe(1);
  });

  it('CB-10: a bucket leaves the window at the edge of its tenth successor', () => {
    const breaker = breakerWith(LAST_SECOND);
    breaker.calls(99, 'fff');
    expect(breaker.calls(999, 's')).toBe(OPEN);
    const later = breakerWith(LAST_SECOND);
    later.calls(99, 'fff');
    expect(later.calls(1000, 's')).toBe(CLOSED);
  });

  it('CB-11: calls that the callee never saw do not water the rate down (subtle case 4, defect 14)', () => {
    const breaker = breakerWith({ ...LAST_10, windowCalls: 50 });
    breaker.calls(0, 'i'.repeat(101));
    expect(breaker.calls(0, 'f'.repeat(10))).toBe(OPEN);
  });

  it('CB-11: calls under way do not water the rate down (defect 14)', () => {
    const breaker = breakerWith(LAST_10);
    for (let call = 0; call < 100; call += 1) breaker.ask(0);
    expect(breaker.calls(0, 'f'.repeat(10))).toBe(OPEN);
  });

  it('CB-11: rejections by a guard further in never trip it (subtle case 4, defect 9)', () => {
    expect(breakerWith({ failureThreshold: 1 }).calls(0, 'iii')).toBe(CLOSED);
  });
});

describe('an open breaker', () => {
  it('CB-2: is half-open from exactly the end of its open time on', () => {
    const breaker = breakerWith({ ...INSTANT_TRIAL });
    breaker.calls(10, 'f');
    expect(breaker.deadline()).toBe(110e6);
    expect(breaker.ask(109.999999)).toBe(-1);
    expect(engine.isTrial(breaker.ask(110))).toBe(true);
    expect(breaker.state).toMatchObject({ mode: HALF_OPEN, changedAt: 110e6, reason: OPEN_TIME_OVER });
  });

  it('CB-2: a restored breaker counts its open time from the opening, not from the saving (subtle case 9)', () => {
    const breaker = breakerWith({ ...INSTANT_TRIAL });
    breaker.calls(5000, 'f');
    const restored = copyOf(breaker.state);
    const config = engine.configure({ ...defaultsOf(fields), ...INSTANT_TRIAL });
    expect(engine.tryAcquire(config, restored, 5099e6)).toBe(-1);
    expect(engine.tryAcquire(config, restored, 5100e6)).toBeGreaterThan(0);
  });
});

describe('the trials of a half-open breaker', () => {
  const trials = (permitted: number, required: number, more: Partial<CircuitBreakerSettings> = {}) => {
    const settings = { ...INSTANT_TRIAL, trialsPermitted: permitted, trialsRequired: required, ...more };
    const breaker = breakerWith(settings);
    breaker.calls(0, 'f');
    return breaker;
  };

  it('CB-3: no more than permitted, under way and completed together', () => {
    const breaker = trials(3, 3);
    const first = breaker.ask(100);
    breaker.ask(100);
    breaker.end(first, 101, OK);
    expect(breaker.ask(102)).toBeGreaterThan(0);
    expect(breaker.ask(102)).toBe(-1);
    expect(breaker.state.rejected).toBe(1);
  });

  it('CB-3: any number when none is named', () => {
    const breaker = trials(0, 3);
    for (let call = 0; call < 500; call += 1) expect(breaker.ask(100)).toBeGreaterThan(0);
  });

  it('CB-12: closes with the last required success', () => {
    const breaker = trials(3, 3);
    expect(breaker.calls(100, 'ss')).toBe(HALF_OPEN);
    expect(breaker.calls(120, 's')).toBe(CLOSED);
    expect(breaker.state).toMatchObject({ changedAt: 120e6, reason: TRIALS_SUCCEEDED, evidenceCalls: 3 });
  });

  it('CB-13: opens again as soon as the required successes cannot be met (subtle case 7)', () => {
    expect(trials(3, 3).calls(100, 'f')).toBe(OPEN);
    const tolerant = trials(3, 2);
    expect(tolerant.calls(100, 'f')).toBe(HALF_OPEN);
    expect(tolerant.calls(100, 'f')).toBe(OPEN);
    expect(tolerant.state).toMatchObject({ reason: TRIAL_FAILED, evidenceCalls: 2, evidenceFailures: 2 });
    expect(trials(3, 2).calls(100, 'sfs')).toBe(CLOSED);
  });

  it('CB-14: any number of trials, and the first failure opens it again', () => {
    expect(trials(0, 3).calls(100, 'ssf')).toBe(OPEN);
  });

  it('CB-15: one permitted trial is enough to close, whatever is required', () => {
    expect(trials(1, 5).calls(100, 's')).toBe(CLOSED);
  });

  it('CB-16: an ignored or cancelled trial hands its permit back (subtle case 6)', () => {
    for (const end of [BULKHEAD_FULL, CANCELLED] as const) {
      const breaker = trials(1, 1);
      const permit = breaker.ask(100);
      expect(breaker.ask(100)).toBe(-1);
      breaker.end(permit, 150, end);
      expect(breaker.state).toMatchObject({ mode: HALF_OPEN, trialsIssued: 0 });
      expect(breaker.calls(160, 's')).toBe(CLOSED);
    }
  });

  it('CB-16: completing a trial twice is a broken invariant', () => {
    const breaker = trials(3, 3);
    const permit = breaker.ask(100);
    breaker.end(permit, 100, OK);
    expect(() => breaker.end(permit, 100, OK)).toThrow('completed twice');
  });

  it('CB-17: a trial that hangs does not reject for ever (subtle case 5, defect 10)', () => {
    const breaker = trials(1, 1, { trialsMaxDurationMs: 50 });
    const hung = breaker.ask(120);
    expect(breaker.deadline()).toBe(170e6);
    expect(breaker.ask(169)).toBe(-1);
    breaker.advance(170);
    expect(breaker.state).toMatchObject({
      mode: OPEN,
      changedAt: 170e6,
      reason: TRIALS_TOO_SLOW,
      evidenceCalls: 1,
    });
    expect(breaker.ask(269)).toBe(-1);
    expect(breaker.calls(270, 's')).toBe(CLOSED);
    breaker.end(hung, 300, ERROR);
    expect(breaker.state).toMatchObject({ mode: CLOSED, late: 1, failed: 1 });
  });

  it('CB-17: an answer at the limit itself comes too late', () => {
    const breaker = trials(1, 1, { trialsMaxDurationMs: 50 });
    const permit = breaker.ask(120);
    breaker.end(permit, 170, OK);
    expect(breaker.state).toMatchObject({ mode: OPEN, late: 1 });
  });

  it('CB-17: without traffic it stays half-open and waits for no time', () => {
    const breaker = trials(1, 1, { trialsMaxDurationMs: 50 });
    breaker.advance(100);
    expect(breaker.deadline()).toBe(NEVER);
    breaker.end(breaker.ask(120), 130, BULKHEAD_FULL);
    expect(breaker.deadline()).toBe(NEVER);
    breaker.advance(9000);
    expect(breaker.state.mode).toBe(HALF_OPEN);
  });

  it('CB-17: zero waits without limit', () => {
    const breaker = trials(1, 1, { trialsMaxDurationMs: 0 });
    breaker.ask(100);
    expect(breaker.ask(1e9)).toBe(-1);
    expect(breaker.deadline()).toBe(NEVER);
  });

  it('CB-18: the first failure after closing does not open on old failures (subtle case 3, defect 8)', () => {
    const windows: Partial<CircuitBreakerSettings>[] = [{ failureThreshold: 5 }, LAST_10, LAST_SECOND];
    for (const window of windows) {
      const breaker = breakerWith({ ...window, openForMs: 1, trialsPermitted: 1, trialsRequired: 1 });
      breaker.calls(0, 'f'.repeat(breaker.state.bucketCalls.length > 0 ? 4 : window === LAST_10 ? 10 : 5));
      expect(breaker.state.mode).toBe(OPEN);
      expect(breaker.calls(1, 's')).toBe(CLOSED);
      expect(breaker.calls(2, 'f')).toBe(CLOSED);
      expect(breaker.state).toMatchObject({ consecutive: 1, windowCalls: 1, windowFailures: 1 });
    }
  });
});

describe('late results', () => {
  it('CB-19: a call from before that fails does not open a half-open breaker (subtle case 1, defect 2)', () => {
    const breaker = breakerWith(INSTANT_TRIAL);
    const old = breaker.ask(0);
    breaker.calls(0, 'f');
    const trial = breaker.ask(100);
    breaker.end(old, 110, ERROR);
    expect(breaker.state).toMatchObject({ mode: HALF_OPEN, late: 1, failed: 1 });
    breaker.end(trial, 120, OK);
    expect(breaker.state.mode).toBe(CLOSED);
  });

  it('CB-19: a call from before that succeeds does not close it without a trial (subtle case 1, defect 7)', () => {
    const breaker = breakerWith(INSTANT_TRIAL);
    const old = breaker.ask(0);
    breaker.calls(0, 'f');
    breaker.advance(100);
    breaker.end(old, 110, OK);
    expect(breaker.state).toMatchObject({ mode: HALF_OPEN, late: 1, succeeded: 0 });
  });

  it('CB-19: a trial that ends after the verdict is late too', () => {
    const breaker = breakerWith({ ...INSTANT_TRIAL, trialsPermitted: 2, trialsRequired: 1 });
    breaker.calls(0, 'f');
    const [first, second] = [breaker.ask(100), breaker.ask(100)];
    breaker.end(first, 101, OK);
    breaker.end(second, 102, ERROR);
    expect(breaker.state).toMatchObject({ mode: CLOSED, consecutive: 0, windowCalls: 0, late: 1 });
  });
});

describe('time', () => {
  it('CB-20: a change is dated at the instant it was due, whoever looks when', () => {
    const breaker = breakerWith({ ...INSTANT_TRIAL, trialsMaxDurationMs: 50 });
    breaker.calls(0, 'f');
    breaker.ask(100);
    breaker.advance(100_000);
    expect(breaker.state).toMatchObject({ mode: HALF_OPEN, changes: 4, changedAt: 250e6 });
  });

  it('CB-21: stepping by nextDeadline passes through single changes', () => {
    const breaker = breakerWith({ ...INSTANT_TRIAL, trialsMaxDurationMs: 50 });
    breaker.calls(0, 'f');
    breaker.ask(100);
    const seen: number[] = [];
    while (breaker.deadline() <= 100_000e6) {
      const before = breaker.state.changes;
      breaker.advance(breaker.deadline() / NS_PER_MS);
      expect(breaker.state.changes).toBe(before + 1);
      seen.push(breaker.state.reason);
    }
    expect(seen).toEqual([TRIALS_TOO_SLOW, OPEN_TIME_OVER]);
  });

  it('CB-22: a change leaves its evidence and the limit that was in force', () => {
    const breaker = breakerWith({ ...LAST_10, comparison: 'above' });
    breaker.calls(3, 'ssssffffff');
    breaker.adapt(4, { failureRate: 0.9 });
    expect(breaker.state).toMatchObject({
      mode: OPEN,
      changedAt: 3e6,
      changes: 1,
      evidenceCalls: 10,
      evidenceFailures: 6,
      evidenceLimit: 0.5,
      evidenceAbove: 1,
    });
    expect(BREAKER_REASONS[breaker.state.reason].id).toBe('failure-rate');
  });
});

describe('settings that change while running', () => {
  it('CB-23: a window of calls keeps its newest results', () => {
    const breaker = breakerWith({ ...LAST_10, failureRate: 1 });
    breaker.calls(0, 'ffssfsf');
    breaker.adapt(0, { windowCalls: 4 });
    expect(breaker.state).toMatchObject({ windowCalls: 4, windowFailures: 2 });
    expect([...breaker.state.outcomes]).toEqual([0, 1, 0, 1]);
    breaker.adapt(0, { windowCalls: 6 });
    breaker.calls(0, 'ss');
    expect([...breaker.state.outcomes]).toEqual([0, 1, 0, 1, 0, 0]);
  });

  it('CB-23: a window of time keeps what lies within the new one', () => {
    const breaker = breakerWith({ ...LAST_SECOND, minimumCalls: 100 });
    breaker.calls(50, 'f');
    breaker.calls(950, 'ffs');
    breaker.adapt(960, { windowMs: 200, windowBuckets: 2 });
    expect(breaker.state).toMatchObject({ windowCalls: 3, windowFailures: 2 });
    breaker.adapt(970, { windowMs: 10_000, windowBuckets: 5 });
    expect(breaker.state).toMatchObject({ windowCalls: 3, windowFailures: 2 });
    expect(breaker.state.bucketCalls).toHaveLength(5);
  });

  it('CB-23: nothing is carried over between a window of calls and one of time', () => {
    const breaker = breakerWith({ ...LAST_10, failureThreshold: 20 });
    breaker.calls(0, 'fff');
    breaker.adapt(0, { tripOn: 'failure-rate-time' });
    expect(breaker.state).toMatchObject({ windowCalls: 0, windowFailures: 0, consecutive: 3 });
    breaker.adapt(0, { tripOn: 'consecutive-failures' });
    expect(breaker.state.outcomes).toHaveLength(20);
  });

  it('CB-24: what was due before the change happens under the old settings', () => {
    const breaker = breakerWith(INSTANT_TRIAL);
    breaker.calls(0, 'f');
    breaker.adapt(150, { openForMs: 1000 });
    expect(breaker.state).toMatchObject({ mode: HALF_OPEN, changedAt: 100e6 });
  });

  it('CB-24: a longer open time counts from the opening, a shorter one is over at once', () => {
    const breaker = breakerWith(INSTANT_TRIAL);
    breaker.calls(0, 'f');
    breaker.adapt(50, { openForMs: 1000 });
    expect(breaker.deadline()).toBe(1000e6);
    breaker.adapt(400, { openForMs: 100 });
    expect(breaker.state).toMatchObject({ mode: HALF_OPEN, changedAt: 400e6 });
  });

  it('CB-24: so does the limit of the trials', () => {
    const breaker = breakerWith({ ...INSTANT_TRIAL, trialsMaxDurationMs: 50 });
    breaker.calls(0, 'f');
    breaker.ask(110);
    breaker.adapt(120, { trialsMaxDurationMs: 400 });
    expect(breaker.deadline()).toBe(510e6);
    breaker.adapt(300, { trialsMaxDurationMs: 20 });
    expect(breaker.state).toMatchObject({ mode: OPEN, changedAt: 300e6, reason: TRIALS_TOO_SLOW });
  });

  it('CB-25: a lower threshold opens nothing by itself, the next result does', () => {
    const breaker = breakerWith({ failureThreshold: 10 });
    breaker.calls(0, 'ffff');
    breaker.adapt(1, { failureThreshold: 3 });
    expect(breaker.state.mode).toBe(CLOSED);
    expect(breaker.calls(2, 'f')).toBe(OPEN);
    expect(breaker.state.evidenceFailures).toBe(5);
  });

  it('CB-25: trials that now suffice close at once, and nothing is stuck', () => {
    const settings = { ...INSTANT_TRIAL, trialsPermitted: 3, trialsRequired: 3 };
    const breaker = breakerWith(settings);
    breaker.calls(0, 'f');
    breaker.calls(100, 'ss');
    breaker.adapt(130, { trialsPermitted: 2 });
    expect(breaker.state).toMatchObject({ mode: CLOSED, changedAt: 130e6 });
  });

  it('CB-25: trials that can no longer suffice open at once', () => {
    const breaker = breakerWith({ ...INSTANT_TRIAL, trialsPermitted: 3, trialsRequired: 2 });
    breaker.calls(0, 'f');
    breaker.calls(100, 'f');
    breaker.adapt(130, { trialsRequired: 3 });
    expect(breaker.state).toMatchObject({ mode: OPEN, changedAt: 130e6, reason: TRIAL_FAILED });
  });
});

describe('state, counters and words', () => {
  it('CB-26: the state has exactly the fields and rings of its shape', () => {
    const kinds = fields.tripOn.options.map(({ value }) => value);
    const settings = kinds.flatMap((tripOn) => [0, 100].map((slowCallMs) => ({ tripOn, slowCallMs })));
    for (const changed of settings) {
      const config = engine.configure({ ...defaultsOf(fields), ...changed });
      const state = engine.init(config, 0);
      const found = Object.entries(state).map(([field, value]) => [
        field,
        typeof value === 'number' ? 'number' : { ring: value.length },
      ]);
      expect(found).toEqual(Object.entries(engine.shape(config)));
    }
  });

  it('CB-27: every call that asked ends as exactly one of the counters', () => {
    const breaker = breakerWith({ failureThreshold: 2 });
    const old = breaker.ask(0);
    breaker.calls(0, 'sicf');
    breaker.calls(0, 'f');
    breaker.ask(1);
    breaker.end(old, 2, OK);
    const { total, succeeded, failed, ignored, cancelled, rejected, late } = breaker.state;
    expect([total, succeeded, failed, ignored, cancelled, rejected, late]).toEqual([7, 1, 2, 1, 1, 1, 1]);
  });

  it('CB-28: says why it is open and when it will be half-open', () => {
    const breaker = breakerWith({ tripOn: 'failure-rate-calls' });
    breaker.calls(20_410, `${'s'.repeat(8)}f`);
    breaker.calls(20_410, 'fffffff');
    expect(breaker.why(22_040).sentence).toBe(
      'Open since 20.41 s because 8 of the last 16 calls failed (50 %, at least 50 % trips it). ' +
        'Half-open in 3.37 s.',
    );
  });

  it('CB-28: speaks of the state that time has brought, without touching it', () => {
    const breaker = breakerWith(INSTANT_TRIAL);
    breaker.calls(0, 'f');
    const before = copyOf(breaker.state);
    expect(breaker.why(500).sentence).toBe(
      'Half-open since 0.10 s: 0 of 1 trials that it takes to close have succeeded, 0 under way. ' +
        '1 further call is let through as a trial.',
    );
    expect(breaker.state).toEqual(before);
  });

  it('CB-28: has a sentence for each way to be closed or open', () => {
    const row = breakerWith({ failureThreshold: 3 });
    row.calls(0, 'f');
    expect(row.why(0).sentence).toBe('Closed: 1 failure in a row, 3 open it.');
    row.calls(0, 'ff');
    expect(row.why(0).sentence).toContain('because 3 calls in a row failed (3 trip it)');
    const rate = breakerWith(LAST_10);
    rate.calls(0, 'fff');
    expect(rate.why(0).sentence).toBe('Closed: 3 calls in the window, judged from 10 on.');
    rate.calls(0, 'sssssss');
    expect(rate.why(0).sentence).toBe(
      'Closed: 3 of the last 10 calls failed (30 %, at least 50 % opens it).',
    );
    const slow = breakerWith({ ...INSTANT_TRIAL, trialsMaxDurationMs: 50 });
    slow.calls(0, 'f');
    slow.ask(100);
    expect(slow.why(120).sentence).toContain(
      'rejected until the verdict. Opens again in 30 ms without a verdict.',
    );
    expect(slow.why(160).sentence).toContain('because 1 trial brought no verdict within 50 ms');
    const failed = breakerWith(INSTANT_TRIAL);
    failed.calls(0, 'f');
    failed.calls(100, 'f');
    expect(failed.why(100).sentence).toContain('because 1 of 1 trial failed (none may fail)');
  });
});

import { describe, expect, it } from 'vitest';
import { ERROR, OK } from '../../base/outcome';
import { NEVER } from '../../base/time';
import { breakerWith } from './breaker.test-support';
import {
  AUTOMATIC,
  BREAKER_REASONS,
  CLOSED,
  CONTROLS,
  CONTROL_CHANGED,
  DISABLED,
  FORCED_OPEN,
  HALF_OPEN,
  METRICS_ONLY,
  OPEN,
} from './catalogue';
import { fields } from './settings';

const ONE = { failureThreshold: 1, openForMs: 100, trialsPermitted: 1, trialsRequired: 1 };
const LAST_4 = { tripOn: 'failure-rate-calls', windowCalls: 4, minimumCalls: 4 } as const;
/** The controls that admit every call. */
const HELD = ['forced-closed', 'disabled', 'metrics-only'] as const;

describe('the control of a breaker', () => {
  it('CB-40: has a code for each of its settings, and a reason for each change of it', () => {
    expect(fields.control.options.map(({ value }) => value)).toEqual(CONTROLS);
    const named = [AUTOMATIC, FORCED_OPEN, DISABLED, METRICS_ONLY].map((code) => CONTROLS[code]);
    expect(named).toEqual(['automatic', 'forced-open', 'disabled', 'metrics-only']);
    CONTROLS.forEach((control, code) => expect(BREAKER_REASONS[CONTROL_CHANGED + code].id).toBe(control));
  });

  it('CB-40: forced open rejects every call, and no time ends that', () => {
    const breaker = breakerWith({ ...ONE, control: 'forced-open' });
    expect(breaker.state.mode).toBe(OPEN);
    expect(breaker.deadline()).toBe(NEVER);
    expect([0, 100, 3_600_000].map((ms) => breaker.ask(ms))).toEqual([-1, -1, -1]);
    expect(breaker.state).toMatchObject({ mode: OPEN, changes: 0, rejected: 3, openings: 0 });
    expect(breaker.why(5).sentence).toBe('Forced open by hand since 0.00 s: every call is rejected.');
  });

  it('CB-40: forced open is not ended by changed times either', () => {
    const breaker = breakerWith({ ...ONE, control: 'forced-open' });
    breaker.adapt(50, { openForMs: 1 });
    expect([breaker.ask(10_000), breaker.deadline()]).toEqual([-1, NEVER]);
  });

  it.each(HELD)('CB-40: %s admits every call, whatever fails', (control) => {
    const breaker = breakerWith({ ...ONE, control });
    expect(breaker.calls(0, 'ffftttfff')).toBe(CLOSED);
    expect(breaker.ask(1)).toBeGreaterThan(0);
    expect(breaker.state).toMatchObject({ changes: 0, rejected: 0 });
  });

  it.each(['forced-closed', 'metrics-only'] as const)('CB-41: %s measures as ever', (control) => {
    const breaker = breakerWith({ ...LAST_4, control });
    breaker.calls(0, 'ffsfsic');
    expect(breaker.state).toMatchObject({
      total: 7,
      succeeded: 2,
      failed: 3,
      ignored: 1,
      cancelled: 1,
      windowCalls: 4,
      windowFailures: 2,
    });
  });

  it('CB-41: metrics only counts each time that it would have opened, once for each stretch', () => {
    const breaker = breakerWith({ failureThreshold: 3, control: 'metrics-only' });
    breaker.calls(0, 'ff');
    expect(breaker.state.wouldHaveOpened).toBe(0);
    breaker.calls(0, 'fff');
    expect(breaker.state.wouldHaveOpened).toBe(1);
    expect(breaker.why(0).sentence).toBe(
      'Only measuring: it would have opened 1 time. It would be open now. Closed: 5 failures in a row, 3 open it.',
    );
    breaker.calls(0, 'sfff');
    expect(breaker.state.wouldHaveOpened).toBe(2);
    breaker.calls(0, 's');
    expect(breaker.why(0).sentence).toBe(
      'Only measuring: it would have opened 2 times. Closed: 0 failures in a row, 3 open it.',
    );
  });

  it('CB-41: by rates and slow calls as well', () => {
    const breaker = breakerWith({ ...LAST_4, slowCallMs: 100, control: 'metrics-only' });
    breaker.calls(0, 'ssff');
    breaker.calls(0, 'ssss');
    breaker.calls(0, 'ss', 100);
    expect(breaker.state).toMatchObject({ mode: CLOSED, wouldHaveOpened: 2, slow: 2 });
  });

  it('CB-41: disabled measures nothing of the calls that begin then', () => {
    const breaker = breakerWith({ ...ONE, control: 'disabled' });
    breaker.calls(0, 'sficft', 5000);
    expect(breaker.state).toMatchObject({
      total: 0,
      succeeded: 0,
      failed: 0,
      windowCalls: 0,
      consecutive: 0,
    });
    expect(breaker.why(0).sentence).toBe(
      'Disabled by hand: every call is let through, and nothing is measured.',
    );
  });

  it('CB-41: such a call is not counted either when it ends after that', () => {
    const breaker = breakerWith({ ...ONE, control: 'disabled' });
    const permit = breaker.ask(0);
    breaker.adapt(1, { control: 'automatic' });
    breaker.end(permit, 2, ERROR);
    expect(breaker.state).toMatchObject({ mode: CLOSED, total: 0, failed: 0, late: 0 });
  });

  it('CB-42: going back to automatic starts closed, with an empty window and the first open time', () => {
    const breaker = breakerWith({ ...LAST_4, openForMs: 100, openFactor: 2, trialsPermitted: 1 });
    breaker.calls(0, 'ffff');
    breaker.calls(100, 'f');
    breaker.adapt(150, { control: 'forced-open' });
    breaker.adapt(160, { control: 'automatic' });
    expect(breaker.state).toMatchObject({ mode: CLOSED, windowCalls: 0, consecutive: 0, openingsInARow: 0 });
    expect(breaker.calls(170, 'fff')).toBe(CLOSED);
    expect(breaker.calls(170, 'f')).toBe(OPEN);
    expect(breaker.deadline()).toBe(270e6);
  });

  it.each(['forced-open', ...HELD] as const)('CB-42: results from before %s are late', (control) => {
    const breaker = breakerWith(ONE);
    const permit = breaker.ask(0);
    breaker.adapt(1, { control });
    breaker.end(permit, 2, ERROR);
    expect(breaker.state).toMatchObject({ late: 1, failed: 0, consecutive: 0, wouldHaveOpened: 0 });
  });

  it('CB-42: and results from before automatic, also of a trial', () => {
    const breaker = breakerWith(ONE);
    breaker.calls(0, 'f');
    const trial = breaker.ask(100);
    breaker.adapt(110, { control: 'forced-open' });
    breaker.adapt(120, { control: 'automatic' });
    breaker.end(trial, 130, ERROR);
    expect(breaker.state).toMatchObject({ mode: CLOSED, late: 1, consecutive: 0 });
  });

  it('CB-42: what was due before happens first', () => {
    const breaker = breakerWith(ONE);
    breaker.calls(0, 'f');
    breaker.adapt(500, { control: 'forced-closed' });
    expect(breaker.state).toMatchObject({ mode: CLOSED, changes: 3, changedAt: 500e6 });
  });
});

describe('a reset', () => {
  it('CB-43: closes, empties the window and keeps the totals', () => {
    const breaker = breakerWith({ ...LAST_4, openForMs: 100 });
    breaker.calls(0, 'sfff');
    breaker.ask(1);
    const { total, failed, rejected, openings } = breaker.state;
    breaker.adapt(2, { resets: 1 });
    expect(breaker.state).toMatchObject({ mode: CLOSED, windowCalls: 0, windowFailures: 0, changedAt: 2e6 });
    expect(breaker.state).toMatchObject({ total, failed, rejected, openings });
    expect([total, failed, rejected, openings]).toEqual([5, 3, 1, 1]);
  });

  it('CB-43: of a half-open breaker makes its trials late', () => {
    const breaker = breakerWith(ONE);
    breaker.calls(0, 'f');
    const trial = breaker.ask(100);
    expect(breaker.state.mode).toBe(HALF_OPEN);
    breaker.adapt(110, { resets: 1 });
    breaker.end(trial, 120, OK);
    expect(breaker.state).toMatchObject({ mode: CLOSED, late: 1, succeeded: 0, changes: 3 });
  });

  it('CB-43: happens once each time it is raised, and not when it is lowered', () => {
    const breaker = breakerWith({ failureThreshold: 9 });
    breaker.calls(0, 'ff');
    breaker.adapt(1, { resets: 3 });
    breaker.calls(1, 'ff');
    breaker.adapt(2, { resets: 3 });
    breaker.adapt(3, { resets: 0 });
    expect(breaker.state).toMatchObject({ changes: 1, consecutive: 2 });
  });

  it('CB-43: leaves the control in force', () => {
    const breaker = breakerWith({ ...ONE, control: 'forced-open' });
    breaker.adapt(1, { resets: 1 });
    expect([breaker.state.mode, breaker.ask(2)]).toEqual([OPEN, -1]);
  });

  it('CB-43: a breaker that starts with resets is not reset by them', () => {
    const breaker = breakerWith({ ...ONE, resets: 5 });
    breaker.calls(0, 'f');
    breaker.adapt(1, { openForMs: 200 });
    expect(breaker.state).toMatchObject({ mode: OPEN, changes: 1 });
  });
});

import { describe, expect, it } from 'vitest';
import { CANCELLED } from '../../base/outcome';
import { BY_DEADLINE, BY_HAND, DONE, IN_DOUBT, NOT_DONE } from './catalogue';
import { FAILS, REFUSES, SagaRun, saga, step } from './saga.test-support';
import type { StepSettings } from './step-settings';

const beside = { starts: 'with' } as const;
const withDeadline = (pivot: Partial<StepSettings> = {}) =>
  new SagaRun(saga([step('a'), step('b', pivot), step('c')], { deadlineMs: 500 }));

describe('the deadline of a saga', () => {
  it('SG-19: it turns back at that very instant, and gives up what is under way', () => {
    const run = withDeadline().at(10).ok('a').at(499.999);
    expect([run.sent(), run.status, run.deadlineMs]).toEqual(['a b', 'running', 500]);
    run.at(500);
    expect([run.sent(), run.status, run.phaseOf('b')]).toEqual(['-b', 'compensating', IN_DOUBT]);
    expect(run.state).toMatchObject({ reason: BY_DEADLINE, turnedBy: -1 });
    expect(run.state.outcomes[1]).toBe(CANCELLED);
    run.ok('-b -a');
    expect(run.status).toBe('compensated');
  });

  it('SG-19: a reply at the deadline comes too late', () => {
    const run = withDeadline().ok('a b');
    run.now = 500e6;
    run.ok('c');
    expect([run.status, run.state.late, run.sent()]).toEqual(['compensating', 1, 'a b c -c']);
  });

  it('SG-19: a wait that would go beyond it is dropped, and an attempt without effect is not undone', () => {
    const run = withDeadline().ok('a').at(450);
    run.reply('b', FAILS);
    run.at(500);
    expect([run.phaseOf('b'), run.sent()]).toEqual([NOT_DONE, 'a b -a']);
  });

  it('SG-19: after the pivot it means nothing', () => {
    const run = withDeadline({ pivot: true }).ok('a b');
    expect(run.deadlineMs).toBe(1000);
    run.at(600).ok('c');
    expect(run.status).toBe('completed');
  });

  it('SG-19: a pivot that can be undone is given up like any other step', () => {
    const run = withDeadline({ pivot: true }).ok('a').at(500);
    expect(run.sent()).toBe('a b -b');
  });

  it('SG-19: a pivot that cannot be undone is waited for; if it is done, the saga goes forward', () => {
    const run = withDeadline({ pivot: true, compensation: 'nothing' }).ok('a').at(600);
    expect([run.status, run.deadlineMs]).toEqual(['running', 1000]);
    run.ok('b c');
    expect(run.status).toBe('completed');
  });

  it('SG-19: and if it is surely not done, the saga turns back at once and does not try again', () => {
    const run = withDeadline({ pivot: true, compensation: 'nothing' }).ok('a').at(600);
    run.reply('b', FAILS);
    expect([run.sent(), run.state.reason]).toEqual(['a b -a', BY_DEADLINE]);
  });

  it('SG-19: having turned back it no longer waits for neighbours under way', () => {
    const run = new SagaRun(saga([step('a', { timeoutMs: 0 }), step('b', beside)], { deadlineMs: 500 }));
    run.at(100).reply('b', REFUSES);
    expect([run.sent(), run.deadlineMs]).toEqual(['a b', 500]);
    run.at(500);
    expect([run.sent(), run.phaseOf('a'), run.deadlineMs]).toEqual(['-a', IN_DOUBT, 1500]);
  });

  it('SG-19: it means nothing for what undoes steps', () => {
    const run = withDeadline().ok('a').at(400);
    run.reply('b', REFUSES);
    expect(run.deadlineMs).toBe(1400);
    run.at(600).ok('-a');
    expect([run.status, run.phaseOf('-a')]).toEqual(['compensated', DONE]);
  });
});

describe('cancelling', () => {
  it('SG-20: gives up what is under way and undoes it with the others', () => {
    const run = new SagaRun(saga([step('a'), step('b'), step('c', beside)])).ok('a b').at(20);
    expect(run.cancels()).toBe(true);
    expect(run.state).toMatchObject({ reason: BY_HAND, turnedBy: -1, turnedAt: 20e6 });
    run.ok('-c -b -a');
    expect([run.sent(), run.status]).toEqual(['a b c -c -b -a', 'compensated']);
  });

  it('SG-20: says so when the saga has turned back already, or is over', () => {
    const run = new SagaRun(saga([step('a')]));
    expect([run.cancels(), run.cancels()]).toEqual([true, false]);
    run.ok('-a');
    expect([run.cancels(), run.status, run.sent()]).toEqual([false, 'compensated', 'a -a']);
  });
});

import { describe, expect, it } from 'vitest';
import { OK, TIMEOUT } from '../../base/outcome';
import { NS_PER_MS } from '../../base/time';
import {
  BY_FAILURE,
  BY_REFUSAL,
  DONE,
  GIVEN_UP,
  IDLE,
  IN_DOUBT,
  NEEDS_OPERATOR,
  NOTHING_TO_UNDO,
  NOT_DONE,
  REGISTERED,
} from './catalogue';
import { FAILS, REFUSES, SagaRun, saga, step } from './saga.test-support';
import type { SagaSettings } from './settings';

const beside = { starts: 'with' } as const;
const four = (changed: Partial<SagaSettings> = {}) =>
  new SagaRun(saga([step('a'), step('b'), step('c'), step('d')], changed));

describe('turning back', () => {
  it('SG-7: by a refusal at once; when, why, and by which step is kept, and what came of the others', () => {
    const run = four();
    run.reply('a', OK, 1, 70);
    run.ok('b').at(250);
    run.reply('c', REFUSES);
    expect(run.state).toMatchObject({
      turned: 1,
      turnedAt: 250 * NS_PER_MS,
      turnedBy: 2,
      reason: BY_REFUSAL,
    });
    expect([run.state.outcomes[2], run.state.results[0]]).toEqual([REFUSES, 70]);
  });

  it('SG-7: by the last of its attempts', () => {
    const run = four();
    run.always('a', FAILS);
    expect(run.state).toMatchObject({ turned: 1, turnedBy: 0, reason: BY_FAILURE, status: 3 });
  });

  it('SG-8: what was executed is undone, and the step that was refused is not', () => {
    const run = four().ok('a b');
    run.sent();
    run.reply('c', REFUSES);
    expect([run.sent(), run.status]).toEqual(['-b', 'compensating']);
    run.ok('-b');
    expect(run.sent()).toBe('-a');
    run.ok('-a');
    expect([run.sent(), run.status, run.phaseOf('c'), run.phaseOf('d')]).toEqual([
      '',
      'compensated',
      NOT_DONE,
      IDLE,
    ]);
  });

  it('SG-8: a step that timed out is undone, for it may be done', () => {
    const run = new SagaRun(saga([step('a'), step('b', { attempts: 1 })])).ok('a');
    run.sent();
    run.at(1000);
    expect([run.sent(), run.phaseOf('b'), run.state.outcomes[1]]).toEqual(['-b', IN_DOUBT, TIMEOUT]);
    run.ok('-b -a');
    expect(run.status).toBe('compensated');
  });

  it('SG-8: so is one that was refused after an attempt that nobody knows of', () => {
    const run = four();
    run.at(1100).reply('a', REFUSES);
    expect(run.sent()).toBe('a a#2 -a');
  });

  it('SG-8: what undoes a step is registered before it is sent for the first time', () => {
    const run = four();
    expect([run.phaseOf('-a'), run.phaseOf('-b')]).toEqual([REGISTERED, IDLE]);
  });

  it('SG-8: nothing was done: nothing is undone', () => {
    const run = four();
    run.reply('a', REFUSES);
    expect([run.sent(), run.status]).toEqual(['a', 'compensated']);
  });

  it('SG-9: steps of a group are undone in the reverse order of their completion', () => {
    const run = new SagaRun(saga([step('a'), step('b', beside), step('c', beside), step('d')]));
    run.ok('c a b');
    run.sent();
    run.reply('d', REFUSES);
    run.ok('-b -a -c');
    expect([run.sent(), run.status]).toEqual(['-b -a -c', 'compensated']);
  });

  it('SG-9: a step that may be done counts as completed when it is given up', () => {
    const run = new SagaRun(saga([step('a'), step('b', { ...beside, attempts: 1 }), step('c', beside)]));
    run.ok('a').at(500).ok('c').at(1000).ok('-b -c');
    expect(run.sent()).toBe('a b c -b -c -a');
  });

  it('SG-10: all steps are undone, those that never ran first', () => {
    const run = four({ compensates: 'all' }).ok('a');
    run.sent();
    run.reply('b', REFUSES);
    run.ok('-d -c -b -a');
    expect([run.sent(), run.status]).toEqual(['-d -c -b -a', 'compensated']);
  });

  it('SG-10: of those beside each other the one that completed last is first, after those without effect', () => {
    const steps = [
      step('a'),
      step('b', beside),
      step('c', { ...beside, compensation: 'nothing' }),
      step('d', beside),
    ];
    const run = new SagaRun(saga(steps, { compensates: 'all' })).ok('d a');
    run.sent();
    run.reply('b', REFUSES);
    expect(run.sent()).toBe('');
    run.ok('c -b -a -d');
    expect([run.sent(), run.status]).toEqual(['-b -a -d', 'compensated']);
  });

  it('SG-11: a step without compensation is passed over', () => {
    const run = new SagaRun(saga([step('a'), step('b', { compensation: 'nothing' }), step('c')])).ok('a b');
    run.sent();
    run.reply('c', REFUSES);
    expect([run.sent(), run.phaseOf('-b')]).toEqual(['-a', NOTHING_TO_UNDO]);
    run.ok('-a');
    expect(run.status).toBe('compensated');
  });

  it('SG-12: those beside are waited for before anything is undone, and not tried again', () => {
    const run = new SagaRun(saga([step('a'), step('b', beside), step('c', beside), step('d', beside)])).ok(
      'c',
    );
    run.at(50).reply('d', FAILS);
    run.at(60).reply('a', REFUSES);
    expect([run.sent(), run.status, run.phaseOf('d')]).toEqual(['a b c d', 'compensating', NOT_DONE]);
    run.at(999);
    expect(run.sent()).toBe('');
    run.at(1000);
    expect([run.sent(), run.attemptsOf('b'), run.phaseOf('b')]).toEqual(['-b', 1, IN_DOUBT]);
    run.ok('-b');
    expect(run.sent()).toBe('-c');
  });

  it('SG-12: a neighbour that is done after all is undone, and one that was refused too is not', () => {
    const run = new SagaRun(saga([step('a'), step('b', beside), step('c', beside)]));
    run.reply('a', REFUSES);
    run.ok('b').reply('c', REFUSES);
    expect(run.sent()).toBe('a b c -b');
  });

  it('SG-12: a neighbour that waits for its next attempt after one that nobody knows of is undone', () => {
    const run = new SagaRun(saga([step('a', { timeoutMs: 0 }), step('b', beside)])).at(1050);
    run.reply('a', REFUSES);
    expect([run.sent(), run.phaseOf('b')]).toEqual(['a b -b', IN_DOUBT]);
  });

  it('SG-13: undoing is tried again with waits, then an operator is asked; the others are undone all the same', () => {
    const run = four().ok('a b c');
    run.reply('d', REFUSES);
    expect(run.sent()).toBe('a b c d -c');
    run.at(10).reply('-c', FAILS);
    expect([run.sent(), run.status]).toEqual(['', 'compensating']);
    run.at(110);
    expect(run.sent()).toBe('-c#2');
    run.at(1110);
    expect([run.sent(), run.status, run.phaseOf('-c')]).toEqual(['-b', 'stuck', NEEDS_OPERATOR]);
    run.ok('-b -a');
    expect([run.sent(), run.status, run.phaseOf('-a')]).toEqual(['-a', 'stuck', DONE]);
  });

  it('SG-13: a refusal to undo is not tried again', () => {
    const run = four().ok('a');
    run.reply('b', REFUSES);
    run.reply('-a', REFUSES);
    expect([run.status, run.attemptsOf('-a')]).toEqual(['stuck', 1]);
  });

  it('SG-14: with nobody to ask it is recorded, and the saga fails when the others are undone', () => {
    const run = four({ deadEnd: 'record' }).ok('a b');
    run.reply('c', REFUSES);
    run.always('-b', FAILS);
    expect([run.status, run.phaseOf('-b')]).toEqual(['compensating', GIVEN_UP]);
    run.ok('-a');
    expect([run.sent(), run.status]).toEqual(['a b c -b -b#2 -a', 'failed']);
  });
});

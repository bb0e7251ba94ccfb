import { describe, expect, it } from 'vitest';
import { DONE, GIVEN_UP, MARK_DONE, MARK_FAILED, NEEDS_OPERATOR, TRY_AGAIN } from './catalogue';
import { FAILS, REFUSES, SagaRun, saga, step } from './saga.test-support';

/** Of three steps that are done the last two could not be undone, and the first one is being undone. */
function stuck(): SagaRun {
  const run = new SagaRun(saga([step('a'), step('b'), step('c'), step('d')])).ok('a b c');
  run.reply('d', REFUSES);
  run.always('-c', FAILS).always('-b', FAILS);
  expect([run.sent(), run.status]).toEqual(['a b c d -c -c#2 -b -b#2 -a', 'stuck']);
  return run;
}

describe('the operator', () => {
  it('SG-21: has an act tried again, with as many attempts and the first wait', () => {
    const run = stuck().ok('-a');
    run.operator('-b', TRY_AGAIN);
    expect([run.sent(), run.status]).toEqual(['-b#3', 'stuck']);
    run.reply('-b', FAILS);
    expect(run.deadlineMs - run.now / 1e6).toBe(100);
    run.at(run.deadlineMs);
    run.reply('-b', FAILS);
    expect([run.sent(), run.phaseOf('-b')]).toEqual(['-b#4', NEEDS_OPERATOR]);
  });

  it('SG-21: it takes its turn behind the one that is being undone, the one that completed last first', () => {
    const run = stuck();
    run.operator('-b', TRY_AGAIN);
    run.operator('-c', TRY_AGAIN);
    expect([run.sent(), run.status]).toEqual(['', 'compensating']);
    run.ok('-a -c -b');
    expect([run.sent(), run.status]).toEqual(['-c#3 -b#3', 'compensated']);
  });

  it('SG-21: a step after the pivot is tried again at once', () => {
    const run = new SagaRun(saga([step('p', { pivot: true }), step('b', { attempts: 2 })])).ok('p');
    run.always('b', FAILS);
    run.operator('b', TRY_AGAIN);
    expect([run.sent(), run.status, run.state.limits[1]]).toEqual(['p b b#2 b#3', 'running', 4]);
    run.ok('b');
    expect(run.status).toBe('completed');
  });

  it('SG-22: marks it as done', () => {
    const run = stuck();
    run.operator('-c', MARK_DONE);
    expect([run.phaseOf('-c'), run.status]).toEqual([DONE, 'stuck']);
    run.operator('-b', MARK_DONE);
    expect(run.status).toBe('compensating');
    run.ok('-a');
    expect(run.status).toBe('compensated');
  });

  it('SG-22: with the result that it had', () => {
    const run = new SagaRun(saga([step('p', { pivot: true }), step('b')])).ok('p');
    run.reply('b', REFUSES);
    run.operator('b', MARK_DONE, 77);
    expect([run.status, run.state.results[1]]).toEqual(['completed', 77]);
  });

  it('SG-23: marks it as failed, and the saga fails when nothing is left to do', () => {
    const run = stuck();
    run.operator('-b', MARK_FAILED);
    run.operator('-c', MARK_DONE);
    expect([run.phaseOf('-b'), run.status]).toEqual([GIVEN_UP, 'compensating']);
    run.ok('-a');
    expect([run.status, run.deadlineMs]).toEqual(['failed', Infinity]);
  });

  it('SG-23: a step after the pivot that is marked as failed ends the saga when its neighbours have ended', () => {
    const run = new SagaRun(
      saga([step('p', { pivot: true }), step('b'), step('c', { starts: 'with' }), step('d')]),
    );
    run.ok('p').reply('b', REFUSES);
    run.operator('b', MARK_FAILED);
    expect(run.status).toBe('running');
    run.reply('c', FAILS);
    expect(run.status).toBe('running');
    run.at(run.deadlineMs).ok('c');
    expect([run.sent(), run.status]).toEqual(['p b c c#2', 'failed']);
  });

  it('SG-24: can say nothing of what is not stuck', () => {
    const run = stuck();
    const before = run.saved();
    for (const said of [TRY_AGAIN, MARK_DONE, MARK_FAILED]) {
      for (const act of ['a', 'd', '-a', '-d']) expect(run.operator(act, said)).toBe(false);
    }
    expect([run.sent(), run.saved()]).toEqual(['', before]);
    expect([run.operator('-c', MARK_DONE), run.operator('-c', MARK_DONE)]).toEqual([true, false]);
    expect(() => run.operator('-c', 3)).toThrow('an operator can say three things');
  });
});

import { describe, expect, it } from 'vitest';
import { TIMEOUT } from '../../base/outcome';
import { ENTRIES, MARK_FAILED, STATUS, TURNED_BACK } from './catalogue';
import { init } from './engine';
import { explain } from './explain';
import { FAILS, REFUSES, SagaRun, saga, step } from './saga.test-support';
import { entryText } from './words';

const why = (run: SagaRun) => explain(run.config, run.state, run.now).sentence;
const three = () => new SagaRun(saga([step('a'), step('b'), step('c')]));

describe('why a saga is where it is', () => {
  it('SG-35: no saga', () => {
    const { config } = three();
    expect(explain(config, init(config, 0), 0)).toEqual({ sentence: 'No saga was begun.', facts: [] });
  });

  it('SG-35: running, with what is under way and what comes next', () => {
    const run = three().ok('a').at(250);
    expect(why(run)).toBe(
      'Running since 0.00 s: 1 of 3 steps are done. “B” is under way, attempt 1 of 3, for 750 ms at most. ' +
        'Then comes “C”.',
    );
  });

  it('SG-35: waiting for the next attempt, beside another without a limit, before a deadline', () => {
    const steps = [
      step('a'),
      step('b', { starts: 'with', timeoutMs: 0 }),
      step('c'),
      step('d', { starts: 'with' }),
    ];
    const run = new SagaRun(saga(steps, { deadlineMs: 2000 }));
    run.reply('a', FAILS);
    expect(why(run)).toBe(
      'Running since 0.00 s: 0 of 4 steps are done. “A” is tried again in 100 ms: attempt 1 of 3 ended as ' +
        '“answered with an error”. “B” is under way, attempt 1 of 3, with no time limit. Then come “C” and “D”. ' +
        'It turns back in 2 s if it is not completed by then.',
    );
  });

  it('SG-35: compensating, because of what, and what comes next', () => {
    const run = three().ok('a b').at(40);
    run.reply('c', REFUSES);
    expect(why(run)).toBe(
      'Compensating since 0.04 s because “C” was refused (answered as wrong): 0 of 2 steps are undone. ' +
        'The compensation of “B” is under way, attempt 1 of 2, for 1 s at most. Next comes the compensation of “A”.',
    );
    run.ok('-b').at(60).ok('-a');
    expect(why(run)).toBe(
      'Compensated at 0.06 s, after 60 ms: 2 steps were undone. It had turned back because “C” was refused ' +
        '(answered as wrong).',
    );
  });

  it('SG-35: stuck, and on what', () => {
    const run = three().ok('a');
    run.reply('b', REFUSES);
    run.always('-a', FAILS);
    expect(why(run)).toBe(
      'Stuck since 0.00 s because “B” was refused (answered as wrong): 0 of 1 step is undone. ' +
        'The compensation of “A” needs an operator: attempt 2 of 2 ended as “answered with an error”.',
    );
    run.operator('-a', MARK_FAILED);
    expect(why(run)).toContain('Failed at 0.10 s, after 100 ms: the compensation of “A” did not succeed.');
  });

  it('SG-35: past the pivot, or not knowing whether it is past it', () => {
    const steps = [step('p', { pivot: true, compensation: 'nothing' }), step('b')];
    const run = new SagaRun(saga(steps, { deadlineMs: 9000 }));
    expect(why(run)).toContain('There is no way back while the pivot “P” may have happened.');
    run.reply('p', FAILS);
    expect(why(run)).toContain('It turns back in 9 s if the pivot is not done by then.');
    run.at(100).ok('p');
    expect(why(run)).toContain('There is no way back, for the pivot “P” is done.');
    run.ok('b');
    expect(why(run)).toBe('Completed at 0.10 s, after 100 ms: all 2 steps are done.');
  });

  it('SG-35: by hand, with nothing to undo', () => {
    const run = new SagaRun(saga([step('a', { compensation: 'nothing' })])).at(5);
    run.cancels();
    expect(why(run)).toBe(
      'Compensated at 0.01 s, after 5 ms: there was nothing to undo. It had turned back because it was cancelled by hand.',
    );
  });

  it('SG-35: the facts tell where each step stands, and of replies that were not taken', () => {
    const run = three().ok('a');
    run.reply('b', TIMEOUT);
    run.at(100).reply('b', REFUSES);
    run.reply('b', FAILS, 1);
    const facts = explain(run.config, run.state, run.now).facts.map(
      ({ label, value }) => `${label}: ${value}`,
    );
    expect(facts).toEqual([
      'saga: 12',
      'status: compensating',
      'began at: 0',
      'turned back at: 0.1',
      'turned back because: “B” was refused (answered as wrong)',
      'step 1, A: done at attempt 1; to be undone',
      'step 2, B: may have been done at attempt 2 (last end: answered as wrong); being undone at attempt 1',
      'step 3, C: never begun',
      'overtaken replies: 1',
    ]);
  });
});

describe('the log of a saga', () => {
  it('SG-36: tells what happened', () => {
    const run = three().ok('a');
    run.reply('b', REFUSES);
    run.records('-a').always('-a', FAILS);
    expect(run.log).toEqual([
      'saga began',
      'saga is running',
      '“A”, attempt 1: sent',
      '“A”, attempt 1: done',
      '“B”, attempt 1: sent',
      '“B”, attempt 1: answered as wrong; refused',
      '“B”, attempt 1: over without effect: nothing to undo',
      'saga turned back: “B” was refused',
      'saga is compensating',
      'The compensation of “A”, attempt 1: sent',
      'The compensation of “A”, attempt 1: recorded as sent',
      'The compensation of “A”, attempt 1: answered with an error; surely without effect',
      'The compensation of “A”, attempt 2: sent',
      'The compensation of “A”, attempt 2: answered with an error; surely without effect',
      'The compensation of “A”, attempt 2: stuck: an operator has to decide',
      'saga is stuck',
    ]);
  });

  it('SG-36: has words for every code', () => {
    const { config } = three();
    ENTRIES.forEach((_, code) => {
      for (const place of [0, -1]) {
        const words = entryText(config, code, place, 1, 1, 0);
        expect(words).toMatch(/^\S.*[a-z]$/);
        expect(words).not.toContain('undefined');
      }
    });
    expect(entryText(config, STATUS, -1, 0, 0, 4)).toBe('saga is failed');
    expect(entryText(config, TURNED_BACK, -1, 0, 0, 2)).toBe('saga turned back: the deadline was reached');
  });
});

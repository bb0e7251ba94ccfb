import { describe, expect, it } from 'vitest';
import { OUTCOMES, FALLBACK, NO_ANSWER, OK, TIMEOUT, UNAVAILABLE, type OutcomeId } from '../../base/outcome';
import { NS_PER_MS } from '../../base/time';
import { HAPPENED, IN_DOUBT, NOT_DONE, NOT_HAPPENED, REFUSED, TAKEN, UNKNOWN } from './catalogue';
import { waitAfter } from './delay';
import * as engine from './engine';
import { FAILS, REFUSES, SagaRun, saga, step } from './saga.test-support';
import type { StepSettings } from './step-settings';

const three = () => new SagaRun(saga([step('a'), step('b'), step('c')]));

describe('going forward', () => {
  it('SG-1: one step after the other, and then the saga is completed', () => {
    const run = three();
    expect([run.sent(), run.status]).toEqual(['a', 'running']);
    run.ok('a');
    expect(run.sent()).toBe('b');
    run.ok('b');
    expect([run.sent(), run.status]).toEqual(['c', 'running']);
    run.ok('c');
    expect([run.sent(), run.status, run.deadlineMs]).toEqual(['', 'completed', Infinity]);
  });

  it('SG-1: a group runs at once, and what comes after it waits for all of it', () => {
    const beside = { starts: 'with' } as const;
    const run = new SagaRun(saga([step('a'), step('b', beside), step('c', beside), step('d'), step('e')]));
    expect(run.sent()).toBe('a b c');
    run.ok('c a');
    expect(run.sent()).toBe('');
    run.ok('b');
    expect(run.sent()).toBe('d');
    run.ok('d e');
    expect(run.status).toBe('completed');
  });

  it('SG-1: a first step that would start with the one before it starts at once', () => {
    expect(new SagaRun(saga([step('a', { starts: 'with' })])).sent()).toBe('a');
  });

  it('SG-2: what it is about and what came of its steps are kept by their handles', () => {
    const run = three();
    expect([run.state.context, ...run.state.results]).toEqual([34, -1, -1, -1]);
    run.reply('a', OK, 1, 101);
    run.reply('b', OK, 1);
    run.reply('c', OK, 1, 103);
    expect([run.state.context, ...run.state.results]).toEqual([34, 101, -1, 103]);
  });

  it('SG-2: a failure has no result', () => {
    const run = three();
    run.reply('a', FAILS, 1, 55);
    expect(run.state.results[0]).toBe(-1);
  });

  it.each<[OutcomeId, number]>([
    ['ok', HAPPENED],
    ['fallback', UNKNOWN],
    ['error', NOT_HAPPENED],
    ['short-circuited', NOT_HAPPENED],
    ['bulkhead-full', NOT_HAPPENED],
    ['shed', NOT_HAPPENED],
    ['invalid', REFUSED],
    ['timeout', UNKNOWN],
    ['no-answer', UNKNOWN],
    ['unavailable', UNKNOWN],
    ['refused', UNKNOWN],
    ['cancelled', UNKNOWN],
  ])('SG-3: an end as %s says %i, unless it is set otherwise', (id, judgement) => {
    const outcome = OUTCOMES.findIndex((one) => one.id === id);
    expect(engine.configure(saga([step('a')])).judgements[outcome]).toBe(judgement);
  });

  it('SG-3: settings say which ends are harmless, which are refusals, and what a fallback is worth', () => {
    const changed = saga([step('a')], {
      notDoneOn: ['unavailable', 'error'],
      refusedOn: ['error'],
      fallbackMeans: 'done',
    });
    const { judgements } = engine.configure(changed);
    expect([judgements[UNAVAILABLE], judgements[FAILS], judgements[REFUSES], judgements[FALLBACK]]).toEqual([
      NOT_HAPPENED,
      REFUSED,
      UNKNOWN,
      HAPPENED,
    ]);
  });

  it('SG-4: three attempts are three tries in all', () => {
    const run = three().always('a', FAILS);
    expect([run.sent(), run.status]).toEqual(['a a#2 a#3', 'compensated']);
  });

  it('SG-4: a failure that is followed by an answer is forgotten', () => {
    const run = three();
    run.reply('a', FAILS);
    run.at(100).ok('a b c');
    expect([run.sent(), run.status]).toEqual(['a a#2 b c', 'completed']);
  });

  it('SG-4: a refusal is not tried again', () => {
    const run = three();
    run.reply('a', REFUSES);
    expect([run.sent(), run.status, run.phaseOf('a')]).toEqual(['a', 'compensated', NOT_DONE]);
  });

  it('SG-5: waits grow from the first, by the factor, up to the longest', () => {
    const run = new SagaRun(saga([step('a', { attempts: 9, longestWaitMs: 500 })]));
    const waits: number[] = [];
    for (let tries = 1; tries < 6; tries += 1) {
      run.reply('a', FAILS);
      waits.push(run.deadlineMs - run.now / NS_PER_MS);
      run.at(run.deadlineMs);
    }
    expect(waits).toEqual([100, 200, 400, 500, 500]);
    expect(run.sent()).toBe('a a#2 a#3 a#4 a#5 a#6');
  });

  it('SG-5: no wait at all sends again at once, as often as there are attempts', () => {
    const run = new SagaRun(saga([step('a', { attempts: 4, firstWaitMs: 0 })]));
    for (let tries = 1; tries <= 4; tries += 1) expect(run.reply('a', FAILS)).toBe(TAKEN);
    expect([run.sent(), run.now, run.status]).toEqual(['a a#2 a#3 a#4', 0, 'compensated']);
  });

  const drawn = (changed: Partial<StepSettings>, luck: number, attempt = 1) =>
    waitAfter(engine.configure(saga([step('a', { firstWaitMs: 100, ...changed })])), luck, 0, attempt, 1);

  it.each([
    ['none', 100, 100],
    ['equal', 50, 100],
    ['full', 0, 100],
  ] as const)('SG-5: with jitter %s waits lie evenly between %i and %i ms', (jitter, low, high) => {
    const waits = Array.from({ length: 4000 }, (_, luck) => drawn({ jitter }, luck) / NS_PER_MS);
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(low);
    expect(Math.max(...waits)).toBeLessThanOrEqual(high);
    // Four standard deviations of a mean of so many.
    expect(Math.abs(mean - (low + high) / 2)).toBeLessThanOrEqual((4 * (high - low)) / Math.sqrt(12 * 4000));
  });

  it('SG-5: the same luck, act and attempt wait as long again, and no others do', () => {
    const one = drawn({ jitter: 'full' }, 5);
    expect(drawn({ jitter: 'full' }, 5)).toBe(one);
    expect(drawn({ jitter: 'full' }, 6)).not.toBe(one);
    expect(drawn({ jitter: 'full' }, 5, 2)).not.toBe(one);
    const config = engine.configure(saga([step('a', { jitter: 'full' }), step('b', { jitter: 'full' })]));
    const waits = [0, 1, 2, 3].map((act) => waitAfter(config, 5, act, 1, 1));
    expect(new Set(waits).size).toBe(4);
  });

  it('SG-6: no reply within the time limit: given up at that very instant, and tried again', () => {
    const run = three();
    expect(run.deadlineMs).toBe(1000);
    run.at(999.999);
    expect(run.attemptsOf('a')).toBe(1);
    run.at(1000);
    expect([run.deadlineMs, run.state.outcomes[0]]).toEqual([1100, TIMEOUT]);
    run.at(1100);
    expect(run.sent()).toBe('a a#2');
  });

  it('SG-6: what nobody knows stays so, whatever comes after it but an answer', () => {
    const run = new SagaRun(saga([step('a', { attempts: 2 }), step('b')]));
    run.at(1100).reply('a', FAILS);
    expect([run.phaseOf('a'), run.sent()]).toEqual([IN_DOUBT, 'a a#2 -a']);
  });

  it('SG-6: an end that nobody knows of is like no reply, but comes at once', () => {
    const run = new SagaRun(saga([step('a', { attempts: 1 })]));
    run.reply('a', NO_ANSWER);
    expect([run.phaseOf('a'), run.sent()]).toEqual([IN_DOUBT, 'a -a']);
  });

  it('SG-6: without a time limit it waits for ever', () => {
    const run = new SagaRun(saga([step('a', { timeoutMs: 0 })]));
    expect(run.deadlineMs).toBe(Infinity);
    run.at(1e9).ok('a');
    expect(run.status).toBe('completed');
  });
});

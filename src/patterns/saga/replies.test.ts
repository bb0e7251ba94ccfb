import { describe, expect, it } from 'vitest';
import { OK } from '../../base/outcome';
import { DUPLICATE, LATE, OVERTAKEN, STRANGER, TAKEN } from './catalogue';
import * as engine from './engine';
import { FAILS, REFUSES, SagaRun, saga, step } from './saga.test-support';

const two = () => new SagaRun(saga([step('a'), step('b')]));

/** What a reply changes beside the counts of those that were not taken. */
function changesNothing(run: SagaRun, reply: () => number): number {
  const counts = { duplicates: 0, late: 0, overtaken: 0, strangers: 0 };
  const before = { ...run.saved(), ...counts };
  const verdict = reply();
  expect({ ...run.saved(), ...counts }).toEqual(before);
  expect(run.sent()).toBe('');
  return verdict;
}

describe('replies', () => {
  it('SG-25: a second answer of an attempt is a duplicate', () => {
    const run = two();
    expect([run.reply('a', OK), run.sent()]).toEqual([TAKEN, 'a b']);
    expect(changesNothing(run, () => run.reply('a', REFUSES))).toBe(DUPLICATE);
    expect(run.state.duplicates).toBe(1);
  });

  it('SG-25: so is one of an attempt that failed, while the next is waited for', () => {
    const run = two();
    run.reply('a', FAILS);
    run.sent();
    expect(changesNothing(run, () => run.reply('a', OK, 1))).toBe(DUPLICATE);
  });

  it('SG-25: the answer of an attempt that was given up is late, also when it says that all went well', () => {
    const run = two().at(1000);
    run.sent();
    expect(changesNothing(run, () => run.reply('a', OK, 1))).toBe(LATE);
    expect(run.state.late).toBe(1);
  });

  it('SG-25: an answer of an older attempt is overtaken, and the newer one decides', () => {
    const run = two().at(1100);
    expect(run.sent()).toBe('a a#2');
    expect(changesNothing(run, () => run.reply('a', OK, 1))).toBe(OVERTAKEN);
    expect(run.reply('a', OK, 2)).toBe(TAKEN);
    expect([run.sent(), run.state.overtaken]).toEqual(['b', 1]);
  });

  it('SG-25: an answer of an attempt that nobody remembers is one of a stranger', () => {
    const run = two();
    run.sent();
    expect(changesNothing(run, () => run.reply('a', OK, 2))).toBe(STRANGER);
    expect(changesNothing(run, () => run.reply('b', OK, 1))).toBe(STRANGER);
    expect(changesNothing(run, () => run.reply('a', OK, 0))).toBe(STRANGER);
    expect(changesNothing(run, () => run.reply('-a', OK, 1))).toBe(STRANGER);
    expect(run.state.strangers).toBe(4);
  });

  it('SG-25: an answer of an action is none of its compensation', () => {
    const run = two().ok('a');
    run.reply('b', REFUSES);
    expect(run.sent()).toBe('a b -a');
    expect(changesNothing(run, () => run.reply('a', OK))).toBe(DUPLICATE);
    run.ok('-a');
    expect(run.status).toBe('compensated');
  });

  it('SG-25: what is not a step, or not a direction, is a mistake of the host', () => {
    const { config, state, out } = two();
    expect(() => engine.replied(config, state, 0, out, 2, 0, 1, OK, -1)).toThrow('has no step 2');
    expect(() => engine.replied(config, state, 0, out, 0, 2, 1, OK, -1)).toThrow('no direction 2');
  });
});

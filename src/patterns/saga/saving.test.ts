import { describe, expect, it } from 'vitest';
import { OK } from '../../base/outcome';
import { SENT, TO_SEND, TRY_AGAIN } from './catalogue';
import * as engine from './engine';
import { explain } from './explain';
import { FAILS, REFUSES, SagaRun, saga, step } from './saga.test-support';

const two = () => new SagaRun(saga([step('a'), step('b')]));
const stepwise = () => new SagaRun(saga([step('a'), step('b')], { saves: 'steps', deadEnd: 'record' }));

/** The entries of a log since the last time. */
function entriesOf(run: SagaRun): string[] {
  return run.entries.splice(0);
}

describe('saving', () => {
  it('SG-26: an act has one key, and no other act of any saga has it', () => {
    const keys: number[] = [];
    for (const id of [0, 1, 2, 1e12]) {
      for (let place = 0; place < 16; place += 1) {
        for (const direction of [0, 1]) keys.push(engine.keyOf(id, place, direction));
      }
    }
    expect(new Set(keys).size).toBe(4 * 32);
    expect(keys.every(Number.isSafeInteger)).toBe(true);
  });

  it('SG-27: first what happened, then a save, then what is to be sent', () => {
    const run = two();
    expect(entriesOf(run)).toEqual(['began', 'status', 'save', 'send']);
    run.ok('a');
    expect(entriesOf(run)).toEqual(['done', 'save', 'send']);
    run.records('b');
    expect(entriesOf(run)).toEqual(['recorded', 'save']);
    run.reply('b', FAILS);
    expect(entriesOf(run)).toEqual(['attempt-failed', 'save']);
    run.at(100);
    expect(entriesOf(run)).toEqual(['save', 'send']);
    run.reply('b', REFUSES);
    expect(entriesOf(run)).toEqual(['attempt-refused', 'not-done', 'turned-back', 'status', 'save', 'send']);
    run.ok('-a');
    expect(entriesOf(run)).toEqual(['done', 'status', 'save']);
  });

  it('SG-27: nothing is saved when nothing has changed, or only a count has', () => {
    const run = two();
    run.at(50).records('a');
    entriesOf(run);
    run.reply('a', OK, 9);
    run.records('a');
    expect(entriesOf(run)).toEqual(['stranger']);
  });

  it('SG-28: what was not recorded as sent is sent again, as the same attempt', () => {
    const run = two().at(40);
    const saved = run.saved();
    expect(run.sent()).toBe('a');
    run.at(60).resumes(saved);
    expect([run.sent(), run.state.resumes]).toEqual(['a', 1]);
    run.ok('a');
    expect(run.sent()).toBe('b');
  });

  it('SG-28: what is sent again may come twice, so it is undone also when it is refused', () => {
    const run = two().ok('a');
    run.resumes(run.saved()).reply('b', REFUSES);
    expect(run.sent()).toBe('a b b -b');
    const recorded = two().ok('a').records('b');
    recorded.resumes(recorded.saved()).reply('b', REFUSES);
    expect(recorded.sent()).toBe('a b -a');
  });

  it('SG-28: what was recorded is not, but waited for anew', () => {
    const run = two().at(40).records('a');
    expect([run.phaseOf('a'), run.deadlineMs]).toEqual([SENT, 1040]);
    run.sent();
    run.now = 5000e6;
    run.resumes(run.saved());
    expect([run.sent(), run.deadlineMs, run.attemptsOf('a')]).toEqual(['', 6000, 1]);
    run.at(6100);
    expect(run.sent()).toBe('a#2');
  });

  it('SG-28: recording one attempt says nothing of another, and of one that is over nothing', () => {
    const run = two().at(1100);
    engine.sent(run.config, run.state, run.now, run.out, 0, 0, 1);
    expect(run.phaseOf('a')).toBe(TO_SEND);
    run.ok('a').records('a');
    expect(run.phaseOf('b')).toBe(TO_SEND);
  });

  it('SG-28: waits and the deadline go on as they were', () => {
    const run = new SagaRun(saga([step('a'), step('b')], { deadlineMs: 700 })).ok('a').at(300);
    run.reply('b', FAILS);
    expect(run.deadlineMs).toBe(400);
    run.now = 350e6;
    run.resumes(run.saved());
    expect(run.deadlineMs).toBe(400);
    run.now = 450e6;
    run.sent();
    run.resumes(run.saved());
    expect([run.sent(), run.deadlineMs]).toEqual(['b#2', 700]);
    run.now = 800e6;
    run.resumes(run.saved());
    expect([run.sent(), run.status]).toEqual(['-b', 'compensating']);
  });

  it('SG-28: in the midst of compensating it goes on compensating', () => {
    const run = two().ok('a');
    run.reply('b', REFUSES);
    run.sent();
    run.resumes(run.saved());
    expect(run.sent()).toBe('-a');
    run.ok('-a');
    expect(run.status).toBe('compensated');
  });

  it('SG-28: a saga that is over, or stuck, sends nothing when it is resumed', () => {
    const run = two().ok('a');
    run.reply('b', REFUSES);
    run.always('-a', FAILS);
    run.sent();
    run.resumes(run.saved());
    expect([run.sent(), run.status]).toEqual(['', 'stuck']);
    const over = two().ok('a b');
    over.sent();
    over.resumes(over.saved());
    expect([over.sent(), over.status, over.state.resumes]).toEqual(['', 'completed', 0]);
  });

  it('SG-30: with steps, a save when it begins, when an act is done or recorded as failed, and at the end', () => {
    const run = stepwise();
    const saves = () => entriesOf(run).includes('save');
    expect(saves()).toBe(true);
    run.records('a').reply('a', FAILS);
    run.at(100);
    expect(saves()).toBe(false);
    run.ok('a');
    expect(saves()).toBe(true);
    run.reply('b', REFUSES);
    expect(saves()).toBe(false);
    run.reply('-a', FAILS);
    run.at(200);
    expect(saves()).toBe(false);
    run.reply('-a', FAILS);
    expect([saves(), run.status]).toEqual([true, 'failed']);
  });

  it('SG-30: also when it is stuck, and at what an operator says', () => {
    const run = new SagaRun(saga([step('a', { undoAttempts: 1 }), step('b')], { saves: 'steps' })).ok('a');
    run.reply('b', REFUSES);
    entriesOf(run);
    run.reply('-a', FAILS);
    expect(entriesOf(run)).toContain('save');
    run.operator('-a', TRY_AGAIN);
    expect(entriesOf(run)).toEqual(['tried-again', 'status', 'save', 'send']);
  });

  it('SG-30: after a crash it has forgotten that it had turned back, and goes forward again', () => {
    const run = stepwise().ok('a');
    const saved = run.saved();
    run.reply('b', REFUSES);
    expect([entriesOf(run).slice(-1), run.sent()]).toEqual([['send'], 'a b -a']);
    run.resumes(saved);
    expect([run.sent(), run.status]).toEqual(['b', 'running']);
  });

  it('SG-38: nothing is saved, and a crash ends the saga where it stands', () => {
    const run = new SagaRun(saga([step('a'), step('b'), step('c')], { saves: 'never' })).ok('a').records('b');
    expect(entriesOf(run)).not.toContain('save');
    run.sent();
    engine.forgotten(run.config, run.state, 5e6, run.out);
    run.reply('b', OK);
    expect([run.sent(), run.status, run.state.endedAt, run.deadlineMs]).toEqual([
      '',
      'failed',
      5e6,
      Infinity,
    ]);
    expect(entriesOf(run)).toEqual(['forgotten', 'status', 'late']);
    engine.forgotten(run.config, run.state, 6e6, run.out);
    expect([entriesOf(run), run.state.endedAt]).toEqual([[], 5e6]);
    expect(explain(run.config, run.state, 6e6).sentence).toBe(
      'Failed at 0.01 s, after 5 ms: a crash has lost all that was known of it. 1 of 3 steps had been done.',
    );
  });

  it('SG-38: a saga that has saved anything is not forgotten', () => {
    for (const run of [two(), stepwise()]) {
      expect(() => engine.forgotten(run.config, run.state, 0, run.out)).toThrow('has saved its state');
      expect(run.status).toBe('running');
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { Problem } from '../../base/problem';
import { err, ok, type Result } from '../../base/result';
import type { SettingValue } from '../../base/settings';
import { ValueAttempt, type SendValue } from './value-attempt';

const PROBLEM: Problem = { path: 'nodes.a.instances', expected: 'less', received: 'more' };

/** A field of a form whose worker answers when it is told to. */
function setUp(value: SettingValue = 2) {
  const sent: string[] = [];
  const answers: ((result: Result<void, readonly Problem[]>) => void)[] = [];
  const unseen: Problem[] = [];
  let rested: (() => void) | undefined;
  const commit: SendValue = async (next, before) => {
    sent.push(`${String(before)} → ${String(next)}`);
    return new Promise((resolve) => {
      answers.push(resolve);
    });
  };
  const attempt = new ValueAttempt(value, commit, {
    afterRest: (call) => {
      rested = call;
      return () => {
        rested = undefined;
      };
    },
    refusedUnseen: (problems) => unseen.push(...problems),
  });
  const answer = async (isTaken = true): Promise<void> => {
    answers.shift()?.(isTaken ? ok(undefined) : err([PROBLEM]));
    await Promise.resolve();
    await Promise.resolve();
  };
  return { attempt, commit, sent, unseen, answer, rest: () => rested?.() };
}

describe('a value that is being changed', () => {
  it('goes back to what it was while the edit away from it has no answer yet', async () => {
    const { attempt, sent, answer } = setUp(2);
    attempt.send(3);
    attempt.send(2);
    expect(sent).toEqual(['2 → 3', '3 → 2']);
    await answer();
    expect(attempt.get()).toMatchObject({ value: 2, state: 'sent' });
    await answer();
    expect(attempt.get()).toBeUndefined();
  });

  it('makes no edit to what it is, or to what was sent already', async () => {
    const { attempt, sent, answer } = setUp(2);
    attempt.send(2);
    attempt.send(3);
    attempt.send(3);
    expect(sent).toEqual(['2 → 3']);
    await answer();
    expect(attempt.get()).toBeUndefined();
  });

  it('is what it was before when an edit is refused', async () => {
    const { attempt, sent, answer } = setUp(2);
    attempt.send(300);
    await answer(false);
    expect(attempt.get()).toMatchObject({ value: 300, state: 'refused', problems: [PROBLEM] });
    attempt.send(2);
    expect([sent.length, attempt.get()]).toEqual([1, undefined]);
  });

  it('makes one edit of a row of steps, by what is newest when the hand rests', () => {
    const { attempt, sent, rest } = setUp(2);
    const later: string[] = [];
    attempt.sendSoon(3);
    attempt.sendSoon(4);
    attempt.update(7, async (next, before) => {
      later.push(`${String(before)} → ${String(next)}`);
      return Promise.resolve(ok(undefined));
    });
    expect(attempt.get()).toMatchObject({ value: 4, state: 'held' });
    rest();
    expect([sent, later]).toEqual([[], ['7 → 4']]);
  });

  it('sends what is held when its control goes away, and tells elsewhere that it was refused', async () => {
    const { attempt, sent, unseen, answer, rest } = setUp(2);
    attempt.sendSoon(3);
    attempt.leave();
    expect(sent).toEqual(['2 → 3']);
    rest();
    expect(sent).toHaveLength(1);
    await answer(false);
    expect(unseen).toEqual([PROBLEM]);
  });

  it('keeps what is wanted meanwhile apart from the answer to what was sent before', async () => {
    const { attempt, answer } = setUp(2);
    attempt.send(3);
    attempt.sendSoon(4);
    await answer(false);
    expect(attempt.get()).toMatchObject({ value: 4, state: 'held' });
  });

  it('is taken back to what was sent, not to what that changes', () => {
    const { attempt } = setUp(2);
    attempt.send(3);
    attempt.sendSoon(4);
    attempt.restore();
    expect(attempt.get()).toMatchObject({ value: 3, state: 'sent' });
  });
});

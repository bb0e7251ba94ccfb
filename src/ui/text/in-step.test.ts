import { describe, expect, it } from 'vitest';
import type { Problem } from '../../base/problem';
import { err, ok, type Result } from '../../base/result';
import { InStep, type Draft, type Standing } from './in-step';

const problem: Problem = { path: 'nodes.a', expected: 'one thing', received: 'another' };

/** A scenario that is a text; hands that rest when told to; a worker that answers when told to. */
function desk(inForce = 'one', kept: Draft | null = null) {
  const now = { typed: '', inForce, standing: 'in-step' as Standing['kind'] };
  const later: (() => void)[] = [];
  const asked: {
    text: string;
    upon: string;
    answer: (result: Result<unknown, readonly Problem[]>) => void;
  }[] = [];
  const inStep = new InStep(
    {
      typed: () => now.typed,
      inForce: () => now.inForce,
      show: (text) => {
        now.typed = text;
      },
      become: async (text, upon) =>
        new Promise((answer) => {
          asked.push({ text, upon, answer });
        }),
      faultIn: (text) => (text.includes('!') ? problem : null),
      later: (call) => {
        later.push(call);
        return () => later.splice(later.indexOf(call), later.includes(call) ? 1 : 0);
      },
      tell: ({ kind }) => {
        now.standing = kind;
      },
    },
    kept,
  );
  return {
    now,
    inStep,
    asked,
    type: (text: string) => {
      now.typed = text;
      inStep.type();
    },
    rest: () => later.splice(0).forEach((call) => call()),
    elsewhere: (text: string) => {
      now.inForce = text;
      inStep.follow();
    },
    answer: async (result: Result<unknown, readonly Problem[]>, next = asked[0].text) => {
      const { answer } = asked.shift() ?? asked[0];
      if (result.ok) {
        now.inForce = next;
        inStep.follow();
      }
      answer(result);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('a text and the scenario in force', () => {
  it('begin in step, and the text follows what is edited elsewhere', () => {
    const { now, elsewhere } = desk();
    expect(now.typed).toBe('one');
    elsewhere('two');
    expect(now).toMatchObject({ typed: 'two', standing: 'in-step' });
  });

  it('are in step again when what was typed is in force, and it stays as it was typed until somebody leaves', async () => {
    const { now, type, rest, answer, asked, inStep } = desk();
    type('two ');
    expect(now.standing).toBe('typing');
    expect(asked).toEqual([]);
    rest();
    expect(asked).toMatchObject([{ text: 'two ', upon: 'one' }]);
    await answer(ok(null), 'two');
    expect(now).toMatchObject({ typed: 'two ', standing: 'in-step' });
    inStep.tidy();
    expect(now.typed).toBe('two');
  });

  it('are asked about once for a row of keys, and again for what was typed while the answer was under way', async () => {
    const { now, type, rest, answer, asked } = desk();
    type('t');
    type('tw');
    rest();
    expect(asked).toHaveLength(1);
    type('two');
    await answer(ok(null), 'tw');
    expect(now.standing).toBe('typing');
    rest();
    expect(asked).toMatchObject([{ text: 'two', upon: 'tw' }]);
  });

  it('keep what was typed when it is refused, or is no JSON', async () => {
    const { now, type, rest, answer, asked, inStep } = desk();
    type('bad');
    rest();
    await answer(err([problem]));
    expect(now).toMatchObject({ typed: 'bad', inForce: 'one', standing: 'refused' });
    type('worse!');
    rest();
    expect(asked).toEqual([]);
    expect(now.standing).toBe('refused');
    inStep.giveUp();
    expect(now).toMatchObject({ typed: 'one', standing: 'in-step' });
  });

  it('cross when both are changed, and the person says which counts', async () => {
    const { now, type, rest, elsewhere, asked, inStep, answer } = desk();
    type('mine');
    elsewhere('theirs');
    expect(now).toMatchObject({ typed: 'mine', standing: 'crossed' });
    type('mine too');
    rest();
    expect(asked).toEqual([]);
    void inStep.keepTyped();
    expect(asked).toMatchObject([{ text: 'mine too', upon: 'theirs' }]);
    await answer(ok(null));
    expect(now).toMatchObject({ inForce: 'mine too', standing: 'in-step' });
  });

  it('cross, too, when the scenario was changed while this was on its way', async () => {
    const { now, type, rest, elsewhere, answer } = desk();
    type('mine');
    rest();
    elsewhere('theirs');
    await answer(err([problem]));
    expect(now).toMatchObject({ typed: 'mine', standing: 'crossed' });
  });

  it('are in step when somebody types the very same', () => {
    const { now, type, rest, asked } = desk();
    type('two');
    type('one');
    rest();
    expect(now.standing).toBe('in-step');
    expect(asked).toEqual([]);
  });

  it('hear of what was typed last when somebody leaves', () => {
    const { type, asked, inStep } = desk();
    type('last');
    expect(inStep.leave()).toBeNull();
    expect(asked).toMatchObject([{ text: 'last' }]);
  });

  it('keep what was refused for when somebody comes back, and tell when they cross by then', async () => {
    const first = desk();
    first.type('bad');
    first.rest();
    await first.answer(err([problem]));
    const kept = first.inStep.leave();
    expect(kept).toEqual({ typed: 'bad', upon: 'one' });
    const again = desk('one', kept);
    expect(again.now.typed).toBe('bad');
    expect(again.asked).toMatchObject([{ text: 'bad', upon: 'one' }]);
    const later = desk('two', kept);
    expect(later.now).toMatchObject({ typed: 'bad', standing: 'crossed' });
  });
});

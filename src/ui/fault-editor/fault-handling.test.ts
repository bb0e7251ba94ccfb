import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../base/result';
import type { Problem } from '../../base/problem';
import type { Fault } from '../../scenario/format';
import { PLAIN_FAULTS } from '../timeline/faults.test-support';
import type { FaultEdit } from './fault-edits';
import { FaultHandling } from './fault-handling';

const { crash } = PLAIN_FAULTS;
const later: Fault = { ...crash, fromMs: 22_000, toMs: 47_000 };
const STALE: readonly Problem[] = [{ path: 'faults.it', expected: 'another', received: 'this' }];

function setUp(now = 0) {
  const sent: FaultEdit[] = [];
  const answers: ((answer: Result<void, readonly Problem[]>) => void)[] = [];
  const refused: (readonly Problem[] | string)[] = [];
  const resting: (() => void)[] = [];
  const handling = new FaultHandling({
    faultOf: (id) => (id === 'it' ? crash : undefined),
    times: () => ({ now, duration: 90_000 }),
    send: async (edit) => {
      sent.push(edit);
      return new Promise((resolve) => {
        answers.push(resolve);
      });
    },
    afterRest: (call) => {
      resting.push(call);
      return () => void resting.splice(resting.indexOf(call), 1);
    },
    refused: (_fault, problems) => void refused.push(problems),
  });
  const settle = async () => new Promise((resolve) => setTimeout(resolve));
  return { handling, sent, answers, refused, resting, settle };
}

describe('a bar in the hand', () => {
  it('is shown where it is held, and sent once when it is let go', async () => {
    const { handling, sent, answers, settle } = setUp();
    handling.hold(later);
    handling.hold({ ...later, toMs: 48_000 });
    handling.hold(later);
    expect(handling.get('it')).toMatchObject({ fault: later, why: undefined, isSent: false });
    expect(sent).toEqual([]);
    const done = handling.letGo('it');
    expect(handling.get('it')).toMatchObject({ isSent: true });
    expect(handling.known('it')).toEqual(later);
    answers[0](ok(undefined));
    await done;
    await settle();
    expect(sent.map(({ label }) => label)).toEqual(['It: from 20 s until 45 s → from 22 s until 47 s']);
    expect(handling.get('it')).toBeUndefined();
  });

  it('is given up without a trace', () => {
    const { handling, sent } = setUp();
    expect(handling.giveUp('it')).toBe(false);
    handling.hold(later);
    expect(handling.giveUp('it')).toBe(true);
    expect(handling.get('it')).toBeUndefined();
    expect(sent).toEqual([]);
  });

  it('goes out when the keys rest, as one edit for all of them', () => {
    const { handling, sent, resting } = setUp();
    handling.nudge(later);
    handling.nudge({ ...later, fromMs: 23_000, toMs: 48_000 });
    expect(resting).toHaveLength(1);
    resting[0]();
    expect(sent).toHaveLength(1);
    expect(sent[0].edit).toMatchObject({ new: { fromMs: 23_000 } });
  });

  it('goes back with the reason where it would change what has passed', async () => {
    const { handling, sent, refused } = setUp(30_000);
    handling.hold(later);
    expect(handling.get('it')?.why).toMatch(/began at 20 s/);
    await handling.letGo('it');
    expect(sent).toEqual([]);
    expect(refused).toEqual([expect.stringMatching(/began at 20 s/)]);
    expect(handling.get('it')).toBeUndefined();
  });

  it('goes back when the scenario refuses it, and is no edit where it stands as before', async () => {
    const { handling, sent, answers, refused } = setUp();
    handling.hold({ ...crash });
    await handling.letGo('it');
    expect(sent).toEqual([]);
    handling.hold(later);
    const done = handling.letGo('it');
    answers[0](err(STALE));
    await done;
    expect(refused).toEqual([STALE]);
    expect(handling.get('it')).toBeUndefined();
  });

  it('of a fault that is gone is nothing', async () => {
    const { handling, sent } = setUp();
    handling.hold({ ...later, id: 'gone' });
    await handling.letGo('gone');
    expect(sent).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Problem } from '../../base/problem';
import { err, ok, type Result } from '../../base/result';
import { withNextPoint, withoutPoint, withPoint, type RateList } from './load-shape-fields';
import { SentWholes, type Step } from './sent-wholes';

const LIST: RateList = {
  kind: 'list',
  between: 'steps',
  points: [
    { atMs: 5000, ratePerSecond: 50 },
    { atMs: 10_000, ratePerSecond: 60 },
  ],
};
const PATH = 'nodes.web.shape';

/** A list of points whose worker answers when it is told to. */
function setUp() {
  const wholes = new SentWholes<RateList>();
  const sent: string[] = [];
  const answers: ((result: Result<void, readonly Problem[]>) => void)[] = [];
  const change = (next: (list: RateList) => RateList, known = LIST): Promise<unknown> => {
    const step: Step<RateList> = (before) => ({ next: next(before), label: '' });
    return wholes.change(PATH, known, step, async ({ next: { points } }) => {
      sent.push(points.map(({ atMs, ratePerSecond }) => `${atMs}: ${ratePerSecond}`).join(', '));
      return new Promise((resolve) => {
        answers.push(resolve);
      });
    });
  };
  return { wholes, sent, answers, change };
}

describe('a list that is changed point by point and sent as a whole', () => {
  it('loses no change that has no answer yet', () => {
    const { sent, change } = setUp();
    void change((list) => withPoint(list, 0, { atMs: 7000 }));
    void change((list) => withPoint(list, 0, { ratePerSecond: 222 }));
    void change((list) => withNextPoint(list, { ratePerSecond: 1, durationMs: 60_000 }));
    void change((list) => withoutPoint(list, 1));
    expect(sent).toEqual([
      '7000: 50, 10000: 60',
      '7000: 222, 10000: 60',
      '7000: 222, 10000: 60, 13000: 60',
      '7000: 222, 13000: 60',
    ]);
  });

  it('is what the scenario says as soon as nothing is under way', async () => {
    const { wholes, sent, answers, change } = setUp();
    const heard: (number | undefined)[] = [];
    wholes.subscribe(() => heard.push(wholes.newest(PATH)?.points[0].ratePerSecond));
    const refused = change((list) => withPoint(list, 0, { ratePerSecond: 333 }));
    answers[0](err([]));
    await refused;
    const taken = change((list) => withPoint(list, 1, { ratePerSecond: 1 }));
    answers[1](ok(undefined));
    await taken;
    expect(sent[1]).toBe('5000: 50, 10000: 1');
    expect(heard).toEqual([333, undefined, 50, undefined]);
  });

  it('sends nothing for a point that is gone, or the last one that is to go', async () => {
    const { sent, change } = setUp();
    await change((list) => withPoint(list, 5, { ratePerSecond: 1 }));
    await change((list) => withoutPoint(list, 0), { ...LIST, points: [LIST.points[0]] });
    expect(sent).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  FrameView,
  HEAD,
  HEAD_WIDTH,
  PART_POINT,
  PART_POINT_WIDTH,
  type FrameLayout,
} from '../../worker/frame';
import type { PartRef, SeriesAnswer, SeriesSubject } from '../../worker/protocol';
import { PartSeries } from './part-series';

const LAYOUT: FrameLayout = { topologyVersion: 1, durationNs: 90e9, nodes: [], edges: [], layers: [] };
const EDGE: PartRef = { kind: 'edge', id: 'orders-payments' };
const NODE: PartRef = { kind: 'node', id: 'payments' };

/** A run and a clock in the hands of the test: it answers the questions that it likes, when it likes. */
function stage() {
  const feedListeners = new Set<() => void>();
  const runListeners = new Set<() => void>();
  const atBeat: (() => void)[] = [];
  let frame: FrameView | null = null;
  const feed = {
    points: 0,
    get frame(): FrameView | null {
      return frame;
    },
    beat: { next: (call: () => void) => void atBeat.push(call), giveWay: () => undefined, stretch: 1 },
    subscribe: (listener: () => void) => {
      feedListeners.add(listener);
      return () => void feedListeners.delete(listener);
    },
  };
  let layout: FrameLayout | null = LAYOUT;
  let line = 1;
  let now = 0;
  let later: { readonly call: () => void; readonly at: number }[] = [];
  const questions: {
    readonly part: SeriesSubject;
    readonly from: number;
    readonly answer: (answer: SeriesAnswer) => void;
  }[] = [];
  const asked: string[] = [];
  const series = new PartSeries(
    {
      feed,
      getState: () => ({ layout, line }),
      subscribe: (listener) => {
        runListeners.add(listener);
        return () => void runListeners.delete(listener);
      },
      askSeries: async (part, _of, from) =>
        new Promise((answer) => {
          asked.push(`${part.id} ${from}`);
          questions.push({ part, from, answer });
        }),
    },
    'part',
    { now: () => now, later: (call, ms) => void later.push({ call, at: now + ms }) },
  );
  const stop = series.follow();
  return {
    series,
    asked,
    stop,
    feed,
    listeners: () => feedListeners.size + runListeners.size,
    /** More seconds are known; without another present moment all of them are over. */
    grow: (points: number, present = points) => {
      const data = new Float64Array(HEAD_WIDTH);
      data[HEAD.time] = present * 1e9;
      feed.points = points;
      frame = new FrameView(LAYOUT, data);
      for (const listener of feedListeners) listener();
    },
    beat: () => atBeat.splice(0).forEach((call) => call()),
    setLine: (next: number) => {
      line = next;
      for (const listener of runListeners) listener();
    },
    setLayout: (next: FrameLayout | null) => {
      layout = next;
      for (const listener of runListeners) listener();
    },
    wait: (ms: number) => {
      now += ms;
      const due = later.filter(({ at }) => at <= now);
      later = later.filter(({ at }) => at > now);
      for (const { call } of due) call();
    },
    /** Answers the oldest question with the seconds up to `to`; `asked` of each is its number plus `base`. */
    answer: async (to: number, base = 100, width = PART_POINT_WIDTH) => {
      const question = questions.shift();
      if (question === undefined) throw new Error('Nothing was asked.');
      const data = new Float64Array(Math.max(0, to - question.from) * width);
      for (let second = question.from; second < to; second++) {
        data[(second - question.from) * width + PART_POINT.asked] = base + second;
      }
      question.answer({ width, data });
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

const read = ({ series }: ReturnType<typeof stage>): number[] =>
  Array.from({ length: series.points }, (_, second) => series.point(second, PART_POINT.asked));

describe('PartSeries', () => {
  it('asks for all seconds of a part, then for those that are new', async () => {
    const one = stage();
    one.grow(3);
    expect(one.asked).toEqual([]);
    one.series.show(EDGE);
    expect(one.asked).toEqual(['orders-payments 0']);
    await one.answer(3);
    expect(read(one)).toEqual([100, 101, 102]);
    one.wait(1000);
    one.grow(4);
    await one.answer(4);
    expect(one.asked).toEqual(['orders-payments 0', 'orders-payments 3']);
    expect(read(one)).toEqual([100, 101, 102, 103]);
    expect([-1, 4].map((second) => one.series.point(second, PART_POINT.asked))).toEqual([NaN, NaN]);
  });

  it('keeps as many seconds as a run has', async () => {
    const one = stage();
    one.series.show(EDGE);
    one.grow(5000);
    await one.answer(5000);
    one.wait(250);
    one.grow(14_400);
    await one.answer(14_400);
    expect([one.series.point(0, PART_POINT.asked), one.series.point(14_399, PART_POINT.asked)]).toEqual([
      100, 14_499,
    ]);
  });

  it('asks nothing while nothing is new, and nothing before the first second', () => {
    const one = stage();
    one.series.show(EDGE);
    one.grow(0);
    one.wait(5000);
    expect(one.asked).toEqual([]);
  });

  it('does not ask for what an answer brought early', async () => {
    const one = stage();
    one.series.show(EDGE);
    one.grow(3);
    await one.answer(5);
    one.wait(1000);
    one.grow(5);
    expect(one.asked).toHaveLength(1);
  });

  it('asks at most four times a second', async () => {
    const one = stage();
    one.series.show(EDGE);
    for (let points = 1; points <= 40; points++) {
      one.grow(points);
      if (one.asked.length > 0) await one.answer(points).catch(() => undefined);
      one.wait(25);
    }
    // At 0, 250, 500, 750 and 1000 ms.
    expect(one.asked).toHaveLength(5);
  });

  it('never asks two questions at once', async () => {
    const one = stage();
    one.series.show(EDGE);
    one.grow(1);
    for (let points = 2; points < 10; points++) {
      one.wait(400);
      one.grow(points);
    }
    one.series.show(NODE);
    expect(one.asked).toHaveLength(1);
    await one.answer(9);
    expect(one.asked).toEqual(['orders-payments 0', 'payments 0']);
  });

  it('asks again for what came while it was asking', async () => {
    const one = stage();
    one.series.show(EDGE);
    one.grow(1);
    one.wait(400);
    one.grow(2);
    await one.answer(1);
    expect(one.asked).toEqual(['orders-payments 0', 'orders-payments 1']);
  });

  it('forgets the seconds of another part, and its late answer', async () => {
    const one = stage();
    one.series.show(EDGE);
    one.grow(2);
    await one.answer(2);
    one.wait(300);
    one.grow(3);
    one.series.show(NODE);
    expect(one.series.points).toBe(0);
    await one.answer(3);
    expect(one.series.points).toBe(0);
    one.wait(250);
    expect(one.asked.at(-1)).toBe('payments 0');
    await one.answer(3, 500);
    expect(read(one)).toEqual([500, 501, 502]);
  });

  it('keeps its seconds when the same part is shown again', async () => {
    const one = stage();
    one.series.show(EDGE);
    one.grow(2);
    await one.answer(2);
    one.series.show({ ...EDGE });
    expect(one.series.points).toBe(2);
  });

  it('forgets a run that begins anew, and answers about it', async () => {
    const one = stage();
    one.series.show(EDGE);
    one.grow(2);
    await one.answer(2);
    one.wait(300);
    one.grow(9);
    one.grow(1);
    expect(one.series.points).toBe(0);
    await one.answer(9);
    expect(one.series.points).toBe(0);
    one.wait(300);
    await one.answer(1, 700);
    expect(read(one)).toEqual([700]);
  });

  it('forgets a run whose layout is gone, even when the next one is heard of late', async () => {
    const one = stage();
    one.series.show(EDGE);
    one.grow(2);
    await one.answer(2);
    one.feed.points = 0;
    one.setLayout(null);
    expect(one.series.points).toBe(0);
    one.setLayout({ ...LAYOUT });
    one.wait(1000);
    one.grow(5);
    expect(one.asked.at(-1)).toBe('orders-payments 0');
  });

  it('keeps its seconds when an edit changes the topology of the same run', async () => {
    const one = stage();
    one.series.show(EDGE);
    one.grow(2);
    await one.answer(2);
    one.setLayout({ ...LAYOUT, topologyVersion: 2 });
    expect(one.series.points).toBe(2);
  });

  it('keeps what it knows when the run goes back, and tells how much of it is over', async () => {
    const one = stage();
    one.series.show(EDGE);
    one.grow(9);
    await one.answer(9);
    one.beat();
    let told = 0;
    one.series.subscribe(() => told++);
    one.wait(300);
    one.grow(9, 4);
    expect([one.series.points, one.series.present, told]).toEqual([9, 4, 1]);
    one.wait(300);
    one.grow(9, 7);
    expect([one.series.points, one.series.present, told]).toEqual([9, 7, 2]);
    expect(one.asked).toHaveLength(1);
  });

  it('asks on for what is over when it was first shown while the run had gone back', async () => {
    const one = stage();
    one.grow(9, 4);
    one.series.show(EDGE);
    await one.answer(4);
    one.wait(300);
    one.grow(9, 9);
    expect(one.asked).toEqual(['orders-payments 0', 'orders-payments 4']);
    // The run went back before it answered: it knew of two more only.
    one.grow(9, 6);
    await one.answer(6);
    one.wait(300);
    one.grow(9, 9);
    expect(one.asked.at(-1)).toBe('orders-payments 6');
    await one.answer(9);
    expect(read(one)).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108]);
  });

  it('forgets another line, also when that has as many seconds', async () => {
    const one = stage();
    one.series.show(EDGE);
    one.grow(5);
    await one.answer(5);
    one.wait(300);
    one.setLine(2);
    expect(one.series.points).toBe(0);
    await one.answer(5, 300);
    expect(read(one)).toEqual([300, 301, 302, 303, 304]);
  });

  it('asks again with the next frame when the session was lost, and not before', async () => {
    const one = stage();
    one.series.show(EDGE);
    one.grow(2);
    await one.answer(0);
    one.wait(1000);
    expect(one.asked).toHaveLength(1);
    one.grow(2);
    expect(one.asked).toHaveLength(2);
  });

  it('asks anew for all seconds when they became wider: an edit added instances', async () => {
    const one = stage();
    one.series.show(NODE);
    one.grow(2);
    await one.answer(2, 100, 14);
    expect(one.series.point(1, 13)).toBe(0);
    expect(one.series.point(1, 14)).toBeNaN();
    one.wait(300);
    one.grow(3);
    await one.answer(3, 100, 21);
    expect(one.series.points).toBe(0);
    one.wait(300);
    expect(one.asked).toEqual(['payments 0', 'payments 2', 'payments 0']);
    await one.answer(3, 500, 21);
    expect(read(one)).toEqual([500, 501, 502]);
    expect(one.series.width).toBe(21);
  });

  it('tells whoever draws at the next beat, and lets go of the run', async () => {
    const one = stage();
    let told = 0;
    const forget = one.series.subscribe(() => told++);
    one.series.show(EDGE);
    one.grow(2);
    const before = told;
    await one.answer(2);
    expect(told).toBe(before);
    one.beat();
    expect(told).toBe(before + 1);
    // A second that is over and not known yet shows nothing new.
    one.wait(300);
    one.grow(3);
    expect(told).toBe(before + 1);
    await one.answer(3);
    one.beat();
    expect(told).toBe(before + 2);
    forget();
    one.stop();
    expect(one.series.points).toBe(0);
    expect(told).toBe(before + 2);
    expect(one.listeners()).toBe(0);
  });
});

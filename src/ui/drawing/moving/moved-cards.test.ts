import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Box } from '../../topology/geometry/box';
import type { Held } from '../../topology/use-placed';
import { MovedCards } from './moved-cards';

const card = (x: number, y: number): Box => ({ x, y, width: 140, height: 82 });

/** A canvas of three cards, whose scenario answers when it is told to. */
function stage() {
  const boxes = new Map([
    ['a', card(0, 0)],
    ['b', card(300, 0)],
    ['c', card(600, 200)],
  ]);
  let held: Held = new Map();
  const placed: Record<string, unknown>[] = [];
  const answers: (() => void)[] = [];
  let guides = 0;
  const cards = new MovedCards({
    boxes: () => boxes,
    hold: (now) => (held = now),
    showGuides: (now) => (guides = now.length),
    place: async (places) => {
      placed.push(Object.fromEntries(places));
      await new Promise<void>((resolve) => answers.push(resolve));
    },
  });
  const answer = async (): Promise<void> => {
    answers.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { cards, placed, answer, held: () => Object.fromEntries(held), guides: () => guides };
}

describe('cards on their way', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('follow the pointer, agree with others, and stay where they are let go until the scenario says so', async () => {
    const { cards, placed, answer, held, guides } = stage();
    cards.drag(new Map([['c', { x: 603, y: 4 }]]), 6);
    expect(held()).toEqual({ c: { x: 600, y: 0 } });
    expect(guides()).toBe(1);
    cards.drop(['c']);
    expect(guides()).toBe(0);
    expect(placed).toEqual([{ c: { x: 600, y: 0 } }]);
    expect(held()).toEqual({ c: { x: 600, y: 0 } });
    await answer();
    expect(held()).toEqual({});
  });

  it('are moved together, by the same way', () => {
    const { cards, held } = stage();
    cards.drag(
      new Map([
        ['a', { x: 1, y: 203 }],
        ['b', { x: 301, y: 203 }],
      ]),
      6,
    );
    expect(held()).toEqual({ a: { x: 1 - 1, y: 200 }, b: { x: 300, y: 200 } });
  });

  it('stay in hand when they are taken up again before the answer', async () => {
    const { cards, answer, held } = stage();
    cards.drag(new Map([['c', { x: 640, y: 240 }]]), 0);
    cards.drop(['c']);
    cards.drag(new Map([['c', { x: 700, y: 300 }]]), 0);
    await answer();
    expect(held()).toEqual({ c: { x: 700, y: 300 } });
  });

  it('are one move when keys follow one another', () => {
    const { cards, placed, held } = stage();
    cards.nudge(new Map([['a', { x: 8, y: 0 }]]));
    vi.advanceTimersByTime(200);
    cards.nudge(new Map([['a', { x: 16, y: 0 }]]));
    expect(held()).toEqual({ a: { x: 16, y: 0 } });
    expect(placed).toEqual([]);
    vi.advanceTimersByTime(400);
    expect(placed).toEqual([{ a: { x: 16, y: 0 } }]);
    cards.nudge(new Map([['a', { x: 24, y: 0 }]]));
    cards.flush();
    expect(placed).toHaveLength(2);
    vi.advanceTimersByTime(1000);
    expect(placed).toHaveLength(2);
  });
});

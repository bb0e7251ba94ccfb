import { describe, expect, it } from 'vitest';
import { firstTurns, nextTurn } from './turns';

const [a, b, c] = [0, 1, 2].map((from) => ({ from, to: 30 }));

describe('charts taking turns', () => {
  it('take a new range one after the other, until none is behind', () => {
    const start = firstTurns(a, 3);
    expect(start.ranges).toEqual([a, a, a]);
    expect(nextTurn(start, a)).toBe(start);
    const one = nextTurn(start, b);
    expect(one.ranges).toEqual([b, a, a]);
    const all = nextTurn(nextTurn(one, b), b);
    expect(all.ranges).toEqual([b, b, b]);
    expect(nextTurn(all, b)).toBe(all);
  });

  it('leave nobody behind while the range changes all the time', () => {
    expect(nextTurn(nextTurn(firstTurns(a, 3), b), c).ranges).toEqual([b, c, a]);
  });
});

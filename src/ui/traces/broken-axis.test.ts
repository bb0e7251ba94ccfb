import { describe, expect, it } from 'vitest';
import { brokenAxis, shareAt, timeAt } from './broken-axis';

describe('an axis with breaks', () => {
  const axis = brokenAxis({ from: 0, to: 2200 }, [{ from: 100, to: 2100 }]);

  it('gives a long wait a small share and the rest to what happened', () => {
    expect(axis.pieces.map(({ broken }) => broken)).toEqual([false, true, false]);
    expect(shareAt(axis, 100)).toBeCloseTo(0.46);
    expect(shareAt(axis, 2100)).toBeCloseTo(0.54);
    expect(timeAt(axis, 0.5)).toBeCloseTo(1100);
  });

  it('is a plain one without waits', () => {
    const plain = brokenAxis({ from: 10, to: 20 }, []);
    expect([shareAt(plain, 10), shareAt(plain, 15), shareAt(plain, 25)]).toEqual([0, 0.5, 1]);
  });

  it('breaks nothing when there is nothing but waiting', () => {
    const waiting = brokenAxis({ from: 0, to: 10 }, [{ from: 0, to: 10 }]);
    expect(waiting.pieces).toEqual([{ from: 0, to: 10, start: 0, end: 1, broken: false }]);
  });

  it('leaves half of the room to what happened, however many waits there are', () => {
    const waits = Array.from({ length: 30 }, (_, nth) => ({ from: nth * 10 + 1, to: nth * 10 + 10 }));
    const many = brokenAxis({ from: 0, to: 300 }, waits);
    const broken = many.pieces.filter((piece) => piece.broken);
    expect(broken.reduce((sum, { start, end }) => sum + end - start, 0)).toBeCloseTo(0.5);
  });

  it('has a place for everything in a trace without length', () => {
    const point = brokenAxis({ from: 5, to: 5 }, []);
    expect(shareAt(point, 5)).toBe(0);
    expect(timeAt(point, 0.5)).toBe(5);
  });
});

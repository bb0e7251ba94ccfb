import { describe, expect, it } from 'vitest';
import { snapped } from './snapping';

/** A second is 30 px wide. */
const aids = { edges: [20_130, 45_000], msPerPx: 1000 / 30, isFree: false };

describe('where a moment that is dragged comes to rest', () => {
  it('is a whole second nearby', () => {
    expect(snapped(30_150, aids)).toBe(30_000);
    expect(snapped(29_850, aids)).toBe(30_000);
  });

  it('is the edge of another fault before a second', () => {
    expect(snapped(20_050, aids)).toBe(20_130);
    expect(snapped(45_200, aids)).toBe(45_000);
  });

  it('is a round fraction between them', () => {
    expect(snapped(30_470, aids)).toBe(30_500);
    expect(snapped(30_440, aids) % 100).toBe(0);
  });

  it('is as exact as a pixel while nothing holds it', () => {
    expect(snapped(30_153.4, { ...aids, isFree: true })).toBe(30_150);
    expect(snapped(30_153.4, { ...aids, msPerPx: 0.01, isFree: true })).toBe(30_153);
  });

  it('is always a whole second where a second is a few pixels', () => {
    expect(snapped(31_499, { edges: [], msPerPx: 500, isFree: false }) % 1000).toBe(0);
  });
});

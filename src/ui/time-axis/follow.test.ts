import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND as S } from '../../base/time';
import { followRange, followSpan, panned, spanDown, spanUp, zoomed } from './follow';

const inSeconds = ({ from, to }: { from: number; to: number }): [number, number] => [from / S, to / S];

describe('a following axis', () => {
  const at = (seconds: number, duration = 90): [number, number] =>
    inSeconds(followRange(30 * S, seconds * S, duration * S));

  it('stands still until the run has come far along it, then turns its page by a third', () => {
    expect(at(0)).toEqual([0, 30]);
    expect(at(24)).toEqual([0, 30]);
    expect(at(24.001)).toEqual([10, 40]);
    expect(at(32.4)).toEqual([10, 40]);
    expect(at(34.1)).toEqual([20, 50]);
  });

  it('ends where the run does', () => {
    expect(at(90)).toEqual([60, 90]);
    expect(at(86)).toEqual([60, 90]);
  });

  it('shows all of a run that is shorter than it', () => {
    expect(at(3, 12)).toEqual([0, 12]);
  });

  it('always has the present moment in sight', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(5, 10, 30, 60, 600),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 14_400 }),
        (span, share, duration) => {
          const now = share * duration * S;
          const range = followRange(span * S, now, duration * S);
          expect(range.from).toBeLessThanOrEqual(now);
          expect(range.to).toBeGreaterThanOrEqual(now);
          expect(range.from).toBeGreaterThanOrEqual(0);
          expect(range.to).toBeLessThanOrEqual(duration * S * (1 + 1e-9));
        },
      ),
    );
  });

  it('grows with the speed, so that its pages can be looked at', () => {
    expect(followSpan(30 * S, 1)).toBe(30 * S);
    expect(followSpan(30 * S, 5)).toBe(30 * S);
    expect(followSpan(30 * S, 10)).toBe(60 * S);
    expect(followSpan(30 * S, 25)).toBe(300 * S);
    expect(followSpan(30 * S, 100)).toBe(600 * S);
    expect(followSpan(600 * S, 100)).toBe(600 * S);
  });
});

describe('zooming and panning', () => {
  it('goes along the lengths that an axis can have, up to the longest run', () => {
    expect(spanDown(30 * S)).toBe(10 * S);
    expect(spanUp(30 * S)).toBe(60 * S);
    expect(spanUp(90 * S)).toBe(120 * S);
    expect(spanDown(S)).toBeUndefined();
    expect(spanUp(14_400 * S)).toBeUndefined();
  });

  it('keeps the moment it zooms to at its place', () => {
    expect(inSeconds(zoomed({ from: 10 * S, to: 40 * S }, 10 * S, 25 * S, 90 * S))).toEqual([20, 30]);
    expect(inSeconds(zoomed({ from: 10 * S, to: 40 * S }, 10 * S, 10 * S, 90 * S))).toEqual([10, 20]);
  });

  it('stays inside the run', () => {
    expect(inSeconds(zoomed({ from: 0, to: 30 * S }, 60 * S, 3 * S, 90 * S))).toEqual([0, 60]);
    expect(inSeconds(zoomed({ from: 0, to: 30 * S }, 120 * S, 3 * S, 90 * S))).toEqual([0, 90]);
    expect(inSeconds(panned({ from: 10 * S, to: 40 * S }, -20 * S, 90 * S))).toEqual([0, 30]);
    expect(inSeconds(panned({ from: 10 * S, to: 40 * S }, 200 * S, 90 * S))).toEqual([60, 90]);
    expect(inSeconds(panned({ from: 10 * S, to: 40 * S }, 5 * S, 90 * S))).toEqual([15, 45]);
  });
});

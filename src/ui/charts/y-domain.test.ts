import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainFor, domainTicks, nextDomain, nextFactorTop } from './y-domain';

describe('the domain of an axis', () => {
  it.each([
    [0, [0, 0.25, 0.5, 0.75, 1]],
    [81, [0, 25, 50, 75, 100]],
    [140, [0, 50, 100, 150]],
    [560, [0, 200, 400, 600]],
    [3, [0, 1, 2, 3, 4]],
    [0.28, [0, 0.1, 0.2, 0.3]],
  ])('has round grid lines above %d', (highest, ticks) => {
    expect(domainTicks(domainFor(highest))).toEqual(ticks);
  });

  it('holds the value with air, on four or five lines', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e7, noNaN: true }), (value) => {
        const domain = domainFor(value);
        const lines = domainTicks(domain).length;
        expect(domain.top).toBeGreaterThan(value);
        expect(domain.top).toBeLessThanOrEqual(value * 3.2);
        expect(lines === 4 || lines === 5).toBe(true);
      }),
    );
  });

  it('grows at once and shrinks late', () => {
    const present = domainFor(140);
    expect(nextDomain(present, 149)).toBe(present);
    expect(nextDomain(present, 151).top).toBe(200);
    expect(nextDomain(present, 90)).toBe(present);
    expect(nextDomain(present, 60).top).toBe(80);
  });

  it('stays as it is while there is nothing to show', () => {
    const present = domainFor(140);
    expect(nextDomain(present, 0)).toBe(present);
    expect(nextDomain(present, NaN)).toBe(present);
  });

  it('settles: the same values never move it twice', () => {
    const value = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, value, (before, now) => {
        const moved = nextDomain(domainFor(before), now);
        expect(nextDomain(moved, now)).toBe(moved);
      }),
    );
  });
});

describe('the axis of a factor', () => {
  it('ends at 2 or more, so that 1 lies in the middle', () => {
    expect(nextFactorTop(2, 0)).toBe(2);
    expect(nextFactorTop(2, 1.38)).toBe(2);
    expect(nextFactorTop(2, 2.4)).toBe(4);
    expect(nextFactorTop(2, 250)).toBe(300);
  });

  it('shrinks late', () => {
    expect(nextFactorTop(10, 5)).toBe(10);
    expect(nextFactorTop(10, 3)).toBe(4);
    expect(nextFactorTop(4, 1)).toBe(2);
  });
});

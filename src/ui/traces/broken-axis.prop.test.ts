import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenAxis, shareAt, timeAt, type BrokenAxis } from './broken-axis';

/** Lengths of what is timed and what is waited, in turn: the first and the last are timed. */
const AXIS: fc.Arbitrary<BrokenAxis> = fc
  .tuple(
    fc.integer({ min: 0, max: 1e11 }),
    fc.integer({ min: 1, max: 1e9 }),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 1e10 }), fc.integer({ min: 0, max: 1e9 })), {
      maxLength: 12,
    }),
  )
  .map(([from, first, rest]) => {
    let at = from + first;
    const waits = rest.map(([wait, timed]) => {
      const stretch = { from: at, to: at + wait };
      at += wait + timed;
      return stretch;
    });
    return brokenAxis({ from, to: at }, waits);
  });

const SHARE = fc.double({ min: 0, max: 1, noNaN: true });

describe('an axis with breaks', () => {
  it('goes from 0 to 1 without gaps', () => {
    fc.assert(
      fc.property(AXIS, (axis) => {
        expect(shareAt(axis, axis.from)).toBe(0);
        expect(shareAt(axis, axis.to)).toBe(1);
        axis.pieces.forEach((piece, place) => {
          expect(piece.from).toBe(axis.pieces[place - 1]?.to ?? axis.from);
          expect(piece.start).toBe(axis.pieces[place - 1]?.end ?? 0);
          expect(piece.end).toBeGreaterThan(piece.start);
        });
      }),
    );
  });

  it('draws later moments farther to the right', () => {
    fc.assert(
      fc.property(AXIS, SHARE, SHARE, (axis, one, other) => {
        const [early, late] = [one, other]
          .map((share) => axis.from + share * (axis.to - axis.from))
          .toSorted((a, b) => a - b);
        expect(shareAt(axis, early)).toBeLessThanOrEqual(shareAt(axis, late));
      }),
    );
  });

  it('finds the moment that is drawn at a place', () => {
    fc.assert(
      fc.property(AXIS, SHARE, (axis, share) => {
        const time = timeAt(axis, share);
        expect(time).toBeGreaterThanOrEqual(axis.from);
        expect(time).toBeLessThanOrEqual(axis.to);
        expect(shareAt(axis, time)).toBeCloseTo(share, 4);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEVER, NS_PER_SECOND, type Time } from '../base/time';
import { expectedBetween, momentAfter, rateAt, type RatePiece, type RateProfile } from './rate-profile';

const anyRate = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 2000 }),
  fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
);
const positiveRate = fc.double({ min: 0.5, max: 2000, noNaN: true });
const anyWork = fc.oneof(
  fc.double({ min: 1e-9, max: 10, noNaN: true }),
  fc.double({ min: 1, max: 1e5, noNaN: true }),
);
const anyNow = fc.integer({ min: 0, max: 100 * NS_PER_SECOND });

/** Pieces of up to 20 s, some of them of no length at all; flat, jumping and joined ones. */
function profiles(rate: fc.Arbitrary<number>): fc.Arbitrary<RateProfile> {
  const length = fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 20 * NS_PER_SECOND }) },
  );
  const shape = fc.constantFrom<'flat' | 'jump' | 'joined'>('flat', 'jump', 'joined');
  return fc.array(fc.tuple(length, rate, rate, shape), { minLength: 1, maxLength: 12 }).map((drawn) => {
    const pieces: RatePiece[] = [];
    let from = 0;
    drawn.forEach(([span, first, other, kind], index) => {
      const before = index === 0 ? first : pieces[index - 1].rateAtEnd;
      const begins = kind === 'joined' ? before : first;
      pieces.push({ from, rate: begins, rateAtEnd: kind === 'flat' ? begins : other });
      from += span;
    });
    return pieces;
  });
}

/** The rate as its definition says it, found the slow way. */
function plainRate(profile: RateProfile, time: number): number {
  const index = profile.findLastIndex((piece) => piece.from <= time);
  const { from, rate, rateAtEnd } = profile[index];
  if (index === profile.length - 1) return rate;
  return rate + ((rateAtEnd - rate) * (time - from)) / (profile[index + 1].from - from);
}

/** The area under it by small slices, each as high as its middle: exact but for the slices that hold a jump. */
function slicedArea(profile: RateProfile, from: number, to: number, slices: number): number {
  const width = (to - from) / slices;
  let sum = 0;
  for (let i = 0; i < slices; i++) sum += plainRate(profile, from + (i + 0.5) * width) * width;
  return sum / NS_PER_SECOND;
}

function highestRate(profile: RateProfile): number {
  return Math.max(...profile.map((piece) => Math.max(piece.rate, piece.rateAtEnd)));
}

/** By how much a moment that is rounded to nanoseconds, in sums of doubles, may miss the work. */
function slack(profile: RateProfile, work: number): number {
  return (0.6 * highestRate(profile)) / NS_PER_SECOND + 1e-12 * work;
}

describe('any profile of rates', () => {
  it('has the rate that its definition says', () => {
    const property = fc.property(profiles(anyRate), anyNow, (profile, time) => {
      const expected = plainRate(profile, time);
      expect(Math.abs(rateAt(profile, time) - expected)).toBeLessThanOrEqual(1e-12 * highestRate(profile));
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('brings what a slow integration says', () => {
    const property = fc.property(profiles(anyRate), anyNow, anyNow, (profile, one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const slices = 2000;
      // Half a slice for each of the two rates of a jump.
      const jumps = (profile.length * highestRate(profile) * (to - from)) / slices / NS_PER_SECOND;
      const sliced = slicedArea(profile, from, to, slices);
      expect(Math.abs(expectedBetween(profile, from, to) - sliced)).toBeLessThanOrEqual(jumps + 1e-9);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('adds up over the parts of a span', () => {
    const property = fc.property(profiles(anyRate), fc.tuple(anyNow, anyNow, anyNow), (profile, moments) => {
      const [from, middle, to] = moments.toSorted((a, b) => a - b);
      const parts = expectedBetween(profile, from, middle) + expectedBetween(profile, middle, to);
      const whole = expectedBetween(profile, from, to);
      expect(Math.abs(parts - whole)).toBeLessThanOrEqual(1e-12 * highestRate(profile) * 100);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('has brought the work at the moment that it names, or never does', () => {
    const property = fc.property(profiles(anyRate), anyNow, anyWork, (profile, now, work) => {
      const moment = momentAfter(profile, now, work);
      if (moment === NEVER) {
        const end = Math.max(now, profile[profile.length - 1].from);
        expect(profile[profile.length - 1].rate).toBe(0);
        expect(expectedBetween(profile, now, end)).toBeLessThanOrEqual(work + slack(profile, work));
        return;
      }
      expect(Number.isSafeInteger(moment) && moment >= now && moment <= now + 1e15).toBe(true);
      const missed = expectedBetween(profile, now, moment) - work;
      expect(missed).toBeLessThanOrEqual(slack(profile, work));
      if (moment < now + 1e15) expect(missed).toBeGreaterThanOrEqual(-slack(profile, work));
    });
    fc.assert(property, { numRuns: 3000 });
  });

  it('names the first such moment', () => {
    const property = fc.property(profiles(anyRate), anyNow, anyWork, (profile, now, work) => {
      const moment = momentAfter(profile, now, work);
      if (moment === NEVER || moment <= now + 1) return;
      const before = expectedBetween(profile, now, moment - 1);
      expect(before).toBeLessThan(work + 1e-12 * work);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('comes no sooner for more work', () => {
    const property = fc.property(profiles(anyRate), anyNow, anyWork, anyWork, (profile, now, one, other) => {
      const sooner = momentAfter(profile, now, Math.min(one, other));
      expect(momentAfter(profile, now, Math.max(one, other))).toBeGreaterThanOrEqual(sooner - 1);
    });
    fc.assert(property, { numRuns: 2000 });
  });

  it('comes at the same moment when the work is done in parts', () => {
    const parts = fc.array(anyWork, { minLength: 2, maxLength: 6 });
    const property = fc.property(profiles(positiveRate), anyNow, parts, (profile, now, works) => {
      let moment: Time = now;
      let work = 0;
      for (const part of works) {
        moment = momentAfter(profile, moment, part);
        work += part;
      }
      const atOnce = momentAfter(profile, now, work);
      // Each part is rounded to a nanosecond, which a fall of the rate from 2000 to 0.5 can stretch.
      const missed = works.length * slack(profile, work);
      const between = expectedBetween(profile, Math.min(moment, atOnce), Math.max(moment, atOnce));
      expect(between).toBeLessThanOrEqual(missed);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('comes within a nanosecond or so in parts while the rate stays alike', () => {
    const calm = profiles(fc.double({ min: 100, max: 200, noNaN: true }));
    const work = fc.double({ min: 1e-3, max: 2000, noNaN: true });
    const property = fc.property(calm, anyNow, work, work, (profile, now, one, other) => {
      const inParts = momentAfter(profile, momentAfter(profile, now, one), other);
      expect(Math.abs(inParts - momentAfter(profile, now, one + other))).toBeLessThanOrEqual(3);
    });
    fc.assert(property, { numRuns: 1000 });
  });
});

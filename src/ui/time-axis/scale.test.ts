import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND as S } from '../../base/time';
import { fractionOf, isFarFrom, niceStep, roundTimeAt, spanLabel, timeAt, timeTicks } from './scale';

const labels = (from: number, to: number, most: number): string[] =>
  timeTicks({ from: from * S, to: to * S }, most).map(({ label }) => label);

describe('a place that is pointed at', () => {
  it('is as round as the pixels are apart', () => {
    const range = { from: 0, to: 90e9 };
    expect(roundTimeAt(32.3987 / 90, range, 787) / 1e9).toBe(32.4);
    expect(roundTimeAt(0.5, { from: 20e9, to: 21e9 }, 800) / 1e9).toBe(20.5);
    expect(roundTimeAt(0.12345, { from: 20e9, to: 21e9 }, 800) / 1e9).toBe(20.123);
    expect([roundTimeAt(-1, range, 787), roundTimeAt(2, range, 787)]).toEqual([0, 90e9]);
    const odd = { from: 0, to: 54_041_700_000 };
    expect([roundTimeAt(0.9999, odd, 787), roundTimeAt(1, odd, 787)]).toEqual([
      54_040_000_000, 54_041_700_000,
    ]);
  });
});

describe('places on the axis', () => {
  const range = { from: 10 * S, to: 40 * S };

  it('turns moments into shares of the axis and back', () => {
    expect(fractionOf(10 * S, range)).toBe(0);
    expect(fractionOf(25 * S, range)).toBe(0.5);
    expect(fractionOf(55 * S, range)).toBe(1.5);
    expect(timeAt(0.5, range)).toBe(25 * S);
  });

  it('takes places beyond the ends for the ends', () => {
    expect(timeAt(-1, range)).toBe(10 * S);
    expect(timeAt(2, range)).toBe(40 * S);
  });

  it('gives whole nanoseconds', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (fraction) => {
        expect(Number.isInteger(timeAt(fraction, { from: 0, to: 7 }))).toBe(true);
      }),
    );
  });
});

describe('steps', () => {
  it.each([
    [0.9, 1],
    [1, 1],
    [1.1, 2],
    [2.5, 5],
    [5.1, 10],
    [0.03, 0.05],
    [130, 200],
  ])('%d becomes %d', (atLeast, step) => {
    expect(niceStep(atLeast)).toBeCloseTo(step, 12);
  });

  it('are 1, 2 or 5 times a power of ten, at least as wished and less than 2.5 times that', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (atLeast) => {
        const step = niceStep(atLeast);
        expect(step).toBeGreaterThanOrEqual(atLeast * (1 - 1e-6));
        expect(step).toBeLessThanOrEqual(atLeast * 2.5 * (1 + 1e-6));
      }),
    );
  });
});

describe('ticks', () => {
  it('stand every 5 s on the usual axis, and every 10 s on that of a chart', () => {
    expect(labels(10, 40, 10)).toEqual(['10 s', '15 s', '20 s', '25 s', '30 s', '35 s', '40 s']);
    expect(labels(10, 40, 3.4)).toEqual(['10 s', '20 s', '30 s', '40 s']);
  });

  it('begin at the first round moment in sight', () => {
    expect(labels(11.5, 41.5, 3.4)).toEqual(['20 s', '30 s', '40 s']);
  });

  it('show parts of a second where the axis is short', () => {
    expect(labels(32, 33, 5)).toEqual(['32.0 s', '32.2 s', '32.4 s', '32.6 s', '32.8 s', '33.0 s']);
  });

  it('are read as on the clock from two minutes on', () => {
    expect(labels(100, 130, 4)).toEqual(['100 s', '110 s', '120 s', '2:10']);
    expect(labels(10_800, 10_830, 3)).toEqual(['3:00:00', '3:00:10', '3:00:20', '3:00:30']);
    expect(labels(0, 600, 5)).toEqual(['0 s', '120 s', '4:00', '6:00', '8:00', '10:00']);
    expect(labels(0, 14_400, 4)).toEqual(['0 s', '1:00:00', '2:00:00', '3:00:00', '4:00:00']);
  });

  it('are none where there is nothing to mark', () => {
    expect(labels(5, 5, 8)).toEqual([]);
    expect(labels(0, 30, 0)).toEqual([]);
  });

  it('are never more than wished, and in order', () => {
    const seconds = fc.integer({ min: 0, max: 14_000 });
    fc.assert(
      fc.property(
        seconds,
        fc.integer({ min: 1, max: 14_400 }),
        fc.integer({ min: 1, max: 12 }),
        (from, span, most) => {
          const ticks = timeTicks({ from: from * S, to: (from + span) * S }, most);
          expect(ticks.length).toBeLessThanOrEqual(most + 1);
          ticks.slice(1).forEach(({ time }, index) => expect(time).toBeGreaterThan(ticks[index].time));
        },
      ),
    );
  });
});

describe('lengths in words', () => {
  it.each([
    [30, '30 s'],
    [90, '90 s'],
    [0.5, '0.5 s'],
    [300, '5 min'],
    [400, '400 s'],
    [14_400, '4 h'],
  ])('%d s', (seconds, words) => {
    expect(spanLabel(seconds * S)).toBe(words);
  });
});

it('what goes on by itself is not far, where beats are rare either; a jump is, and what was never drawn', () => {
  // From one slow beat to the next, of an axis of 30 s.
  const afterSlowBeat = 0.32 / 30;
  expect(isFarFrom(0.5, 0.5 + afterSlowBeat)).toBe(false);
  expect(isFarFrom(0.5, 0.48)).toBe(true);
  expect(isFarFrom(NaN, 0.5)).toBe(true);
});

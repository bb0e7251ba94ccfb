import { describe, expect, it } from 'vitest';
import { PLAIN_FAULTS } from '../timeline/faults.test-support';
import { barPlaces } from './bar-places';

const { crash, degraded } = PLAIN_FAULTS;
const range = { from: 0, to: 100e9 };

describe('where a fault can be taken hold of', () => {
  it('is its bar, with both ends and its ramps', () => {
    const { bars, away } = barPlaces({ ...degraded, rampInMs: 5000, rampOutMs: 10_000 }, range);
    expect(bars).toMatchObject([{ turn: 0, left: 0.2, width: 0.25, hasFrom: true, hasTo: true }]);
    expect(bars[0].grown).toBeCloseTo(0.2);
    expect(bars[0].fading).toBeCloseTo(0.6);
    expect(away).toBeUndefined();
  });

  it('has no end where that is out of sight', () => {
    expect(barPlaces(crash, { from: 30e9, to: 40e9 }).bars).toMatchObject([
      { left: 0, width: 1, hasFrom: false, hasTo: false },
    ]);
    expect(barPlaces(crash, { from: 50e9, to: 60e9 })).toEqual({ bars: [], away: 'before' });
    expect(barPlaces(crash, { from: 0, to: 10e9 })).toEqual({ bars: [], away: 'later' });
  });

  it('is every turn in sight', () => {
    const often = { ...crash, toMs: 22_000, times: 100, everyMs: 10_000 };
    expect(
      barPlaces(often, { from: 35e9, to: 65e9 }).bars.map(({ turn, hasFrom }) => [turn, hasFrom]),
    ).toEqual([
      [2, false],
      [3, false],
      [4, false],
    ]);
    expect(barPlaces(often, { from: 0, to: 10_000e9 }).bars).toHaveLength(40);
  });
});

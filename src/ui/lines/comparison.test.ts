import { describe, expect, it } from 'vitest';
import { POINT_FIELD, POINT_WIDTH } from '../../worker/frame';
import { compared } from './comparison';

/** Seconds with so many served and failed, all others nothing. */
function secondsOf(...seconds: readonly (readonly [served: number, failed: number, p95?: number])[]) {
  return {
    points: seconds.length,
    point: (second: number, place: number): number => {
      const [served, failed, p95 = NaN] = seconds[second] ?? [NaN, NaN];
      if (place === POINT_FIELD.served) return served;
      if (place === POINT_FIELD.failed) return failed;
      if (place === POINT_FIELD.p95) return p95;
      if (place === POINT_FIELD.goodput) return served / (served + failed);
      return place < POINT_WIDTH ? 0 : NaN;
    },
  };
}

const row = (comparison: ReturnType<typeof compared>, label: string) => {
  const found = comparison.figures.find((figure) => figure.label === label);
  return [found?.here, found?.there];
};

describe('two lines in figures', () => {
  const here = secondsOf([10, 0, 20], [10, 0, 20], [0, 10], [5, 5, 100]);
  const there = secondsOf([10, 0, 20], [10, 0, 20], [10, 0, 40], [10, 0, 60], [10, 0, 60]);

  it('count the seconds that both know since they parted', () => {
    const comparison = compared(here, there, 2.5e9);
    expect([comparison.from, comparison.to]).toEqual([2, 4]);
    expect(row(comparison, 'Goodput')).toEqual(['25%', '100%']);
    expect(row(comparison, 'p95, mean')).toEqual(['100 ms', '50 ms']);
    expect(row(comparison, 'Served')).toEqual(['5', '20']);
    expect(row(comparison, 'Failed')).toEqual(['15', '0']);
  });

  it('have no column for fallbacks that nobody gave', () => {
    expect(compared(here, there, 0).figures.map(({ label }) => label)).not.toContain('Fallback');
    const withFallback = {
      ...here,
      point: (second: number, place: number) =>
        place === POINT_FIELD.fallback ? 2 : here.point(second, place),
    };
    expect(row(compared(withFallback, there, 0), 'Fallback')).toEqual(['8', '0']);
  });

  it('have nothing to tell before both know a second since then, or when they never parted', () => {
    expect(compared(here, there, 4e9).figures).toEqual([]);
    expect(compared(here, there, Infinity).figures).toEqual([]);
    expect(compared(secondsOf(), there, 0).figures).toEqual([]);
  });
});

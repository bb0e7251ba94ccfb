import { describe, expect, it } from 'vitest';
import { PART_POINT, POINT_FIELD } from '../../worker/frame';
import type { ReadPoint } from './buckets';
import { edgeOf, highestStack, outcomeBars, outcomesOf, PART_OUTCOMES, RUN_OUTCOMES } from './outcomes';
import { xScale, yScale } from './paths';

const counts: Record<number, readonly number[]> = {
  [POINT_FIELD.served]: [80, 20],
  [POINT_FIELD.fallback]: [0, 4],
  [POINT_FIELD.late]: [0, 6],
  [POINT_FIELD.rejected]: [0, 60],
  [POINT_FIELD.failed]: [0, 10],
};
const read: ReadPoint = (second, field) => counts[field]?.[second] ?? NaN;
const buckets = { first: 0, size: 1, end: 2, count: 2 };
const plot = { x: 0, y: 0, width: 20, height: 100 };

describe('outcomes of each second', () => {
  const series = outcomesOf(buckets, read, RUN_OUTCOMES);

  it('are stacked from served to failed', () => {
    expect(highestStack(series)).toBe(100);
    const bars = outcomeBars(buckets, series, xScale(plot, 0, 2e9), yScale(plot, 100));
    expect(bars).toEqual({
      served: 'M0 100V20H9V100ZM10 100V80H19V100Z',
      fallback: 'M10 80V76H19V80Z',
      late: 'M10 76V70H19V76Z',
      rejected: 'M10 70V10H19V70Z',
      failed: 'M10 10V0H19V10Z',
    });
  });

  it('draw nothing before the first second is over', () => {
    const none = { first: 0, size: 1, end: 0, count: 0 };
    const bars = outcomeBars(
      none,
      outcomesOf(none, read, RUN_OUTCOMES),
      xScale(plot, 0, 2e9),
      yScale(plot, 100),
    );
    expect(Object.values(bars)).toEqual(['', '', '', '', '']);
    expect(highestStack(outcomesOf(none, read, RUN_OUTCOMES))).toBe(0);
  });

  it('count as nothing where they are unknown', () => {
    expect(highestStack(outcomesOf({ ...buckets, end: 3, count: 3 }, read, RUN_OUTCOMES))).toBe(100);
  });

  it('of a part know of no late ones', () => {
    const values: ReadPoint = (_second, field) => field;
    const { served, fallback, late, rejected, failed } = outcomesOf(buckets, values, PART_OUTCOMES);
    expect([...served, ...late, ...rejected, ...failed]).toEqual([1, 1, 0, 0, 2, 2, 3, 3]);
    expect([...fallback]).toEqual([PART_POINT.fallback, PART_POINT.fallback]);
  });

  it('end early in a bucket that is not full', () => {
    const coarse = { first: 10, size: 5, end: 17, count: 2 };
    expect([0, 1, 2].map((index) => edgeOf(coarse, index) / 1e9)).toEqual([10, 15, 17]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND as S } from '../../base/time';
import { POINT_FIELD } from '../../worker/frame';
import {
  bucketSize,
  bucketsOf,
  folded,
  highest,
  mean,
  meanByEnded,
  MOST_POINTS,
  type ReadPoint,
} from './buckets';

const seconds = (from: number, to: number) => ({ from: from * S, to: to * S });

describe('buckets', () => {
  it('are seconds on a usual axis, also those that are only partly in sight', () => {
    expect(bucketsOf(seconds(10, 40), 33)).toEqual({ first: 10, size: 1, end: 33, count: 23 });
    expect(bucketsOf(seconds(10.5, 40.5), 60)).toEqual({ first: 10, size: 1, end: 41, count: 31 });
  });

  it('are none before the first second is over, and on an axis beyond the run', () => {
    expect(bucketsOf(seconds(0, 30), 0).count).toBe(0);
    expect(bucketsOf(seconds(60, 90), 33).count).toBe(0);
  });

  it('are longer on a long axis, and hold the same seconds wherever it stands', () => {
    expect(bucketSize(seconds(0, 300))).toBe(1);
    expect(bucketSize(seconds(0, 14_400))).toBe(60);
    expect(bucketsOf(seconds(604, 1204), 5000)).toEqual({ first: 604, size: 2, end: 1204, count: 300 });
    expect(bucketsOf(seconds(605, 1205), 5000)).toMatchObject({ first: 604, end: 1206 });
  });

  it('are at most about as many as are drawn', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14_400 }), fc.integer({ min: 1, max: 14_400 }), (from, span) => {
        const { count, size, first } = bucketsOf(seconds(from, from + span), 14_400);
        expect(count).toBeLessThanOrEqual(MOST_POINTS + 1);
        expect(first % size).toBe(0);
      }),
    );
  });
});

describe('folding seconds into one value', () => {
  const values: Record<number, readonly number[]> = {
    [POINT_FIELD.served]: [10, 30, 0, 6],
    [POINT_FIELD.goodput]: [1, 0.5, NaN, 0],
    [POINT_FIELD.p99]: [NaN, 80, 200, NaN],
  };
  const read: ReadPoint = (second, field) => values[field]?.[second] ?? 0;

  it('is the mean of rates', () => {
    expect(mean(read, 0, 4, POINT_FIELD.served)).toBe(11.5);
    expect(mean(read, 2, 3, POINT_FIELD.goodput)).toBeNaN();
  });

  it('is the slowest second of latencies', () => {
    expect(highest(read, 0, 4, POINT_FIELD.p99)).toBe(200);
    expect(highest(read, 3, 4, POINT_FIELD.p99)).toBeNaN();
  });

  it('weighs shares by what ended', () => {
    expect(meanByEnded(read, 0, 2, POINT_FIELD.goodput)).toBe((10 + 15) / 40);
    expect(meanByEnded(read, 2, 3, POINT_FIELD.goodput)).toBeNaN();
  });

  it('takes what is there of the last bucket', () => {
    const buckets = { first: 0, size: 3, end: 4, count: 2 };
    expect([...folded(buckets, read, POINT_FIELD.served, mean)]).toEqual([40 / 3, 6]);
  });
});

import { describe, expect, it } from 'vitest';
import { INSTANCE_POINT, INSTANCE_POINT_WIDTH } from '../../worker/frame';
import { instancePaths, instanceValues, middleOf, standsOut, type InstanceSource } from './instance-lines';
import { instanceSentence } from './instance-words';
import { xScale, yScale } from './paths';
import { INSTANCE_FIGURES } from './instance-figures';
import { instanceColumns } from './table-columns';

const { time } = INSTANCE_FIGURES;
const range = { from: 0, to: 60e9 };

/** Mean times of each instance by the second. */
function sourceOf(...instances: readonly (readonly number[])[]): InstanceSource {
  return {
    points: instances[0]?.length ?? 0,
    present: instances[0]?.length ?? 0,
    width: instances.length * INSTANCE_POINT_WIDTH,
    point: (second, place) =>
      place % INSTANCE_POINT_WIDTH === INSTANCE_POINT.meanMs
        ? (instances[Math.floor(place / INSTANCE_POINT_WIDTH)]?.[second] ?? NaN)
        : NaN,
    subscribe: () => () => undefined,
  };
}

const three = sourceOf([30, 32, 30], [31, 400, 420], [29, 30, 31]);

describe('lines of instances', () => {
  it('have the values of each', () => {
    const { values, times, highest } = instanceValues(three, time, range);
    expect(values.map((line) => [...line])).toEqual([
      [30, 32, 30],
      [31, 400, 420],
      [29, 30, 31],
    ]);
    expect(times).toEqual([1e9, 2e9, 3e9]);
    expect(highest).toBe(420);
  });

  it('have fewer points for each the more there are', () => {
    const seconds = Array.from({ length: 600 }, () => 30);
    const many = sourceOf(...Array.from({ length: 100 }, () => seconds));
    const { values } = instanceValues(many, time, { from: 0, to: 600e9 });
    expect(values).toHaveLength(100);
    expect(values[0].length).toBeLessThanOrEqual(60);
  });

  it('are one path of all but the one that stands out in sight', () => {
    expect(standsOut(three, time, range)).toBe(1);
    expect(standsOut(three, time, { from: 0, to: 1e9 })).toBeUndefined();
    const plot = { x: 0, y: 0, width: 60, height: 100 };
    const paths = instancePaths(
      instanceValues(three, time, range),
      1,
      xScale(plot, range.from, range.to),
      yScale(plot, 500),
    );
    expect(paths.outlier).toBe('M1 93.8L2 20L3 16');
    expect(paths.others.match(/M/g)).toHaveLength(2);
  });

  it('are told in a sentence and in a table', () => {
    expect(middleOf(three, time, 2)).toBe(31);
    expect(middleOf(three, time, 9)).toBeNaN();
    expect(instanceSentence('catalog', time, three, range)).toBe(
      'In the second before 3 s, mean time, ms: 31 ms at the middle one of all; catalog 2 stands out with 420 ms.',
    );
    expect(instanceSentence('catalog', time, sourceOf([30], [31]), range)).toContain('none stands out');
    expect(instanceSentence('catalog', time, sourceOf([], []), range)).toBe(
      'No second of this run is over yet.',
    );
    expect(instanceColumns(three, time).map(({ title, field }) => [title, field])).toEqual([
      ['Instance 1', 4],
      ['Instance 2', 12],
      ['Instance 3', 20],
    ]);
  });
});

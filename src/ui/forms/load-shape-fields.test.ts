import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../base/check-settings';
import type { LoadShape } from '../../scenario/load-shape';
import {
  inLoadShape,
  LOAD_SHAPE_FIELDS,
  LOAD_SHAPES,
  loadShapeValues,
  POINT_FIELDS,
  withNextPoint,
  withoutPoint,
  withPoint,
  type RateList,
} from './load-shape-fields';
import { loadShapeText } from './load-shape-words';
import { rateLine } from './rate-line';

const run = { ratePerSecond: 20, durationMs: 90_000 };
const list: RateList = {
  kind: 'list',
  between: 'lines',
  points: [
    { atMs: 10_000, ratePerSecond: 40 },
    { atMs: 30_000, ratePerSecond: 5 },
  ],
};
const examples: readonly LoadShape[] = [
  { kind: 'steady' },
  { kind: 'step', atMs: 12_500, ratePerSecond: 50 },
  { kind: 'ramp', fromMs: 10_000, toMs: 20_000, ratePerSecond: 50 },
  { kind: 'spike', fromMs: 10_000, toMs: 20_000, ratePerSecond: 50 },
  list,
  { ...list, points: [{ atMs: 0, ratePerSecond: 0 }] },
];

describe('the ways a rate can change', () => {
  it('have a field for each of their numbers', () => {
    for (const shape of examples) {
      expect(Object.keys(loadShapeValues(shape))).toEqual(Object.keys(LOAD_SHAPE_FIELDS[shape.kind]));
    }
  });

  it('turn into each other, with numbers that are in range and fit one another', () => {
    for (const shape of examples) {
      for (const { value: kind } of LOAD_SHAPES.options) {
        const turned = inLoadShape(shape, kind, run);
        expect(turned.kind).toBe(kind);
        const values = loadShapeValues(turned);
        expect(checkSettings(LOAD_SHAPE_FIELDS[kind], values, 'shape')).toEqual({ ok: true, value: values });
        if ('toMs' in turned) expect(turned.toMs).toBeGreaterThan(turned.fromMs);
        for (const point of turned.kind === 'list' ? turned.points : []) {
          expect(checkSettings(POINT_FIELDS, point, 'point')).toEqual({ ok: true, value: point });
        }
      }
    }
  });

  it('keep their moments and the other rate', () => {
    const spike = inLoadShape({ kind: 'steady' }, 'spike', run);
    expect(spike).toEqual({ kind: 'spike', fromMs: 30_000, toMs: 60_000, ratePerSecond: 40 });
    expect(inLoadShape(examples[2], 'spike', run)).toEqual({ ...examples[3] });
    expect(inLoadShape(examples[3], 'list', run)).toEqual({
      kind: 'list',
      between: 'steps',
      points: [
        { atMs: 10_000, ratePerSecond: 50 },
        { atMs: 20_000, ratePerSecond: 20 },
      ],
    });
    expect(inLoadShape(list, 'list', run)).toBe(list);
  });

  it('are said in words', () => {
    expect(examples.map(loadShapeText)).toEqual([
      'steady',
      '50/s from 12.50 s on',
      'moves to 50/s from 10 s to 20 s',
      '50/s from 10 s to 20 s',
      '2 points, in lines',
      '1 point, in lines',
    ]);
  });
});

describe('a list of points', () => {
  it('gets and loses points', () => {
    expect(withPoint(list, 1, { atMs: 1, ratePerSecond: 2 }).points[1]).toEqual({
      atMs: 1,
      ratePerSecond: 2,
    });
    expect(withoutPoint(list, 0).points).toEqual([list.points[1]]);
    expect(withNextPoint(list, run).points[2]).toEqual({ atMs: 50_000, ratePerSecond: 5 });
    expect(withNextPoint(withoutPoint(list, 1), run).points[1].atMs).toBe(25_000);
  });
});

describe('the line of a rate', () => {
  it('runs over the whole of the run, the highest rate at the top', () => {
    expect(rateLine(20, { kind: 'steady' }, 90_000)).toEqual({ path: 'M0 0L1 0', least: 20, most: 20 });
    expect(rateLine(20, { kind: 'spike', fromMs: 30_000, toMs: 60_000, ratePerSecond: 40 }, 120_000)).toEqual(
      {
        path: 'M0 0.5L0.25 0.5L0.25 0L0.5 0L0.5 0.5L1 0.5',
        least: 20,
        most: 40,
      },
    );
  });

  it('cuts off what goes on behind the end', () => {
    const ramp: LoadShape = { kind: 'ramp', fromMs: 0, toMs: 100_000, ratePerSecond: 120 };
    expect(rateLine(20, ramp, 50_000)).toEqual({
      path: `M0 ${(1 - 20 / 70).toFixed(4)}L1 0`,
      least: 20,
      most: 70,
    });
    expect(rateLine(0, { kind: 'step', atMs: 80_000, ratePerSecond: 9 }, 50_000)).toEqual({
      path: 'M0 1L1 1',
      least: 0,
      most: 0,
    });
  });
});

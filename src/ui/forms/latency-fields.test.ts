import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../base/check-settings';
import type { Latency } from '../../scenario/latency';
import {
  inShape,
  LATENCY_FIELDS,
  LATENCY_SHAPES,
  latencyValues,
  shapeOf,
  withNumber,
} from './latency-fields';

const examples: readonly Latency[] = [
  { kind: 'constant', ms: 0 },
  { kind: 'constant', ms: 12 },
  { kind: 'exponential', meanMs: 10 },
  { kind: 'lognormal', medianMs: 60, p95Ms: 120 },
  { kind: 'lognormal', meanMs: 600_000, cv: 2 },
];

describe('shapes of a latency', () => {
  it('are told apart by their numbers', () => {
    expect(examples.map(shapeOf)).toEqual([
      'constant',
      'constant',
      'exponential',
      'lognormal',
      'lognormal-by-mean',
    ]);
  });

  it('have a field for each number', () => {
    for (const latency of examples) {
      expect(Object.keys(latencyValues(latency))).toEqual(Object.keys(LATENCY_FIELDS[shapeOf(latency)]));
    }
  });

  it('turn into each other, with numbers that are in range', () => {
    for (const latency of examples) {
      for (const { value: shape } of LATENCY_SHAPES) {
        const turned = inShape(latency, shape);
        expect(shapeOf(turned)).toBe(shape);
        const values = latencyValues(turned);
        expect(checkSettings(LATENCY_FIELDS[shape], values, 'latency')).toEqual({ ok: true, value: values });
        if ('medianMs' in turned) expect(turned.p95Ms).toBeGreaterThanOrEqual(turned.medianMs);
      }
    }
  });

  it('keep their middle', () => {
    expect(inShape({ kind: 'exponential', meanMs: 8 }, 'lognormal')).toEqual({
      kind: 'lognormal',
      medianMs: 8,
      p95Ms: 20,
    });
    expect(inShape({ kind: 'lognormal', medianMs: 8, p95Ms: 40 }, 'constant')).toEqual({
      kind: 'constant',
      ms: 8,
    });
    const same: Latency = { kind: 'lognormal', medianMs: 8, p95Ms: 40 };
    expect(inShape(same, 'lognormal')).toBe(same);
  });

  it('change by one number', () => {
    expect(withNumber({ kind: 'lognormal', medianMs: 8, p95Ms: 40 }, 'p95Ms', 50)).toEqual({
      kind: 'lognormal',
      medianMs: 8,
      p95Ms: 50,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../base/check-settings';
import type { Latency } from '../../scenario/latency';
import { fieldsOf, inShape, LATENCY_SHAPES, latencyValues, shapeOf, withNumber } from './latency-fields';

const examples: readonly Latency[] = [
  { kind: 'constant', ms: 0 },
  { kind: 'constant', ms: 12 },
  { kind: 'exponential', meanMs: 10 },
  { kind: 'lognormal', medianMs: 60, p95Ms: 120 },
  { kind: 'lognormal', meanMs: 600_000, cv: 2 },
  { kind: 'uniform', fromMs: 0, toMs: 0.001 },
  { kind: 'uniform', fromMs: 400_000, toMs: 600_000 },
  { kind: 'erlang', meanMs: 10, shape: 4 },
  { kind: 'pareto', leastMs: 0.001, alpha: 0.5 },
  {
    kind: 'mixture',
    usual: { kind: 'constant', ms: 600_000 },
    rare: { kind: 'exponential', meanMs: 90 },
    rareShare: 0.01,
  },
];

describe('shapes of a latency', () => {
  it('are told apart by their numbers', () => {
    expect(examples.map(shapeOf)).toEqual([
      'constant',
      'constant',
      'exponential',
      'lognormal',
      'lognormalByMean',
      'uniform',
      'uniform',
      'erlang',
      'pareto',
      'mixture',
    ]);
  });

  it('have a field for each number', () => {
    for (const latency of examples) {
      expect(Object.keys(latencyValues(latency))).toEqual(Object.keys(fieldsOf(latency)));
    }
  });

  it('turn into each other, with numbers that are in range and fit one another', () => {
    for (const latency of examples) {
      for (const { value: shape } of LATENCY_SHAPES) {
        const turned = inShape(latency, shape);
        expect(shapeOf(turned)).toBe(shape);
        for (const part of turned.kind === 'mixture' ? [turned, turned.usual, turned.rare] : [turned]) {
          const values = latencyValues(part);
          expect(checkSettings(fieldsOf(part), values, 'latency')).toEqual({ ok: true, value: values });
          if ('medianMs' in part) expect(part.p95Ms).toBeGreaterThanOrEqual(part.medianMs);
          if ('fromMs' in part) expect(part.toMs).toBeGreaterThanOrEqual(part.fromMs);
        }
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
    expect(inShape({ kind: 'uniform', fromMs: 4, toMs: 8 }, 'erlang')).toMatchObject({ meanMs: 6 });
    expect(inShape(inShape({ kind: 'constant', ms: 8 }, 'pareto'), 'constant')).toEqual({
      kind: 'constant',
      ms: 8,
    });
    const same: Latency = { kind: 'lognormal', medianMs: 8, p95Ms: 40 };
    expect(inShape(same, 'lognormal')).toBe(same);
  });

  it('are mixed from what was there, and leave it when they are no mixture any more', () => {
    const usual: Latency = { kind: 'erlang', meanMs: 6, shape: 2 };
    const mixture = inShape(usual, 'mixture');
    expect(mixture).toEqual({
      kind: 'mixture',
      usual,
      rare: { kind: 'exponential', meanMs: 60 },
      rareShare: 0.01,
    });
    expect(inShape(mixture, 'erlang')).toEqual(usual);
    expect(inShape(mixture, 'constant')).toEqual({ kind: 'constant', ms: 6 });
  });

  it('change by one number', () => {
    expect(withNumber({ kind: 'lognormal', medianMs: 8, p95Ms: 40 }, 'p95Ms', 50)).toEqual({
      kind: 'lognormal',
      medianMs: 8,
      p95Ms: 50,
    });
  });
});

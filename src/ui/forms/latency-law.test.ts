import { describe, expect, it } from 'vitest';
import type { Latency } from '../../scenario/latency';
import { latencyBars } from './latency-bars';
import { latencyLaw } from './latency-law';

const quantile = (latency: Latency, share: number): number => latencyLaw(latency).quantile(share);

describe('how times are spread', () => {
  it('has the quantiles that each law is known by', () => {
    expect(quantile({ kind: 'constant', ms: 7 }, 0.5)).toBeCloseTo(7, 6);
    expect(quantile({ kind: 'uniform', fromMs: 5, toMs: 15 }, 0.25)).toBeCloseTo(7.5, 6);
    expect(quantile({ kind: 'exponential', meanMs: 10 }, 0.95)).toBeCloseTo(-10 * Math.log(0.05), 4);
    const lognormal: Latency = { kind: 'lognormal', medianMs: 60, p95Ms: 120 };
    expect(quantile(lognormal, 0.5)).toBeCloseTo(60, 3);
    expect(quantile(lognormal, 0.95)).toBeCloseTo(120, 3);
    expect(quantile({ kind: 'pareto', leastMs: 5, alpha: 2 }, 0.75)).toBeCloseTo(10, 6);
  });

  it('sums the stages of an Erlang law', () => {
    const two: Latency = { kind: 'erlang', meanMs: 10, shape: 2 };
    // 1 - e^-x (1 + x) at x = 2.
    expect(latencyLaw(two).below(10)).toBeCloseTo(1 - 3 * Math.exp(-2), 9);
    expect(quantile({ kind: 'erlang', meanMs: 10, shape: 1 }, 0.5)).toBeCloseTo(10 * Math.log(2), 4);
    expect(quantile({ kind: 'erlang', meanMs: 10, shape: 100 }, 0.5)).toBeCloseTo(9.967, 2);
  });

  it('knows a log-normal law by its mean and spread, and one without any spread', () => {
    const byMean: Latency = { kind: 'lognormal', meanMs: 10, cv: 1 };
    expect(quantile(byMean, 0.5)).toBeCloseTo(10 / Math.SQRT2, 3);
    expect(quantile({ kind: 'lognormal', meanMs: 10, cv: 0 }, 0.5)).toBeCloseTo(10, 3);
    expect(quantile({ kind: 'lognormal', medianMs: 8, p95Ms: 8 }, 0.99)).toBeCloseTo(8, 3);
  });

  it('mixes two laws by their shares', () => {
    const mixture: Latency = {
      kind: 'mixture',
      usual: { kind: 'constant', ms: 5 },
      rare: { kind: 'constant', ms: 100 },
      rareShare: 0.02,
    };
    expect(quantile(mixture, 0.97)).toBeCloseTo(5, 6);
    expect(quantile(mixture, 0.99)).toBeCloseTo(100, 6);
  });
});

describe('the drawing of a latency', () => {
  it('is highest where times come most often', () => {
    const { heights, toMs } = latencyBars({ kind: 'exponential', meanMs: 10 }, 40);
    expect(heights).toHaveLength(40);
    expect(heights[0]).toBe(1);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    expect(toMs).toBeGreaterThan(30);
  });

  it('shows what is rare, however little it is', () => {
    const { heights, toMs } = latencyBars(
      {
        kind: 'mixture',
        usual: { kind: 'constant', ms: 5 },
        rare: { kind: 'constant', ms: 100 },
        rareShare: 0.001,
      },
      40,
    );
    expect(toMs).toBeGreaterThan(100);
    expect(heights.filter((height) => height > 0)).toHaveLength(2);
    expect(Math.min(...heights.filter((height) => height > 0))).toBeGreaterThan(0.05);
  });
});

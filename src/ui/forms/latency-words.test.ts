import { describe, expect, it } from 'vitest';
import { latencyText } from './latency-words';

describe('a latency in words', () => {
  it('names its shape and numbers', () => {
    expect(latencyText({ kind: 'constant', ms: 0.5 })).toBe('always 0.5 ms');
    expect(latencyText({ kind: 'exponential', meanMs: 1500 })).toBe('exponential, mean 1.5 s');
    expect(latencyText({ kind: 'lognormal', medianMs: 60, p95Ms: 120 })).toBe(
      'log-normal, median 60 ms, 95th percentile 120 ms',
    );
    expect(latencyText({ kind: 'lognormal', meanMs: 60, cv: 2 })).toBe(
      'log-normal, mean 60 ms, spread 2 × mean',
    );
    expect(latencyText({ kind: 'uniform', fromMs: 5, toMs: 1500 })).toBe('uniform, from 5 ms, to 1.5 s');
    expect(latencyText({ kind: 'erlang', meanMs: 10, shape: 4 })).toBe('Erlang, mean 10 ms, 4 stages');
    expect(latencyText({ kind: 'pareto', leastMs: 5, alpha: 2 })).toBe('Pareto, at least 5 ms, tail index 2');
  });

  it('names both parts of a mixture', () => {
    const usual = { kind: 'constant', ms: 5 } as const;
    const rare = { kind: 'exponential', meanMs: 80 } as const;
    expect(latencyText({ kind: 'mixture', usual, rare, rareShare: 0.01 })).toBe(
      'always 5 ms, but in 1 % exponential, mean 80 ms',
    );
  });
});

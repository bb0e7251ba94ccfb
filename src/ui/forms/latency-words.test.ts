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
  });
});

import { describe, expect, it } from 'vitest';
import { halfOpenIn, timesWords, windowWords } from './breaker-figures';

describe('figures of a breaker', () => {
  it('say how many calls of the window failed', () => {
    expect(windowWords(20, 12)).toBe('12 of 20 failed');
    expect(windowWords(0, 0)).toBe('no calls');
    expect(windowWords(NaN, NaN)).toBe('no calls');
  });

  it('say when it goes half-open, while it is open', () => {
    expect(halfOpenIn(1, 35.77e9, 32.4e9)).toBe('3.4 s');
    expect(halfOpenIn(1, 35.77e9, 36e9)).toBe('0.0 s');
    expect(halfOpenIn(0, 35.77e9, 32.4e9)).toBe('–');
    expect(halfOpenIn(1, Infinity, 32.4e9)).toBe('–');
    expect(halfOpenIn(NaN, NaN, 0)).toBe('–');
  });

  it('say how often it opened', () => {
    expect([0, 1, 5].map(timesWords)).toEqual(['never', 'once', '5 times']);
  });
});

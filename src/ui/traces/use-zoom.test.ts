import { describe, expect, it } from 'vitest';
import { brokenAxis } from './broken-axis';
import { carriedWindow } from './use-zoom';
import { WHOLE } from './zoom-window';

describe('what is in sight of a trace that was recorded once more', () => {
  const before = brokenAxis({ from: 0, to: 100 }, []);
  const after = brokenAxis({ from: 0, to: 400 }, []);

  it('is the same stretch of time', () => {
    expect(carriedWindow({ from: 0.2, to: 0.6 }, before, after)).toEqual({ from: 0.05, to: 0.15 });
    expect(carriedWindow({ from: 0.2, to: 0.6 }, before, before)).toEqual({ from: 0.2, to: 0.6 });
  });

  it('is all of it when it was all of it', () => {
    expect(carriedWindow(WHOLE, before, after)).toEqual(WHOLE);
  });

  it('is on the axis when it became shorter', () => {
    const { from, to } = carriedWindow({ from: 0.5, to: 0.9 }, after, before);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThanOrEqual(1);
    expect(to).toBeGreaterThan(from);
  });
});

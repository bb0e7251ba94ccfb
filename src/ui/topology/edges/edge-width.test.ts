import { describe, expect, it } from 'vitest';
import { eased, edgeWidth } from './edge-width';

describe('width of an edge', () => {
  it('grows with the root of the rate, between its limits', () => {
    expect([0, 1, 81, 100, 169, 1e6].map(edgeWidth)).toEqual([1.5, 2, 6, 6.5, 8, 8]);
    expect(edgeWidth(NaN)).toBe(1.5);
  });

  it('follows smoothly, whatever the frame rate, and arrives', () => {
    const once = eased(2, 6, 0.1);
    const twice = eased(eased(2, 6, 0.05), 6, 0.05);
    expect(once).toBeGreaterThan(2);
    expect(once).toBeLessThan(6);
    expect(twice).toBeCloseTo(once);
    expect(eased(5.99, 6, 0.016)).toBe(6);
  });
});

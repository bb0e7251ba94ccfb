import { describe, expect, it } from 'vitest';
import { phaseOf } from './fault-times';

describe('a fault', () => {
  const fault = { fromMs: 20_000, toMs: 45_000 };

  it('acts from its beginning up to its end', () => {
    expect(phaseOf(fault, 19.999e9)).toBe('ahead');
    expect(phaseOf(fault, 20e9)).toBe('acting');
    expect(phaseOf(fault, 44.999e9)).toBe('acting');
    expect(phaseOf(fault, 45e9)).toBe('over');
  });
});

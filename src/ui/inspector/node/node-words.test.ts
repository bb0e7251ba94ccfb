import { describe, expect, it } from 'vitest';
import { HEALTH } from '../../../worker/frame';
import { healthOf, staleText } from './node-words';

describe('health', () => {
  it('has a name for each value of a frame', () => {
    expect(Object.entries(HEALTH).map(([name, value]) => healthOf(value) === name)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(healthOf(NaN)).toBe('idle');
  });
});

describe('the age of a figure', () => {
  it('is told once it is a second old', () => {
    expect(staleText(NaN)).toBeUndefined();
    expect(staleText(9e8)).toBeUndefined();
    expect(staleText(1.64e9)).toBe('1.6 s ago');
    expect(staleText(125e9)).toBe('2 min ago');
  });
});

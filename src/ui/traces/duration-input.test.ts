import { describe, expect, it } from 'vitest';
import { readDuration } from './duration-input';

describe('a duration that somebody types', () => {
  it('has a unit, or is in milliseconds', () => {
    expect(['250 ms', '250', '0.25s', '1,5 s', '300us', '2 min', '.5 s'].map(readDuration)).toEqual([
      250e6, 250e6, 250e6, 1.5e9, 300e3, 120e9, 500e6,
    ]);
  });

  it('is nothing when nothing is typed', () => {
    expect(readDuration('  ')).toBeNull();
  });

  it('is refused when it is something else', () => {
    expect(['soon', '5 h', '1 2', '-3 ms', '1.2.3'].map(readDuration)).toEqual(Array(5).fill(undefined));
  });
});

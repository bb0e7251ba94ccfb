import { describe, expect, it } from 'vitest';
import { highWord, lowWord, powerOfTwo, scale, upperPart } from './float-bits';

describe('the bits of a double', () => {
  it('are read as two words', () => {
    expect([highWord(1), lowWord(1)]).toEqual([0x3ff00000, 0]);
    expect([highWord(-2), lowWord(5e-324)]).toEqual([-0x40000000, 1]);
  });

  it('are cut to the upper part, which leaves a remainder that fits the lower one', () => {
    const part = upperPart(Math.PI);
    expect(lowWord(part)).toBe(0);
    expect(highWord(part)).toBe(highWord(Math.PI));
  });

  it('hold every power of two', () => {
    for (let power = -1074; power <= 1023; power++) {
      if (powerOfTwo(power) !== Math.pow(2, power)) expect.fail(`2^${power} is ${powerOfTwo(power)}`);
    }
  });
});

describe('scale', () => {
  it('is exact for normal results', () => {
    expect(scale(1.5, 10)).toBe(1536);
    expect(scale(0.75, 1024)).toBe(0.75 * 2 * Math.pow(2, 1023));
  });

  it('rounds once where the result is subnormal', () => {
    // 1.25 * 2^-1074 lies between 1 and 2 of the smallest steps, nearer to 1; 1.75 nearer to 2.
    expect(scale(1.25, -1074)).toBe(5e-324);
    expect(scale(1.75, -1074)).toBe(1e-323);
    expect(scale(1.9, -1080)).toBe(0);
  });

  it('overflows to infinity', () => {
    expect(scale(1, 1024)).toBe(Infinity);
  });
});

import { describe, expect, it } from 'vitest';
import { RateMeter } from './rate-meter';

const ms = (value: number): number => value * 1e6;

describe('rate of a total', () => {
  it('is what it grew by over the last second', () => {
    const meter = new RateMeter();
    expect(meter.read(ms(0), 0)).toBe(0);
    expect(meter.read(ms(250), 5)).toBe(20);
    expect(meter.read(ms(1000), 20)).toBe(20);
    // From 1000 to 2000 nothing came.
    expect(meter.read(ms(1500), 20)).toBeCloseTo(15 / 1.25);
    expect(meter.read(ms(2000), 20)).toBe(0);
  });

  it('stays while time stands still', () => {
    const meter = new RateMeter();
    meter.read(ms(0), 0);
    expect(meter.read(ms(500), 10)).toBe(20);
    expect(meter.read(ms(500), 10)).toBe(20);
  });

  it('begins anew when the run does', () => {
    const meter = new RateMeter();
    meter.read(ms(0), 0);
    meter.read(ms(900), 90);
    expect(meter.read(ms(0), 0)).toBe(0);
    expect(meter.read(ms(100), 1)).toBe(10);
  });
});

import { describe, expect, it } from 'vitest';
import { Pacer } from './pacer';

describe('the pacer', () => {
  it('lets simulated time go by at the chosen speed', () => {
    const pacer = new Pacer();
    pacer.setSpeed(2, 1000, 5e9);
    expect(pacer.target(1000)).toBe(5e9);
    expect(pacer.target(1500)).toBe(6e9);
  });

  it('goes on from where the run is when the speed changes, without a jump', () => {
    const pacer = new Pacer();
    pacer.start(0, 0);
    pacer.setSpeed(0.1, 10_000, 10e9);
    expect(pacer.target(11_000)).toBe(10.1e9);
  });

  it('makes up for a short delay and not for a long one', () => {
    const pacer = new Pacer();
    pacer.start(0, 0);
    pacer.arrived(1000, 0.9e9);
    expect(pacer.target(1000)).toBe(1e9);
    pacer.arrived(2000, 1.5e9);
    expect(pacer.target(2000)).toBe(1.5e9);
  });

  it('tells the pace that was reached, over a second', () => {
    const pacer = new Pacer();
    pacer.setSpeed(10, 0, 0);
    expect(pacer.pace).toBe(10);
    for (let wall = 100; wall <= 1000; wall += 100) pacer.arrived(wall, wall * 4e6);
    expect(pacer.pace).toBeCloseTo(4);
  });
});

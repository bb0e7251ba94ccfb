import { describe, expect, it } from 'vitest';
import { arcPath, barTurn, countdownShare, placePath, ringPlaces, ringSize } from './ring-geometry';

describe('ring of outcomes', () => {
  it('has the places of the window, at most 32, and 20 where there is no window of calls', () => {
    expect(ringSize(20, 3)).toBe(20);
    expect(ringSize(100, 32)).toBe(32);
    expect(ringSize(1, 0)).toBe(1);
    expect(ringSize(0, 4)).toBe(20);
    expect(ringSize(0, 27)).toBe(27);
  });

  it('shows the oldest outcome first and leaves the rest free', () => {
    // Oldest to newest: failure, success, success.
    expect(ringPlaces(0b100, 3, 5)).toEqual(['failure', 'success', 'success', 'free', 'free']);
    expect(ringPlaces(0b001, 3, 3)).toEqual(['success', 'success', 'failure']);
  });

  it('shows the newest outcomes when more are known than it has places', () => {
    expect(ringPlaces(0b1100, 4, 2)).toEqual(['success', 'success']);
    expect(ringPlaces(0b0011, 4, 2)).toEqual(['failure', 'failure']);
  });

  it('reads all 32 bits', () => {
    const places = ringPlaces(0xffff_ffff, 32, 32);
    expect(places).toHaveLength(32);
    expect(new Set(places)).toEqual(new Set(['failure']));
    expect(ringPlaces(0x8000_0000, 32, 32)[0]).toBe('failure');
    expect(ringPlaces(0x8000_0000, 32, 32)[31]).toBe('success');
  });
});

describe('arcs', () => {
  it('begin at 12 o’clock and run clockwise', () => {
    expect(arcPath(10, 0, 0.25)).toBe('M0 -10A10 10 0 0 1 10 0');
    expect(arcPath(10, 0, 0.75)).toBe('M0 -10A10 10 0 1 1 -10 0');
  });

  it('leave a gap on both sides of a place, and draw a ring of one place', () => {
    const quarter = placePath(10, 4, 0);
    expect(quarter.startsWith('M0 -10')).toBe(false);
    expect(quarter).toContain('A10 10 0 0 1');
    expect(placePath(10, 1, 0)).toContain('A10 10 0 1 1');
  });
});

describe('countdown', () => {
  it('runs from 1 to 0 while the breaker is open', () => {
    expect(countdownShare(1, 35, 5, 30)).toBe(1);
    expect(countdownShare(1, 35, 5, 32.5)).toBe(0.5);
    expect(countdownShare(1, 35, 5, 40)).toBe(0);
  });

  it('is 0 when nothing counts down', () => {
    expect(countdownShare(0, Infinity, 5, 30)).toBe(0);
    expect(countdownShare(2, Infinity, 5, 30)).toBe(0);
    expect(countdownShare(1, 35, NaN, 30)).toBe(0);
  });

  it('turns the bar across the call when the breaker is open', () => {
    expect([0, 1, 2].map(barTurn)).toEqual([0, 90, 45]);
  });
});

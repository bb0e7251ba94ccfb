import { describe, expect, it } from 'vitest';
import { curveBetween, curvePath, directionOn, pointOn, splitCurve } from './curve';

const straight = curveBetween({ x: 0, y: 10, side: 'right' }, { x: 100, y: 10, side: 'left' });
const bent = curveBetween({ x: 0, y: 0, side: 'right' }, { x: 100, y: -80, side: 'left' });

describe('curves', () => {
  it('leave and enter at right angles to the sides', () => {
    expect(curvePath(bent)).toBe('M0 0C50 0 50 -80 100 -80');
    const fall = curveBetween({ x: 5, y: 0, side: 'bottom' }, { x: 5, y: 60, side: 'top' });
    expect(curvePath(fall)).toBe('M5 0C5 30 5 30 5 60');
    const back = curveBetween({ x: 0, y: 0, side: 'left' }, { x: -50, y: 0, side: 'right' });
    expect(back.x1).toBeLessThan(0);
  });

  it('bend a little even where the ends are close', () => {
    const close = curveBetween({ x: 0, y: 0, side: 'top' }, { x: 40, y: -4, side: 'bottom' });
    expect(close.y1).toBe(-16);
    expect(close.y2).toBe(12);
  });

  it('know their points and directions', () => {
    expect(pointOn(straight, 0)).toEqual({ x: 0, y: 10 });
    expect(pointOn(straight, 0.5)).toEqual({ x: 50, y: 10 });
    expect(directionOn(straight, 0.5)).toBe(0);
    expect(directionOn(bent, 0.5)).toBeLessThan(-45);
    expect(directionOn(bent, 0.5)).toBeGreaterThan(-90);
  });

  it('fall into two halves that draw the same line', () => {
    const [before, behind] = splitCurve(bent, 0.4);
    expect(before.x0).toBe(bent.x0);
    expect(behind.x3).toBe(bent.x3);
    const seam = pointOn(bent, 0.4);
    expect(before.x3).toBeCloseTo(seam.x);
    expect(behind.y0).toBeCloseTo(seam.y);
    const inner = pointOn(before, 0.5);
    const same = pointOn(bent, 0.2);
    expect(inner.x).toBeCloseTo(same.x);
    expect(inner.y).toBeCloseTo(same.y);
  });
});

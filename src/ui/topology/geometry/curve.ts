import type { Point } from './box';

/** A cubic Bézier curve, flat so that particles read it without chasing objects. */
export interface Curve {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly x3: number;
  readonly y3: number;
}

export type Side = 'left' | 'right' | 'top' | 'bottom';

export interface Port extends Point {
  readonly side: Side;
}

/** A curve that leaves and enters at right angles to the sides of the cards. */
export function curveBetween(from: Port, to: Port): Curve {
  const bend = bendOf(from, to);
  const out = moved(from, bend);
  const into = moved(to, bend);
  return {
    x0: from.x,
    y0: from.y,
    x1: out.x,
    y1: out.y,
    x2: into.x,
    y2: into.y,
    x3: to.x,
    y3: to.y,
  };
}

export function pointOn(curve: Curve, t: number): Point {
  return {
    x: cubic(curve.x0, curve.x1, curve.x2, curve.x3, t),
    y: cubic(curve.y0, curve.y1, curve.y2, curve.y3, t),
  };
}

/** The direction of travel at `t`, in degrees clockwise from the right. */
export function directionOn(curve: Curve, t: number): number {
  const x = slope(curve.x0, curve.x1, curve.x2, curve.x3, t);
  const y = slope(curve.y0, curve.y1, curve.y2, curve.y3, t);
  return (Math.atan2(y, x) * 180) / Math.PI;
}

/** The two halves at `t`, by de Casteljau. */
export function splitCurve(curve: Curve, t: number): readonly [Curve, Curve] {
  const x = splitAxis(curve.x0, curve.x1, curve.x2, curve.x3, t);
  const y = splitAxis(curve.y0, curve.y1, curve.y2, curve.y3, t);
  return [
    { x0: x[0], y0: y[0], x1: x[1], y1: y[1], x2: x[2], y2: y[2], x3: x[3], y3: y[3] },
    { x0: x[3], y0: y[3], x1: x[4], y1: y[4], x2: x[5], y2: y[5], x3: x[6], y3: y[6] },
  ];
}

export function curvePath({ x0, y0, x1, y1, x2, y2, x3, y3 }: Curve): string {
  const [a, b, c, d, e, f, g, h] = [x0, y0, x1, y1, x2, y2, x3, y3].map(rounded);
  return `M${a} ${b}C${c} ${d} ${e} ${f} ${g} ${h}`;
}

const SHORTEST_BEND = 16;

function bendOf(from: Port, to: Port): number {
  const level = from.side === 'left' || from.side === 'right';
  const gap = level ? Math.abs(to.x - from.x) : Math.abs(to.y - from.y);
  return Math.max(SHORTEST_BEND, gap / 2);
}

function moved({ x, y, side }: Port, by: number): Point {
  switch (side) {
    case 'left':
      return { x: x - by, y };
    case 'right':
      return { x: x + by, y };
    case 'top':
      return { x, y: y - by };
    case 'bottom':
      return { x, y: y + by };
  }
}

function cubic(a: number, b: number, c: number, d: number, t: number): number {
  const u = 1 - t;
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

function slope(a: number, b: number, c: number, d: number, t: number): number {
  const u = 1 - t;
  return 3 * u * u * (b - a) + 6 * u * t * (c - b) + 3 * t * t * (d - c);
}

/** All seven points of the two halves along one axis. */
function splitAxis(a: number, b: number, c: number, d: number, t: number): readonly number[] {
  const mix = (p: number, q: number): number => p + (q - p) * t;
  const [ab, bc, cd] = [mix(a, b), mix(b, c), mix(c, d)];
  const [abc, bcd] = [mix(ab, bc), mix(bc, cd)];
  return [a, ab, abc, mix(abc, bcd), bcd, cd, d];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

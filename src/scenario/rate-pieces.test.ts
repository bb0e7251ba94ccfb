import { describe, expect, it } from 'vitest';
import { secondsToNs } from '../base/time';
import { rateAt } from '../sim/rate-profile';
import type { LoadShape } from './load-shape';
import { ratePieces } from './rate-pieces';

const BASE = 10;

/** Each piece as its beginning in seconds, its rate, and its rate at the end. */
function pieces(shape: LoadShape): number[][] {
  return ratePieces(BASE, shape).map(({ from, rate, rateAtEnd }) => [from / 1e9, rate, rateAtEnd]);
}

function ratesAt(shape: LoadShape, ...seconds: readonly number[]): number[] {
  const profile = ratePieces(BASE, shape);
  return seconds.map((second) => rateAt(profile, secondsToNs(second)));
}

const points = [
  { atMs: 2000, ratePerSecond: 30 },
  { atMs: 4000, ratePerSecond: 0 },
];

describe('the rate of a client', () => {
  it('is what it is set to when it is steady', () => {
    expect(pieces({ kind: 'steady' })).toEqual([[0, BASE, BASE]]);
  });

  it('is another from the moment of a step on', () => {
    const step = { kind: 'step', atMs: 2000, ratePerSecond: 50 } as const;
    expect(ratesAt(step, 0, 1.999, 2, 100)).toEqual([BASE, BASE, 50, 50]);
    expect(pieces({ ...step, atMs: 0 })).toEqual([[0, 50, 50]]);
  });

  it('moves evenly in a ramp, and stays there', () => {
    const ramp = { kind: 'ramp', fromMs: 1000, toMs: 3000, ratePerSecond: 50 } as const;
    expect(ratesAt(ramp, 0.5, 1, 2, 3, 100)).toEqual([BASE, BASE, 30, 50, 50]);
    expect(pieces({ ...ramp, fromMs: 0 })).toEqual([
      [0, BASE, 50],
      [3, 50, 50],
    ]);
  });

  it('is another while a spike lasts', () => {
    const spike = { kind: 'spike', fromMs: 1000, toMs: 3000, ratePerSecond: 50 } as const;
    expect(ratesAt(spike, 0.999, 1, 2.999, 3)).toEqual([BASE, 50, 50, BASE]);
    expect(pieces({ ...spike, fromMs: 0 })).toEqual([
      [0, 50, 50],
      [3, BASE, BASE],
    ]);
  });

  it('follows a list of steps', () => {
    expect(ratesAt({ kind: 'list', between: 'steps', points }, 0, 1.999, 2, 3.999, 4, 100)).toEqual([
      BASE,
      BASE,
      30,
      30,
      0,
      0,
    ]);
  });

  it('follows lines through a list of points, from what it is set to', () => {
    expect(ratesAt({ kind: 'list', between: 'lines', points }, 0, 1, 2, 3, 4, 100)).toEqual([
      BASE,
      20,
      30,
      15,
      0,
      0,
    ]);
  });

  it.each(['steps', 'lines'] as const)('begins with a point at 0, when there is one: %s', (between) => {
    const atOnce = [{ atMs: 0, ratePerSecond: 40 }, ...points];
    expect(pieces({ kind: 'list', between, points: atOnce })).toEqual([
      [0, 40, between === 'steps' ? 40 : 30],
      [2, 30, between === 'steps' ? 30 : 0],
      [4, 0, 0],
    ]);
    expect(pieces({ kind: 'list', between, points: [{ atMs: 0, ratePerSecond: 40 }] })).toEqual([
      [0, 40, 40],
    ]);
  });

  it('has no two pieces that begin in the same nanosecond', () => {
    const near = [0, 1e-7, 2e-7].map((atMs) => ({ atMs, ratePerSecond: atMs * 1e7 }));
    expect(pieces({ kind: 'list', between: 'lines', points: near })).toEqual([[0, 2, 2]]);
  });
});

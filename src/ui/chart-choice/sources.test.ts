import { describe, expect, it } from 'vitest';
import type { LaneSpan } from '../../state/feed';
import { POINT_FIELD } from '../../worker/frame';
import type { PointsSource } from '../charts/points-source';
import { breakerSource, BREAKERS_POINT } from './breaker-source';
import { WAITING, withWaiting } from './waiting-source';

const ASKED = [10, 10, 10, 0, 0];
const SERVED = [8, 7, 9, 2, 3];
const FAILED = [0, 1, 0, 0, 0];

function secondsOf(points: number): PointsSource {
  return {
    points,
    present: points,
    point: (second, place) => {
      if (place === POINT_FIELD.asked) return ASKED[second] ?? NaN;
      if (place === POINT_FIELD.served) return SERVED[second] ?? NaN;
      return place === POINT_FIELD.failed ? (FAILED[second] ?? NaN) : 0;
    },
    subscribe: () => () => undefined,
  };
}

describe('what waits for an answer', () => {
  const source = withWaiting(secondsOf(5));
  const at = (second: number): number => (typeof WAITING === 'number' ? source.point(second, WAITING) : NaN);

  it('is what was asked until then and has not ended, in whatever order seconds are read', () => {
    expect([0, 1, 2, 3, 4].map(at)).toEqual([2, 4, 5, 3, 0]);
    expect([3, 1, 1, 4, 0].map(at)).toEqual([3, 4, 4, 0, 2]);
  });

  it('is unknown beyond what is known, and leaves the other figures as they are', () => {
    expect(at(5)).toBeNaN();
    expect(source.point(1, POINT_FIELD.served)).toBe(7);
  });
});

describe('how much of a second breakers were open', () => {
  const lanes: Record<string, LaneSpan[]> = {
    a: [
      { mode: 0, from: 0, to: 1.5e9 },
      { mode: 1, from: 1.5e9, to: 3.25e9 },
      { mode: 2, from: 3.25e9, to: 3.5e9 },
      { mode: 1, from: 3.5e9, to: NaN },
    ],
  };
  const feed = { lane: (edge: string): readonly LaneSpan[] => lanes[edge] ?? [] };
  const shares = (edges: readonly string[], place: number): number[] => {
    const source = breakerSource(
      feed,
      secondsOf(5),
      edges.map((edge) => ({ edge, layer: 'breaker' })),
    );
    return [0, 1, 2, 3, 4].map((second) => source.point(second, place));
  };

  it('adds its stretches up, the last one being as long as is known', () => {
    expect(shares(['a'], BREAKERS_POINT.open)).toEqual([0, 50, 100, 75, 100]);
    expect(shares(['a'], BREAKERS_POINT.halfOpen)).toEqual([0, 0, 0, 25, 0]);
  });

  it('is the mean of several, of which one that nothing was heard of was closed', () => {
    expect(shares(['a', 'b'], BREAKERS_POINT.open)).toEqual([0, 25, 50, 37.5, 50]);
    expect(shares([], BREAKERS_POINT.open).every(Number.isNaN)).toBe(true);
  });
});

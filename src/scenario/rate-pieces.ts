import { msToNs } from '../base/time';
import type { RatePiece, RateProfile } from '../sim/rate-profile';
import type { LoadShape } from './load-shape';

/** The rate of a client over time, piece by piece, as the simulation takes it. */
export function ratePieces(base: number, shape: LoadShape): RateProfile {
  switch (shape.kind) {
    case 'steady':
      return [flat(0, base)];
    case 'step':
      return inOrder([flat(0, base), flat(shape.atMs, shape.ratePerSecond)]);
    case 'ramp': {
      const { fromMs, toMs, ratePerSecond } = shape;
      return inOrder([
        flat(0, base),
        { from: msToNs(fromMs), rate: base, rateAtEnd: ratePerSecond },
        flat(toMs, ratePerSecond),
      ]);
    }
    case 'spike':
      return inOrder([flat(0, base), flat(shape.fromMs, shape.ratePerSecond), flat(shape.toMs, base)]);
    case 'list':
      return shape.between === 'steps' ? steps(base, shape.points) : lines(base, shape.points);
  }
}

type Points = Extract<LoadShape, { kind: 'list' }>['points'];

function steps(base: number, points: Points): RateProfile {
  return inOrder([flat(0, base), ...points.map(({ atMs, ratePerSecond }) => flat(atMs, ratePerSecond))]);
}

/** From the base rate at the beginning, through all points, and from the last one on as it is there. */
function lines(base: number, points: Points): RateProfile {
  const knots = [{ atMs: 0, ratePerSecond: base }, ...points];
  return inOrder(
    knots.map(({ atMs, ratePerSecond }, index) => {
      const next = knots[index + 1]?.ratePerSecond ?? ratePerSecond;
      return { from: msToNs(atMs), rate: ratePerSecond, rateAtEnd: next };
    }),
  );
}

function flat(fromMs: number, rate: number): RatePiece {
  return { from: msToNs(fromMs), rate, rateAtEnd: rate };
}

/** A piece that the next one begins together with never is. */
function inOrder(pieces: readonly RatePiece[]): RateProfile {
  return pieces.filter((piece, index) => piece.from !== pieces[index + 1]?.from);
}

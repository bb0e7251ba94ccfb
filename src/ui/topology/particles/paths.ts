import type { EdgeGeometry } from '../geometry/edge-geometry';
import { pointOn } from '../geometry/curve';

/** Pieces of equal length that a curve is cut into. */
const PIECES = 32;
/** Fine steps over the curve's own parameter, from which the pieces are measured. */
const STEPS = 96;
/** Rejected marks turn this far from the middle of a gate; on an edge without one, at this share of its length. */
const BEFORE_GATE = 20;
const BARE_GATE = 0.3;

/** An edge as particles need it: points at equal distances, so that a place on it is two array reads. */
export interface SampledPath {
  /** x and y of PIECES + 1 points. */
  readonly points: Float32Array;
  readonly length: number;
  /** Where rejected marks turn back, as a share of the length. */
  readonly gate: number;
  /** The middle of the gate as a share of the length; NaN without one. */
  readonly middle: number;
}

export interface Spot {
  x: number;
  y: number;
  /** The direction of the call there, of length 1. */
  dx: number;
  dy: number;
}

export function samplePath({ curve, gates }: EdgeGeometry): SampledPath {
  const fine = Array.from({ length: STEPS + 1 }, (_, step) => pointOn(curve, step / STEPS));
  const reached = new Float32Array(STEPS + 1);
  for (let step = 1; step <= STEPS; step++) {
    const [a, b] = [fine[step - 1], fine[step]];
    reached[step] = reached[step - 1] + Math.hypot(b.x - a.x, b.y - a.y);
  }
  const length = reached[STEPS];
  const points = new Float32Array((PIECES + 1) * 2);
  let step = 1;
  for (let piece = 0; piece <= PIECES; piece++) {
    const wanted = (length * piece) / PIECES;
    while (step < STEPS && reached[step] < wanted) step++;
    const [a, b] = [fine[step - 1], fine[step]];
    const share = (wanted - reached[step - 1]) / (reached[step] - reached[step - 1] || 1);
    points[piece * 2] = a.x + (b.x - a.x) * share;
    points[piece * 2 + 1] = a.y + (b.y - a.y) * share;
  }
  const first = gates.at(0);
  const middle = first === undefined ? NaN : reached[Math.round(first.at * STEPS)] / length;
  const gate = first === undefined ? BARE_GATE : Math.max(0.1, middle - BEFORE_GATE / length);
  return { points, length, gate, middle };
}

/** Writes the place at a share of the length into `spot`; makes nothing new. */
export function locate({ points }: SampledPath, share: number, spot: Spot): void {
  const along = Math.max(0, Math.min(1, share)) * PIECES;
  const piece = Math.min(PIECES - 1, Math.floor(along));
  const rest = along - piece;
  const at = piece * 2;
  const x = points[at + 2] - points[at];
  const y = points[at + 3] - points[at + 1];
  const size = Math.sqrt(x * x + y * y) || 1;
  spot.x = points[at] + x * rest;
  spot.y = points[at + 1] + y * rest;
  spot.dx = x / size;
  spot.dy = y / size;
}

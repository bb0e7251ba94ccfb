import { exp, expm1, log } from './portable-math';
import type { RandomBank } from './random-bank';

/**
 * Ranks from 1 to n, each with a chance in proportion to rank^-exponent; 0 makes them even. Drawn by
 * rejection-inversion (W. Hörmann, G. Derflinger: "Rejection-inversion to generate variates from monotone discrete
 * distributions", 1996), in the arrangement of Apache Commons: the same few numbers for a thousand million ranks as
 * for two, and hardly ever a second try.
 */
export interface ZipfLaw {
  readonly n: number;
  readonly exponent: number;
  /** The ends of the area under the hat: from below rank 1, which fills its own bar exactly, to above rank n. */
  readonly areaFrom: number;
  readonly areaTo: number;
  /** Up to this far below its rank a point is inside of every bar. */
  readonly sureBelow: number;
}

/** `n` is a whole number from 1 to a thousand million, `exponent` a number from 0 to 10. */
export function zipfLaw(n: number, exponent: number): ZipfLaw {
  return {
    n,
    exponent,
    areaFrom: areaUpTo(exponent, 1.5) - 1,
    areaTo: areaUpTo(exponent, n + 0.5),
    sureBelow: 2 - pointOfArea(exponent, areaUpTo(exponent, 2.5) - height(exponent, 2)),
  };
}

const TWO_TO_26 = 67108864;
const TWO_TO_53 = 9007199254740992;

export function zipfRank(law: ZipfLaw, bank: RandomBank, slot: number): number {
  const { n, exponent, areaFrom, areaTo, sureBelow } = law;
  for (;;) {
    // One word has too few values to reach each of a thousand million ranks alike.
    const high = bank.u32(slot) >>> 5;
    const share = (high * TWO_TO_26 + (bank.u32(slot) >>> 6)) / TWO_TO_53;
    const area = areaTo + share * (areaFrom - areaTo);
    const point = pointOfArea(exponent, area);
    const rank = Math.max(1, Math.min(n, Math.floor(point + 0.5)));
    if (rank - point <= sureBelow) return rank;
    if (area >= areaUpTo(exponent, rank + 0.5) - height(exponent, rank)) return rank;
  }
}

/** The hat: x^-exponent. */
function height(exponent: number, x: number): number {
  return exp(-exponent * log(x));
}

/** The area under the hat from 1 to x: (x^(1 - exponent) - 1) / (1 - exponent), and log x where that is 0 / 0. */
function areaUpTo(exponent: number, x: number): number {
  const logX = log(x);
  return expm1Ratio((1 - exponent) * logX) * logX;
}

/** The x up to which the area under the hat is this large. */
function pointOfArea(exponent: number, area: number): number {
  // Rounding may put an area of the tail beyond all there is.
  const t = Math.max(-1, area * (1 - exponent));
  return exp(log1pRatio(t) * area);
}

/** (e^x - 1) / x, which is 1 at 0. */
function expm1Ratio(x: number): number {
  return x === 0 ? 1 : expm1(x) / x;
}

/**
 * log(1 + x) / x, which is 1 at 0. The sum 1 + x is rounded, but the ratio hardly changes over the distance of a
 * rounding, so taking both parts at the rounded place loses nothing (W. Kahan).
 */
function log1pRatio(x: number): number {
  const rounded = 1 + x;
  return rounded === 1 ? 1 : log(rounded) / (rounded - 1);
}

import { highWord, powerOfTwo, scale, upperPart } from './float-bits';

// After fdlibm: "Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify,
// and distribute this software is freely granted, provided that this notice is preserved."

const L1 = 5.99999999999994648725e-1;
const L2 = 4.28571428578550184252e-1;
const L3 = 3.33333329818377432918e-1;
const L4 = 2.72728123808534006489e-1;
const L5 = 2.30660745775561754067e-1;
const L6 = 2.06975017800338417784e-1;

const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;

const LN2 = 6.93147180559945286227e-1;
const LN2_HIGH = 6.93147182464599609375e-1;
const LN2_LOW = -1.90465429995776804525e-9;
/** 2 / (3 log 2), whole and in two parts. */
const CP = 9.61796693925975554329e-1;
const CP_HIGH = 9.61796700954437255859e-1;
const CP_LOW = -7.02846165095275826516e-9;
/** log2(1.5) in two parts. */
const LOG2_OF_1_5_HIGH = 5.84962487220764160156e-1;
const LOG2_OF_1_5_LOW = 1.35003920212974897128e-8;

const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_TO_53 = 9007199254740992;
/** No double lies as near to 1 as to give a finite, non-zero power beyond this exponent. */
const HUGE_EXPONENT = 1e20;

/** The low part of the last `log2InTwoParts`; a second result without an object for each call. */
let log2Low = 0;

/**
 * log2 of a positive, finite x to about 75 bits: the upper part is returned and the rest left in `log2Low`.
 * The fraction is taken relative to 1 or 1.5, whichever is near, so that the series is short.
 */
function log2InTwoParts(x: number): number {
  let n = 0;
  if (x < SMALLEST_NORMAL) {
    n = -53;
    x *= TWO_TO_53;
  }
  const bits = highWord(x);
  const fraction = bits & 0xfffff;
  let exponent = (bits >> 20) - 1023;
  const nearOneAndHalf = fraction > 0x3988e && fraction < 0xbb67a;
  if (fraction >= 0xbb67a) exponent++;
  n += exponent;
  const a = x * powerOfTwo(-exponent);
  const base = nearOneAndHalf ? 1.5 : 1;

  // s = (a - base) / (a + base), in two parts.
  const u = a - base;
  const v = 1 / (a + base);
  const s = u * v;
  const sHigh = upperPart(s);
  const sumHigh = upperPart(a + base);
  const sumLow = a - (sumHigh - base);
  const sLow = v * (u - sHigh * sumHigh - sHigh * sumLow);

  // 3/2 times log(a / base), in two parts.
  const s2 = s * s;
  const tail = s2 * s2 * (L1 + s2 * (L2 + s2 * (L3 + s2 * (L4 + s2 * (L5 + s2 * L6))))) + sLow * (sHigh + s);
  const square = sHigh * sHigh;
  const seriesHigh = upperPart(3 + square + tail);
  const seriesLow = tail - (seriesHigh - 3 - square);
  const p = sHigh * seriesHigh;
  const q = sLow * seriesHigh + seriesLow * s;
  const productHigh = upperPart(p + q);
  const productLow = q - (productHigh - p);

  // Times 2 / (3 log 2), plus log2(base), plus the exponent.
  const zHigh = CP_HIGH * productHigh;
  const zLow = CP_LOW * productHigh + productLow * CP + (nearOneAndHalf ? LOG2_OF_1_5_LOW : 0);
  const shift = nearOneAndHalf ? LOG2_OF_1_5_HIGH : 0;
  const high = upperPart(zHigh + zLow + shift + n);
  log2Low = zLow - (high - n - shift - zHigh);
  return high;
}

/** 2 to the power (high + low). */
function exp2OfTwoParts(high: number, low: number): number {
  const sum = low + high;
  if (sum > 1025) return Infinity;
  if (sum < -1080) return 0;
  const n = Math.floor(sum + 0.5) | 0;
  const rest = high - n;
  const t = upperPart(low + rest);
  const u = t * LN2_HIGH;
  const v = (low - (t - rest)) * LN2 + t * LN2_LOW;
  const z = u + v;
  const w = v - (z - u);
  const square = z * z;
  const c = z - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
  const r = (z * c) / (c - 2) - (w + z * w);
  return scale(1 - (r - z), n);
}

/** 1 for an odd whole number, 2 for an even one, 0 for all others. */
function parity(y: number): 0 | 1 | 2 {
  if (Math.floor(y) !== y) return 0;
  const half = y / 2;
  return Math.floor(half) === half ? 2 : 1;
}

/**
 * x to the power y with the special cases of the language's own `**`, equal bit for bit on every engine;
 * within 1 ulp.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  if (y === 1) return x;
  if (y === 2) return x * x;
  const size = Math.abs(x);
  const huge = Math.abs(y) > HUGE_EXPONENT;
  if (huge && size === 1 && Math.abs(y) === Infinity) return NaN;

  let sign = 1;
  if (x < 0 || (x === 0 && 1 / x < 0)) {
    const kind = parity(y);
    if (kind === 0 && x < 0 && x !== -Infinity) return NaN;
    if (kind === 1) sign = -1;
  }
  if (size === 1) return sign;
  if (size === 0 || size === Infinity) return sign * ((size === 0) === y > 0 ? 0 : Infinity);
  if (huge) return sign * (size > 1 === y > 0 ? Infinity : 0);

  const logHigh = log2InTwoParts(size);
  const yHigh = upperPart(y);
  return sign * exp2OfTwoParts(yHigh * logHigh, (y - yHigh) * logHigh + y * log2Low);
}

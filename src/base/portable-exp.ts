import { powerOfTwo, scale } from './float-bits';

// After fdlibm: "Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify,
// and distribute this software is freely granted, provided that this notice is preserved."

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;
const OVERFLOW = 7.09782712893383973096e2;
const UNDERFLOW = -7.4513321910194110842e2;

const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;

/**
 * e to the power x, equal bit for bit on every engine; within 1 ulp.
 *
 * x is written as k log 2 + r with |r| at most half of log 2, r kept in two parts; e^r comes from a rational
 * approximation, and 2^k is an exact factor.
 */
export function exp(x: number): number {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Infinity : NaN;
  if (x < UNDERFLOW) return 0;
  const k = Math.floor(x * INVERSE_LN2 + 0.5) | 0;
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  return scale(expOfReduced(high, low), k);
}

/** e^(high - low) for a small difference; also the last step of the power function. */
function expOfReduced(high: number, low: number): number {
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  return 1 - (low - (r * c) / (2 - c) - high);
}

const Q1 = -3.33333333333331316428e-2;
const Q2 = 1.58730158725481460165e-3;
const Q3 = -7.93650757867487942473e-5;
const Q4 = 4.00821782732936239552e-6;
const Q5 = -2.01099218183624371326e-7;

const TOO_SMALL_TO_CURVE = 5.551115123125783e-17;
const HALF_LN2 = 0.34657359027997264;
/** Below -56 log 2 the power of e is lost beside 1. */
const ALL_LOST = -38.816242111356935;

/** e^x - 1 without the cancellation that the plain subtraction suffers near zero; within 1 ulp. */
export function expm1(x: number): number {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Infinity : NaN;
  if (x < ALL_LOST) return -1;
  if (x > -TOO_SMALL_TO_CURVE && x < TOO_SMALL_TO_CURVE) return x;
  let k = 0;
  let r = x;
  let lost = 0;
  if (x > HALF_LN2 || x < -HALF_LN2) {
    k = Math.floor(x * INVERSE_LN2 + 0.5) | 0;
    const high = x - k * LN2_HIGH;
    const low = k * LN2_LOW;
    r = high - low;
    lost = high - r - low;
  }
  const half = 0.5 * r;
  const square = r * half;
  const r1 = 1 + square * (Q1 + square * (Q2 + square * (Q3 + square * (Q4 + square * Q5))));
  const t = 3 - r1 * half;
  const e = square * ((r1 - t) / (6 - r * t));
  if (k === 0) return r - (r * e - square);
  return rejoin(k, r, r * (e - lost) - lost - square);
}

/** 2^k (1 + r - e) - 1, with the subtraction of 1 placed where it costs no bits. */
function rejoin(k: number, r: number, e: number): number {
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k <= -2 || k > 56) return scale(1 - (e - r), k) - 1;
  if (k < 20) return scale(1 - powerOfTwo(-k) - (e - r), k);
  return scale(r - (e + powerOfTwo(-k)) + 1, k);
}

/** Hyperbolic tangent; within 2 ulp. From 22 on it cannot be told from 1. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (!(size < 22)) return x !== x ? NaN : x > 0 ? 1 : -1;
  if (size < TOO_SMALL_TO_CURVE) return x;
  let result: number;
  if (size >= 1) {
    result = 1 - 2 / (expm1(2 * size) + 2);
  } else {
    const t = expm1(-2 * size);
    result = -t / (t + 2);
  }
  return x < 0 ? -result : result;
}

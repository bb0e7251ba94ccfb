import { highWord, powerOfTwo } from './float-bits';

// After fdlibm: "Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify,
// and distribute this software is freely granted, provided that this notice is preserved."

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const L1 = 6.66666666666673513e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;

const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_TO_54 = 18014398509481984;

/**
 * Natural logarithm, equal bit for bit on every engine; within 1 ulp.
 *
 * x is written as 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2). Then log(1 + f) = 2 atanh(s) with
 * s = f / (2 + f), a short polynomial in s^2, and k log 2 is added in two parts so that no bit is lost.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let k = 0;
  if (x < SMALLEST_NORMAL) {
    k = -54;
    x *= TWO_TO_54;
  }
  // Adding 0x95f64 carries into the exponent exactly when the fraction is above sqrt(2).
  const exponent = ((highWord(x) + 0x95f64) >> 20) - 1023;
  k += exponent;
  const f = x * powerOfTwo(-exponent) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (L2 + w * (L4 + w * L6));
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + (odd + even)) + k * LN2_LOW) - f);
}

import { exp } from './portable-math';
import type { RandomBank } from './random-bank';
import { exponential, normal } from './ziggurat';

export { exponential, normal, wholeExponential } from './ziggurat';

/**
 * Every sampler takes a bank and a slot, so it works alike for a named stream and for keyed draws. Parameters are
 * not checked here, on the hot path: settings are parsed long before.
 */

/** e to the power of a normal with this mean and standard deviation; the median is e^mu. */
export function logNormal(bank: RandomBank, slot: number, mu: number, sigma: number): number {
  return exp(mu + sigma * normal(bank, slot));
}

/** Pareto draw with minimum 1: the chance to exceed x is x^-alpha. The mean is infinite for alpha <= 1. */
export function pareto(bank: RandomBank, slot: number, alpha: number): number {
  return exp(exponential(bank, slot) / alpha);
}

/** Erlang draw with mean 1: the mean of k exponentials (variance 1 / k). Costs k draws. */
export function erlang(bank: RandomBank, slot: number, k: number): number {
  let sum = 0;
  for (let i = 0; i < k; i++) sum += exponential(bank, slot);
  return sum / k;
}

const TWO_TO_32 = 4294967296;
const LARGEST_EXACT = 2097152;

/**
 * A whole number from 0 to n - 1. Without any bias up to n = 2^21, where the 53-bit product is exact (Lemire's
 * method: one word, a rare redraw, hardly ever a division); beyond that 53 bits are scaled and the bias is below
 * n / 2^53.
 */
export function uniformInt(bank: RandomBank, slot: number, n: number): number {
  if (n > LARGEST_EXACT) {
    const high = bank.u32(slot) >>> 5;
    return Math.floor(((high * 67108864 + (bank.u32(slot) >>> 6)) / 9007199254740992) * n);
  }
  let product = bank.u32(slot) * n;
  if (product >>> 0 < n) {
    const uneven = TWO_TO_32 % n;
    while (product >>> 0 < uneven) product = bank.u32(slot) * n;
  }
  return Math.floor(product / TWO_TO_32);
}

import { assert } from './assert';

/**
 * One shared window onto the bits of a double: write `float64[0]`, read `highWord()` and `lowWord()`. The order of
 * the two words is that of little-endian machines, which is every machine a browser runs on today.
 */
const float64 = new Float64Array(1);
const words = new Int32Array(float64.buffer);

float64[0] = 1;
assert(
  words[1] === 0x3ff00000,
  'doubles are stored little-endian; this machine stores them the other way round',
);

/** Sign, exponent and the upper 20 bits of the fraction, as a signed 32-bit integer. */
export function highWord(value: number): number {
  float64[0] = value;
  return words[1];
}

/** The lower 32 bits of the fraction, as a signed 32-bit integer. */
export function lowWord(value: number): number {
  float64[0] = value;
  return words[0];
}

/** The value with the lower 32 bits of its fraction cleared, so that products of two such parts are exact. */
export function upperPart(value: number): number {
  float64[0] = value;
  words[0] = 0;
  return float64[0];
}

const LOWEST_POWER = -1074;
const HIGHEST_POWER = 1023;

/**
 * All powers of two that a double can hold. Reading one is faster than writing an exponent into the bits, because
 * a processor cannot forward two half stores to one full load.
 */
const POWERS = powersOfTwo();

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(HIGHEST_POWER - LOWEST_POWER + 1);
  let up = 1;
  for (let power = 0; power <= HIGHEST_POWER; power++, up *= 2) powers[power - LOWEST_POWER] = up;
  let down = 1;
  for (let power = 0; power >= LOWEST_POWER; power--, down /= 2) powers[power - LOWEST_POWER] = down;
  return powers;
}

/** 2 to a whole power between -1074 and 1023; exact. */
export function powerOfTwo(power: number): number {
  return POWERS[power - LOWEST_POWER];
}

/** `value` times 2 to the power `power`, rounded once even where the result is subnormal; -1100 <= power <= 1100. */
export function scale(value: number, power: number): number {
  if (power > HIGHEST_POWER) return value * powerOfTwo(HIGHEST_POWER) * powerOfTwo(power - HIGHEST_POWER);
  if (power < -1021) return value * powerOfTwo(power + 100) * powerOfTwo(-100);
  return value * POWERS[power - LOWEST_POWER];
}

import { describe, expect, it } from 'vitest';
import { highWord, lowWord } from './float-bits';
import { mix32 } from './keyed-hash';
import { exp, expm1, log, pow, tanh } from './portable-math';

const bits = new BigInt64Array(1);
const float = new Float64Array(bits.buffer);

/** Doubles of one sign are ordered like their bits, so the distance of the bits is the distance in last places. */
function place(value: number): bigint {
  float[0] = value;
  return bits[0] < 0n ? -(bits[0] & 0x7fffffffffffffffn) : bits[0];
}

function ulpsApart(actual: number, wanted: number): number {
  if (Object.is(actual, wanted)) return 0;
  if (Number.isNaN(actual) || Number.isNaN(wanted) || (actual === 0 && wanted === 0)) return Infinity;
  const distance = place(actual) - place(wanted);
  return Number(distance < 0n ? -distance : distance);
}

/** A fixed sequence of numbers from 0 to 1 that owes nothing to the code under test. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function worst(
  ours: (...args: number[]) => number,
  theirs: (...args: number[]) => number,
  draw: (next: () => number) => number[],
): number {
  const next = lehmer(20240607);
  let most = 0;
  for (let i = 0; i < 20_000; i++) {
    const args = draw(next);
    most = Math.max(most, ulpsApart(ours(...args), theirs(...args)));
  }
  return most;
}

const SPECIAL = [
  0,
  -0,
  0.5,
  -0.5,
  1,
  -1,
  1.5,
  -1.5,
  2,
  -2,
  3,
  -3,
  5e-324,
  -5e-324,
  1e-310,
  2.2250738585072014e-308,
  1e-17,
  -1e-17,
  1 - Math.pow(2, -53),
  1 + Math.pow(2, -52),
  21.9,
  22,
  -22.1,
  -38.9,
  709.78,
  709.79,
  -745.13,
  -745.14,
  -708.5,
  1023,
  1024,
  -1022.5,
  -1074,
  -1075,
  Math.pow(2, 53) - 1,
  Math.pow(2, 53) + 2,
  1e21,
  -1e21,
  1.7976931348623157e308,
  -1.7976931348623157e308,
  Infinity,
  -Infinity,
  NaN,
];

describe('special and extreme values', () => {
  it.each([
    ['log', log, Math.log],
    ['exp', exp, Math.exp],
    ['expm1', expm1, Math.expm1],
    ['tanh', tanh, Math.tanh],
  ])('%s agrees with the engine', (_name, ours, theirs) => {
    const wrong = SPECIAL.filter((x) => ulpsApart(ours(x), theirs(x)) > 1);
    expect(wrong).toEqual([]);
  });

  it('pow agrees with the engine on every pair', () => {
    const wrong = SPECIAL.flatMap((x) => SPECIAL.map((y) => [x, y])).filter(
      ([x, y]) => ulpsApart(pow(x, y), Math.pow(x, y)) > 1,
    );
    expect(wrong).toEqual([]);
  });
});

describe('precision against the engine', () => {
  const wide = (next: () => number): number => Math.pow(2, -1074 + next() * 2097) * (1 + next());

  it('log', () => {
    expect(worst(log, Math.log, (next) => [wide(next)])).toBeLessThanOrEqual(1);
    expect(worst(log, Math.log, (next) => [0.5 + next()])).toBeLessThanOrEqual(1);
  });

  it('exp', () => {
    expect(worst(exp, Math.exp, (next) => [-746 + next() * 1456])).toBeLessThanOrEqual(1);
    expect(worst(exp, Math.exp, (next) => [-2 + next() * 4])).toBeLessThanOrEqual(1);
  });

  it('expm1', () => {
    expect(worst(expm1, Math.expm1, (next) => [-40 + next() * 750])).toBeLessThanOrEqual(1);
    expect(worst(expm1, Math.expm1, (next) => [(next() - 0.5) * 3])).toBeLessThanOrEqual(1);
    expect(
      worst(expm1, Math.expm1, (next) => [(next() - 0.5) * Math.pow(10, -18 * next())]),
    ).toBeLessThanOrEqual(1);
  });

  it('tanh', () => {
    expect(worst(tanh, Math.tanh, (next) => [(next() - 0.5) * 46])).toBeLessThanOrEqual(2);
    expect(
      worst(tanh, Math.tanh, (next) => [(next() - 0.5) * Math.pow(10, -18 * next())]),
    ).toBeLessThanOrEqual(2);
  });

  it('pow', () => {
    expect(worst(pow, Math.pow, (next) => [next() * 10, (next() - 0.5) * 40])).toBeLessThanOrEqual(1);
    expect(worst(pow, Math.pow, (next) => [wide(next), (next() - 0.5) * 4])).toBeLessThanOrEqual(1);
    // Bases next to 1 with huge exponents need a logarithm far better than a double.
    expect(
      worst(pow, Math.pow, (next) => [1 + (next() - 0.5) * 1e-9, (next() - 0.5) * 1e12]),
    ).toBeLessThanOrEqual(1);
    expect(worst(pow, Math.pow, (next) => [-10 * next(), Math.floor(next() * 40) - 20])).toBeLessThanOrEqual(
      1,
    );
  });

  it('pow is exact for small whole powers of whole numbers', () => {
    expect([pow(3, 5), pow(-7, 3), pow(10, 15), pow(2, -3), pow(9, 0.5)]).toEqual([
      243, -343, 1e15, 0.125, 3,
    ]);
  });
});

describe('the very same bits everywhere', () => {
  // These hashes hold on every engine. If one changes, every run of every saved scenario changes with it.
  function hashOfResults(compute: (next: () => number) => number): number {
    const next = lehmer(7);
    let hash = 0;
    for (let i = 0; i < 10_000; i++) {
      const value = compute(next);
      hash = mix32(mix32(hash, highWord(value)), lowWord(value));
    }
    return hash;
  }

  it.each([
    ['log', (next: () => number) => log(next() * 40 * next()), -568499615],
    ['exp', (next: () => number) => exp((next() - 0.5) * 100), -1772900325],
    ['expm1', (next: () => number) => expm1((next() - 0.5) * 20), -1242584020],
    ['tanh', (next: () => number) => tanh((next() - 0.5) * 10), -552724140],
    ['pow', (next: () => number) => pow(next() * 20, (next() - 0.5) * 20), 699472300],
  ])('%s', (_name, compute, golden) => {
    expect(hashOfResults(compute)).toBe(golden);
  });
});

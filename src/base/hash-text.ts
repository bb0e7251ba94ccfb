import { fmix32 } from './keyed-hash';

const TWO_TO_32 = 4294967296;

/** The two 32-bit halves of a whole number count, so that seeds beyond 32 bits stay apart. */
function foldSeed(seed: number): number {
  return (seed | 0) ^ fmix32(Math.floor(seed / TWO_TO_32) | 0);
}

/** Takes a text in steps of two UTF-16 code units. `multiplier` sets lanes apart. */
function hashLane(text: string, seed: number, multiplier: number): number {
  let h = seed | 0;
  const length = text.length;
  for (let i = 0; i < length; i += 2) {
    const second = i + 1 < length ? text.charCodeAt(i + 1) : 0;
    let word = Math.imul(text.charCodeAt(i) | (second << 16), multiplier);
    word = (word << 15) | (word >>> 17);
    h ^= Math.imul(word, 0x1b873593);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  return fmix32(h ^ length);
}

/** A signed 32-bit hash of a text, for keys made from ids. `seed` is a whole number up to 2^53. */
export function hashText(text: string, seed: number): number {
  return hashLane(text, foldSeed(seed), 0xcc9e2d51);
}

/** A 128-bit hash of a text, written to `out[at]` to `out[at + 3]`: wide enough that names cannot collide. */
export function hashText128(text: string, seed: number, out: Uint32Array | Int32Array, at: number): void {
  const low = seed | 0;
  const high = Math.floor(seed / TWO_TO_32) | 0;
  let a = hashLane(text, low, 0xcc9e2d51);
  let b = hashLane(text, fmix32(high ^ 0x2f0b4a27), 0x239b961b);
  let c = hashLane(text, fmix32(low + 0x5851f42d), 0xab0e9789);
  let d = hashLane(text, fmix32(high + fmix32(low)), 0x38b34ae5);
  // Each lane sees both halves of the seed and every other lane before it leaves.
  for (let round = 0; round < 2; round++) {
    a = fmix32((a + b) | 0);
    b = fmix32((b + c) | 0);
    c = fmix32((c + d) | 0);
    d = fmix32((d + a) | 0);
  }
  out[at] = a;
  out[at + 1] = b;
  out[at + 2] = c;
  out[at + 3] = d;
}

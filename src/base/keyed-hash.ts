/**
 * Scrambles a 32-bit word so that each input bit changes about half of the output bits (the finisher of
 * MurmurHash3). A bijection: different words stay different. The result is a signed 32-bit integer.
 */
export function fmix32(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * Derives a key from a key, for example the key of an attempt from the key of its call. A bijection in `h` for a
 * fixed `k` and in `k` for a fixed `h`, and not symmetric: siblings never collide, and order counts.
 */
export function mix32(h: number, k: number): number {
  let word = Math.imul(k, 0xcc9e2d51);
  word = (word << 15) | (word >>> 17);
  word = h ^ Math.imul(word, 0x1b873593);
  word = (word << 13) | (word >>> 19);
  return fmix32((Math.imul(word, 5) + 0xe6546b64) | 0);
}

import { hashText128 } from './hash-text';

/** The slot of the keyed draws: a scratch generator that `key` sets and `u32` reads on. */
export const KEYED = 0;

const WORDS_PER_SLOT = 4;
const WARM_UP_ROUNDS = 12;
const UNIT = 1 / 4294967296;
const GOLDEN = 0x9e3779b9;

/**
 * All random state of a run in one Uint32Array, four words a slot. A typed array is fast where a field is not
 * (Chromium's small integers have 31 bits, so a 32-bit word in a field becomes an object), and it is what a
 * snapshot copies.
 *
 * There are two kinds of draws:
 * - A named stream is a sequential sfc32 generator, seeded by its name and the run's seed, so that drawing from
 *   one stream never moves another.
 * - Keyed draws have no history: `key(a, b)` followed by draws from `KEYED` gives words that depend on a, b and
 *   the run's seed only. The same request meets the same luck whatever else happens in the run.
 */
export class RandomBank {
  /** The live words. Replaced by a longer array when a stream is added, so do not hold on to it. */
  state: Uint32Array;
  private readonly seed: number;
  private readonly slots = new Map<string, number>();

  /** `seed` is a whole number of either sign up to 2^53; all of its bits count. */
  constructor(seed: number) {
    if (!Number.isSafeInteger(seed)) {
      throw new Error(`The seed of a run must be a whole number up to 2^53, not ${seed}; round it first.`);
    }
    this.seed = seed;
    this.state = new Uint32Array(WORDS_PER_SLOT);
    hashText128('keyed draws', seed, this.state, 0);
    this.key(0, 0);
  }

  /** The slot of the stream of this name; the first call adds the stream. */
  stream(name: string): number {
    const known = this.slots.get(name);
    if (known !== undefined) return known;
    const slot = this.state.length / WORDS_PER_SLOT;
    const grown = new Uint32Array(this.state.length + WORDS_PER_SLOT);
    grown.set(this.state);
    this.state = grown;
    this.slots.set(name, slot);
    this.start(name, slot);
    return slot;
  }

  /**
   * Puts back a copy of earlier words. Streams that were added since then have no words there; they start afresh,
   * which is the state in which they will be when the run reaches the moment that adds them.
   */
  replaceState(words: Uint32Array): void {
    if (
      words.length % WORDS_PER_SLOT !== 0 ||
      words.length < WORDS_PER_SLOT ||
      words.length > this.state.length
    ) {
      throw new Error(
        `Random state of ${words.length} words does not fit a bank of ${this.state.length}; ` +
          'add the streams of the snapshot, in their order, before its state is put back.',
      );
    }
    this.state.set(words);
    for (const [name, slot] of this.slots) {
      if (slot * WORDS_PER_SLOT >= words.length) this.start(name, slot);
    }
  }

  /** The next word of a slot, from 0 to 2^32 - 1. */
  u32(slot: number): number {
    return this.i32(slot) >>> 0;
  }

  /** The next word of a slot as a signed number, which engines keep unboxed more often than an unsigned one. */
  i32(slot: number): number {
    const state = this.state;
    if (slot === KEYED) {
      // A counter in steps of the golden ratio, scrambled; the second word of the key enters between the rounds.
      const counter = (state[0] + GOLDEN) | 0;
      state[0] = counter;
      return scrambled(counter, state[1]);
    }
    const at = slot << 2;
    const a = state[at];
    const b = state[at + 1];
    const c = state[at + 2];
    const d = state[at + 3];
    const word = (a + b + d) | 0;
    state[at] = b ^ (b >>> 9);
    state[at + 1] = c + (c << 3);
    state[at + 2] = ((c << 21) | (c >>> 11)) + word;
    state[at + 3] = d + 1;
    return word;
  }

  /** `key(a, b)` and the first number strictly between 0 and 1. */
  keyedUnit(a: number, b: number): number {
    return ((this.keyedWord(a, b) >>> 0) + 0.5) * UNIT;
  }

  /** The next number strictly between 0 and 1: the middle of one of 2^32 equal steps, so never 0 and never 1. */
  unit(slot: number): number {
    return (this.u32(slot) + 0.5) * UNIT;
  }

  /**
   * Starts the keyed draws anew for two 32-bit keys, for example the key of an attempt and a constant for the
   * purpose. The pair is kept in 64 bits, so two different pairs never lead to the same state.
   */
  key(a: number, b: number): void {
    this.keyedWord(a, b);
    // The word that came with the key is the first one: the next read gives it again.
    this.state[0] = this.state[0] - GOLDEN;
  }

  /** `key(a, b)` and the first word in one step, which is all that most draws need. Further words from `KEYED`. */
  keyedWord(a: number, b: number): number {
    const state = this.state;
    let h = a ^ state[2];
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
    state[1] = h;
    let counter = h ^ (Math.imul(b, 0x9e3779b1) + state[3]);
    counter = Math.imul(counter ^ (counter >>> 16), 0x7feb352d);
    counter = Math.imul(counter ^ (counter >>> 15), 0x846ca68b);
    counter = ((counter ^ (counter >>> 16)) + GOLDEN) | 0;
    state[0] = counter;
    return scrambled(counter, h);
  }

  private start(name: string, slot: number): void {
    hashText128(name, this.seed, this.state, slot * WORDS_PER_SLOT);
    for (let round = 0; round < WARM_UP_ROUNDS; round++) this.u32(slot);
  }
}

function scrambled(counter: number, second: number): number {
  let h = Math.imul(counter ^ (counter >>> 16), 0x21f0aaad);
  h = (h ^ (h >>> 15)) + second;
  h = Math.imul(h ^ (h >>> 17), 0xed5ad4bb);
  h = Math.imul(h ^ (h >>> 13), 0x735a2d97);
  return h ^ (h >>> 16);
}

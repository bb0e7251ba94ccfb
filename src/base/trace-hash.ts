import { fmix32 } from './keyed-hash';

const TWO_TO_MINUS_32 = 1 / 4294967296;

/**
 * A running 64-bit hash of everything a run does, in order: two runs with the same digits were the same run. Both
 * lanes live in an Int32Array, which stays fast where small integers have 31 bits, and each step of a lane is a
 * bijection, so one changed field can never be lost again.
 */
export class TraceHash {
  /** The two lanes; the whole state, for snapshots. */
  readonly state: Int32Array = new Int32Array([0x6a09e667, 0x3c6ef372]);

  /** One event: the time that the clock shows (whole, 0 to 2^53), a type and two 32-bit numbers. */
  event(clock: Float64Array, type: number, a: number, b: number): void {
    const state = this.state;
    // Read here and not handed over: a double that is an argument is boxed, at every event.
    const time = clock[0];
    const low = time | 0;
    const high = (time * TWO_TO_MINUS_32) | 0;
    // The lanes pair the fields differently, so a coincidence in one lane is none in the other.
    let x = Math.imul(state[0] ^ low ^ Math.imul(a, 0x2c1b3c6d), 0x85ebca6b);
    let y = Math.imul(state[1] ^ (a + Math.imul(b, 0x297a2d39)), 0xc2b2ae35);
    x = ((x << 15) | (x >>> 17)) + b;
    y = ((y << 13) | (y >>> 19)) + Math.imul(low, 0x27d4eb2f);
    x = Math.imul(x ^ high ^ Math.imul(type, 0x165667b1), 0x9e3779b1);
    y = Math.imul(y ^ type ^ Math.imul(high, 0x61c88647), 0xcc9e2d51);
    state[0] = x ^ (x >>> 16);
    state[1] = y ^ (y >>> 15);
  }

  /** A text of any length, for example the canonical JSON of a payload. */
  text(text: string): void {
    const length = text.length;
    // A mark of its own, so that a text cannot pass for events and an empty text still counts.
    let x = Math.imul(this.state[0] ^ 0x74657874, 0x85ebca6b) + length;
    let y = Math.imul(this.state[1] + 0x74657874, 0xc2b2ae35) ^ length;
    for (let i = 0; i < length; i += 2) {
      const second = i + 1 < length ? text.charCodeAt(i + 1) : 0;
      const word = text.charCodeAt(i) | (second << 16);
      x = Math.imul(x ^ word, 0x9e3779b1);
      x = (x << 15) | (x >>> 17);
      y = Math.imul((y + word) | 0, 0xcc9e2d51);
      y = (y << 13) | (y >>> 19);
    }
    this.state[0] = fmix32(x);
    this.state[1] = fmix32(y);
  }

  /** 16 lower-case hexadecimal digits; the state is left as it is. */
  hex(): string {
    const x = fmix32((this.state[0] + this.state[1]) | 0);
    const y = fmix32((this.state[1] + x) | 0);
    return digits((x + y) | 0) + digits(y);
  }
}

function digits(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

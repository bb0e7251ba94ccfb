import type { LeftOut } from '../../patterns/load-balancer/choices';
import { callRowOf } from '../attempts';
import type { Host } from '../host';

/** How many instances the bits of one number of a frame can mark. */
const BITS = 50;

/**
 * Marks, in the row of a whole call, which instances its tries went to, and where a try is waited for now. Tries run in
 * rows of their own, but what one of them does matters to all.
 */
export class TriedInstances {
  readonly frameSize: number;
  private readonly words: number;
  private readonly leftOut: { instances: number[]; count: number } = { instances: [], count: 0 };

  constructor(
    private readonly frame: number,
    instances: number,
  ) {
    this.words = Math.ceil(instances / BITS);
    this.frameSize = 2 * this.words;
  }

  begin(host: Host, row: number, place: number): void {
    this.set(host, row, 0, place, 1);
    this.set(host, row, this.words, place, 1);
  }

  endWaiting(host: Host, row: number, place: number): void {
    if (place >= 0) this.set(host, row, this.words, place, 0);
  }

  tried(host: Host, row: number): LeftOut {
    return this.list(host, row, 0);
  }

  waitedFor(host: Host, row: number): LeftOut {
    return this.list(host, row, this.words);
  }

  private list(host: Host, row: number, word: number): LeftOut {
    const { leftOut } = this;
    const at = this.at(host, row) + word;
    leftOut.count = 0;
    for (let place = 0; place < this.words * BITS; place++) {
      const bits = host.frames[at + Math.floor(place / BITS)];
      if (bits === 0) continue;
      if (Math.floor(bits / POWERS[place % BITS]) % 2 === 1) leftOut.instances[leftOut.count++] = place;
    }
    return leftOut;
  }

  /** An instance that came after the stack was made is not marked: it can be told from the others by nothing. */
  private set(host: Host, row: number, word: number, place: number, mark: 0 | 1): void {
    if (place >= this.words * BITS) return;
    const at = this.at(host, row) + word + Math.floor(place / BITS);
    const power = POWERS[place % BITS];
    const known = Math.floor(host.frames[at] / power) % 2;
    host.frames[at] += (mark - known) * power;
  }

  private at(host: Host, row: number): number {
    return callRowOf(host.attempts, row) * host.frameWidth + this.frame;
  }
}

const POWERS = powersOfTwo();

function powersOfTwo(): readonly number[] {
  const powers = [1];
  while (powers.length < BITS) powers.push(2 * powers[powers.length - 1]);
  return powers;
}

import { RandomBank } from '../../base/random-bank';
import { exponential } from '../../base/samplers';
import { cpuSeconds } from './measure';

/**
 * The yardstick: take the earliest of `held` events, push another an exponential time later. Nanoseconds for each
 * such pair, on a plain 4-ary heap of typed arrays that stays as it is: the kernel's own heap gets faster, and a
 * yardstick must not. A kernel does this and its work at each event, so its cost is told as a multiple of this.
 */
class PlainHeap {
  private size = 0;
  private readonly times: Float64Array;
  private readonly seqs: Float64Array;
  private readonly payloads: Int32Array;
  private nextSeq = 0;

  constructor(capacity: number) {
    this.times = new Float64Array(capacity + 1);
    this.seqs = new Float64Array(capacity + 1);
    this.payloads = new Int32Array(capacity + 1);
  }

  get time(): number {
    return this.times[0];
  }

  push(time: number, payload: number): void {
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (this.times[parent] <= time) break;
      this.move(parent, at);
      at = parent;
    }
    this.put(at, time, this.nextSeq++, payload);
  }

  pop(): number {
    const payload = this.payloads[0];
    const last = --this.size;
    const time = this.times[last];
    const seq = this.seqs[last];
    let at = 0;
    for (;;) {
      let least = at * 4 + 1;
      if (least >= last) break;
      const end = Math.min(least + 4, last);
      for (let child = least + 1; child < end; child++) if (this.isBefore(child, least)) least = child;
      if (time < this.times[least] || (time === this.times[least] && seq < this.seqs[least])) break;
      this.move(least, at);
      at = least;
    }
    this.put(at, time, seq, this.payloads[last]);
    return payload;
  }

  private isBefore(i: number, k: number): boolean {
    return this.times[i] < this.times[k] || (this.times[i] === this.times[k] && this.seqs[i] < this.seqs[k]);
  }

  private move(from: number, to: number): void {
    this.put(to, this.times[from], this.seqs[from], this.payloads[from]);
  }

  private put(at: number, time: number, seq: number, payload: number): void {
    this.times[at] = time;
    this.seqs[at] = seq;
    this.payloads[at] = payload;
  }
}

export function holdModelNs(held = 1000, rounds = 2_000_000): number {
  const heap = new PlainHeap(held);
  const bank = new RandomBank(1);
  const slot = bank.stream('hold');
  const later = (): number => Math.round(exponential(bank, slot) * 1e6);
  for (let i = 0; i < held; i++) heap.push(later(), i);
  const turn = (count: number): void => {
    for (let i = 0; i < count; i++) {
      const { time } = heap;
      heap.push(time + later(), heap.pop());
    }
  };
  turn(rounds / 10);
  return (cpuSeconds(() => turn(rounds)) / rounds) * 1e9;
}

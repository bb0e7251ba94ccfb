import { EventHeap } from '../../base/event-heap';
import { RandomBank } from '../../base/random-bank';
import { exponential } from '../../base/samplers';
import { cpuSeconds } from './measure';

/**
 * The yardstick: take the earliest of `held` events, push another an exponential time later. Nanoseconds for each
 * such pair. A kernel does this and its work per event, so its cost is told as a multiple of this one.
 */
export function holdModelNs(held = 1000, rounds = 2_000_000): number {
  const heap = new EventHeap();
  const bank = new RandomBank(1);
  const slot = bank.stream('hold');
  for (let i = 0; i < held; i++) heap.push(Math.round(exponential(bank, slot) * 1e6), 1, i, 0);
  const turn = (count: number) => {
    for (let i = 0; i < count; i++) {
      const time = heap.peekTime();
      const handle = heap.pop();
      heap.push(time + Math.round(exponential(bank, slot) * 1e6), 1, heap.a[handle], 0);
    }
  };
  turn(rounds / 10);
  return (cpuSeconds(() => turn(rounds)) / rounds) * 1e9;
}

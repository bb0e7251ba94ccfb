import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventHeap } from './event-heap';
import { SnapshotReader, SnapshotWriter } from './snapshot';
import { NEVER } from './time';

interface Step {
  readonly kind: 'push' | 'pushAfter' | 'reserve' | 'pop' | 'peek' | 'cancel' | 'snapshot';
  /** Few different times, so that most events tie. */
  readonly time: number;
  readonly pick: number;
}

interface Expected {
  readonly time: number;
  readonly seq: number;
  readonly tag: number;
  readonly handle: number;
}

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('push', 'push', 'pushAfter', 'reserve', 'pop', 'pop', 'peek', 'cancel', 'snapshot'),
    time: fc.integer({ min: 0, max: 4 }),
    pick: fc.nat(1000),
  }),
  { minLength: 1, maxLength: 150 },
);

/** The heap beside the simplest thing that does the same: a list that is searched for its least entry. */
class Pair {
  heap = new EventHeap();
  readonly list: Expected[] = [];
  private readonly reserved: { readonly real: number; readonly mine: number }[] = [];
  private seq = 0;
  private tag = 0;

  step({ kind, time, pick }: Step): void {
    if (kind === 'push') this.push(time);
    else if (kind === 'pushAfter') this.pushAfter(time, pick % 3);
    else if (kind === 'reserve') this.reserve(pick);
    else if (kind === 'pop') this.pop();
    else if (kind === 'cancel') this.cancel(pick);
    else if (kind === 'snapshot') this.snapshot();
    // Peeking is a step of its own, because it may tidy what the last pop left behind.
    else expect(this.heap.peekTime()).toBe(this.least()?.time ?? NEVER);
    expect(this.heap.size).toBe(this.list.length);
  }

  pop(): void {
    const least = this.least();
    if (least === undefined) return;
    const handle = this.heap.pop();
    expect([handle, this.heap.a[handle], this.heap.b[handle]]).toEqual([least.handle, least.tag, -least.tag]);
    expect(this.heap.type[handle]).toBe(least.tag % 256);
    expect(this.heap.poppedAt[0]).toBe(least.time);
    this.list.splice(this.list.indexOf(least), 1);
  }

  private least(): Expected | undefined {
    return this.list.reduce<Expected | undefined>(
      (best, one) =>
        best === undefined || one.time < best.time || (one.time === best.time && one.seq < best.seq)
          ? one
          : best,
      undefined,
    );
  }

  private push(time: number): void {
    const tag = ++this.tag;
    const handle = this.heap.push(time, tag % 256, tag, -tag);
    this.list.push({ time, seq: ++this.seq, tag, handle });
  }

  /** The same, with the time given as a delay from the clock. */
  private pushAfter(time: number, present: number): void {
    const tag = ++this.tag;
    this.heap.clock[0] = present;
    const handle = this.heap.pushAfter(time - present, tag % 256, tag, -tag);
    this.list.push({ time, seq: ++this.seq, tag, handle });
  }

  /** A place in the order is taken now and used at some later step, as timer lanes do. */
  private reserve(pick: number): void {
    const early = this.reserved.pop();
    if (early === undefined || pick % 2 === 0) {
      if (early !== undefined) this.reserved.push(early);
      this.reserved.push({ real: this.heap.reserveSeq(), mine: ++this.seq });
      return;
    }
    const tag = ++this.tag;
    const time = pick % 5;
    const handle = this.heap.insert(time, early.real, tag % 256, tag, -tag);
    this.list.push({ time, seq: early.mine, tag, handle });
  }

  private cancel(pick: number): void {
    if (this.list.length === 0) return;
    const [gone] = this.list.splice(pick % this.list.length, 1);
    this.heap.cancel(gone.handle);
  }

  /** Goes on with another heap, which was not empty, read from a snapshot of this one. */
  private snapshot(): void {
    const out = new SnapshotWriter();
    this.heap.write(out);
    const restored = new EventHeap();
    for (let k = 0; k < 3; k++) restored.push(k, 1, 1, 1);
    restored.pop();
    const from = new SnapshotReader(out.finish());
    restored.read(from);
    from.finish();
    this.heap = restored;
  }
}

describe('the heap of events', () => {
  it('does what a sorted list does, with ties, cancellations and snapshots at any point', () => {
    fc.assert(
      fc.property(steps, (todo) => {
        const pair = new Pair();
        for (const step of todo) pair.step(step);
        while (pair.list.length > 0) pair.pop();
        expect(pair.heap.peekTime()).toBe(NEVER);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the order of pushing among thousands of events of one instant, while it grows', () => {
    const heap = new EventHeap();
    const count = 6000;
    for (let k = 0; k < count; k++) heap.push(7, 1, k, 0);
    const order: number[] = [];
    while (heap.size > 0) order.push(heap.a[heap.pop()]);
    expect(order).toEqual(Array.from({ length: count }, (_, k) => k));
  });

  it('lets the event just popped be read until the next push', () => {
    const heap = new EventHeap();
    heap.push(1, 3, 11, 12);
    heap.push(2, 4, 21, 22);
    const handle = heap.pop();
    expect(heap.peekTime()).toBe(2);
    expect([heap.type[handle], heap.a[handle], heap.b[handle]]).toEqual([3, 11, 12]);
  });

  it('does not number events of a restored heap anew, so their ties come out as they would have', () => {
    const heap = new EventHeap();
    heap.push(5, 1, 1, 0);
    const early = heap.reserveSeq();
    const out = new SnapshotWriter();
    heap.write(out);
    const restored = new EventHeap();
    restored.read(new SnapshotReader(out.finish()));
    restored.push(5, 1, 3, 0);
    restored.insert(5, early, 1, 2, 0);
    const order = [restored.a[restored.pop()], restored.a[restored.pop()], restored.a[restored.pop()]];
    expect(order).toEqual([1, 2, 3]);
  });
});

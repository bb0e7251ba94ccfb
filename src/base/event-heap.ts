import { grownCapacity } from './growth';
import type { SnapshotReader, SnapshotWriter } from './snapshot';
import { NEVER, type Duration, type Time } from './time';

/**
 * The pending events, earliest first. The order (time, seq) is total: seq counts pushes, so events of one instant
 * come out as they were pushed, on every engine. Four children a node halve the depth of a binary heap, and the
 * keys lie beside each other in heap order, so that comparing siblings touches one cache line.
 *
 * A handle names an event until it is popped or cancelled; the caller forgets it then.
 */
export class EventHeap {
  /**
   * The present time, kept by whoever runs the events. It lies in an array, and hot calls take delays in place of
   * times, because a double that is handed to a function is boxed: at several an event that is a tenth of a run.
   */
  readonly clock = new Float64Array(1);
  /** The time of the event popped last. */
  readonly poppedAt = new Float64Array(1);
  size = 0;
  /** Payload by handle; readable after `pop` until the next `push`. */
  type = new Uint8Array(0);
  a = new Int32Array(0);
  b = new Int32Array(0);

  private nextSeq = 1;
  private times = new Float64Array(0);
  private seqs = new Float64Array(0);
  private handles = new Int32Array(0);
  /** By handle: its place in the heap, or the next free handle. */
  private place = new Int32Array(0);
  private firstFree = -1;
  private high = 0;
  /**
   * The root was popped and its place is still empty. Most events push another, which then starts at the root:
   * one walk down in place of a walk down for the last entry and a walk up for the new one.
   */
  private rootIsEmpty = false;

  push(time: Time, type: number, a: number, b: number): number {
    return this.insert(time, this.nextSeq++, type, a, b);
  }

  /** Pushes an event that comes this much later than the present. */
  pushAfter(delay: Duration, type: number, a: number, b: number): number {
    const handle = this.takeHandle();
    this.type[handle] = type;
    this.a[handle] = a;
    this.b[handle] = b;
    const at = this.rootIsEmpty ? ++this.size : this.size++;
    this.times[at] = this.clock[0] + delay;
    this.seqs[at] = this.nextSeq++;
    this.handles[at] = handle;
    this.settle(at);
    return handle;
  }

  /** Takes a place in the order now for an event that is pushed later by `insert`. */
  reserveSeq(): number {
    return this.nextSeq++;
  }

  insert(time: Time, seq: number, type: number, a: number, b: number): number {
    const handle = this.takeHandle();
    this.type[handle] = type;
    this.a[handle] = a;
    this.b[handle] = b;
    const at = this.rootIsEmpty ? ++this.size : this.size++;
    this.times[at] = time;
    this.seqs[at] = seq;
    this.handles[at] = handle;
    this.settle(at);
    return handle;
  }

  /** A new entry lies behind all others: it goes down from the empty root, or up from where it is. */
  private settle(at: number): void {
    if (this.rootIsEmpty) this.fillRoot();
    else this.siftUp(at);
  }

  /** When the pending event of a handle comes. */
  dueAt(handle: number): Time {
    return this.times[this.place[handle]];
  }

  peekTime(): Time {
    if (this.rootIsEmpty) this.fillRoot();
    return this.size === 0 ? NEVER : this.times[0];
  }

  isDue(until: Time): boolean {
    if (this.rootIsEmpty) this.fillRoot();
    return this.size > 0 && this.times[0] <= until;
  }

  /** The handle of the earliest event, which stays. Only while `size > 0`. */
  top(): number {
    if (this.rootIsEmpty) this.fillRoot();
    return this.handles[0];
  }

  /** The handle of the earliest event, which leaves the heap. Only while `size > 0`. */
  pop(): number {
    if (this.rootIsEmpty) this.fillRoot();
    const handle = this.handles[0];
    this.poppedAt[0] = this.times[0];
    this.releaseHandle(handle);
    this.size--;
    this.rootIsEmpty = true;
    return handle;
  }

  private fillRoot(): void {
    this.rootIsEmpty = false;
    this.siftDown(0);
  }

  cancel(handle: number): void {
    if (this.rootIsEmpty) this.fillRoot();
    const at = this.place[handle];
    this.releaseHandle(handle);
    const last = --this.size;
    if (at === last) return;
    const parent = (at - 1) >> 2;
    if (at > 0 && this.isBefore(last, parent)) {
      this.times[at] = this.times[last];
      this.seqs[at] = this.seqs[last];
      this.handles[at] = this.handles[last];
      this.siftUp(at);
    } else this.siftDown(at);
  }

  private isBefore(i: number, k: number): boolean {
    return this.times[i] < this.times[k] || (this.times[i] === this.times[k] && this.seqs[i] < this.seqs[k]);
  }

  /** Moves the entry at `from` up to where it belongs. (No times as arguments: a double would be boxed.) */
  private siftUp(from: number): void {
    const { times, seqs, handles, place } = this;
    const time = times[from];
    const seq = seqs[from];
    const handle = handles[from];
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const parentTime = times[parent];
      if (parentTime < time || (parentTime === time && seqs[parent] < seq)) break;
      times[at] = parentTime;
      seqs[at] = seqs[parent];
      const moved = handles[parent];
      handles[at] = moved;
      place[moved] = at;
      at = parent;
    }
    times[at] = time;
    seqs[at] = seq;
    handles[at] = handle;
    place[handle] = at;
  }

  /** Fills the gap at `from` with the entry behind the last, moved down to where it belongs. */
  private siftDown(from: number): void {
    const { times, seqs, handles, place, size } = this;
    if (size === 0) return;
    const time = times[size];
    const seq = seqs[size];
    const handle = handles[size];
    let at = from;
    for (;;) {
      const child = at * 4 + 1;
      if (child >= size) break;
      let least = child;
      let leastTime = times[child];
      // Written out, because this is where a run spends most of its time: the heap is walked at every event.
      if (child + 3 < size) {
        const t1 = times[child + 1];
        if (t1 < leastTime || (t1 === leastTime && seqs[child + 1] < seqs[least])) {
          least = child + 1;
          leastTime = t1;
        }
        const t2 = times[child + 2];
        if (t2 < leastTime || (t2 === leastTime && seqs[child + 2] < seqs[least])) {
          least = child + 2;
          leastTime = t2;
        }
        const t3 = times[child + 3];
        if (t3 < leastTime || (t3 === leastTime && seqs[child + 3] < seqs[least])) {
          least = child + 3;
          leastTime = t3;
        }
      } else {
        for (let next = child + 1; next < size; next++) {
          const t = times[next];
          if (t < leastTime || (t === leastTime && seqs[next] < seqs[least])) {
            least = next;
            leastTime = t;
          }
        }
      }
      if (time < leastTime || (time === leastTime && seq < seqs[least])) break;
      times[at] = leastTime;
      seqs[at] = seqs[least];
      const moved = handles[least];
      handles[at] = moved;
      place[moved] = at;
      at = least;
    }
    times[at] = time;
    seqs[at] = seq;
    handles[at] = handle;
    place[handle] = at;
  }

  private takeHandle(): number {
    if (this.firstFree !== -1) {
      const handle = this.firstFree;
      this.firstFree = this.place[handle];
      return handle;
    }
    if (this.high === this.place.length) this.grow(this.high + 1);
    return this.high++;
  }

  private releaseHandle(handle: number): void {
    this.place[handle] = this.firstFree;
    this.firstFree = handle;
  }

  private grow(needed: number): void {
    const capacity = grownCapacity(this.place.length, needed);
    const { type, a, b, times, seqs, handles, place } = this;
    (this.type = new Uint8Array(capacity)).set(type);
    (this.a = new Int32Array(capacity)).set(a);
    (this.b = new Int32Array(capacity)).set(b);
    // One place more than there are handles: while the root is empty, the last entry lies one further.
    (this.times = new Float64Array(capacity + 1)).set(times);
    (this.seqs = new Float64Array(capacity + 1)).set(seqs);
    (this.handles = new Int32Array(capacity + 1)).set(handles);
    (this.place = new Int32Array(capacity)).set(place);
  }

  write(out: SnapshotWriter): void {
    if (this.rootIsEmpty) this.fillRoot();
    out.number(this.size);
    out.number(this.high);
    out.number(this.firstFree);
    out.number(this.nextSeq);
    out.array(this.times, this.size);
    out.array(this.seqs, this.size);
    out.array(this.handles, this.size);
    out.array(this.place, this.high);
    out.array(this.type, this.high);
    out.array(this.a, this.high);
    out.array(this.b, this.high);
  }

  read(from: SnapshotReader): void {
    this.rootIsEmpty = false;
    const size = from.number();
    const high = from.number();
    if (high > this.place.length) this.grow(high);
    this.size = size;
    this.high = high;
    this.firstFree = from.number();
    this.nextSeq = from.number();
    from.array(this.times, size);
    from.array(this.seqs, size);
    from.array(this.handles, size);
    from.array(this.place, high);
    from.array(this.type, high);
    from.array(this.a, high);
    from.array(this.b, high);
  }
}

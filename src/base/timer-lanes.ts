import type { EventHeap } from './event-heap';
import { grownCapacity } from './growth';
import type { SnapshotReader, SnapshotWriter } from './snapshot';
import type { Duration, Time } from './time';

/**
 * Timers of one constant delay fall due in the order they were armed, so a queue serves them: arming is O(1), the
 * heap holds one entry for a whole lane, and cancelling costs nothing, because the owner of a timer keeps its
 * token and a timer whose token is no longer kept is dead. A token is the timer's place in the heap's order,
 * taken when it is armed: ties come out exactly as if every timer were in the heap.
 *
 * Dead timers are dropped when they would fire, when their lane is full, and in snapshots. Dropping is invisible:
 * a dead timer never counts as an event.
 */
export interface TimerOwner {
  isArmed(row: number, tag: number, token: number): boolean;
}

const FIRST_ROOM = 256;

class Lane {
  head = 0;
  count = 0;
  times = new Float64Array(FIRST_ROOM);
  tokens = new Float64Array(FIRST_ROOM);
  rows = new Int32Array(FIRST_ROOM);
  tags = new Uint8Array(FIRST_ROOM);

  constructor(readonly delay: Duration) {}

  append(time: Time, token: number, row: number, tag: number): void {
    const at = this.place(this.count++);
    this.times[at] = time;
    this.tokens[at] = token;
    this.rows[at] = row;
    this.tags[at] = tag;
  }

  dropHead(): void {
    this.head = this.place(1);
    this.count--;
  }

  /** The place of the k-th timer from the head. */
  private place(k: number): number {
    const at = this.head + k;
    return at < this.times.length ? at : at - this.times.length;
  }

  headIsArmed(owner: TimerOwner): boolean {
    return owner.isArmed(this.rows[this.head], this.tags[this.head], this.tokens[this.head]);
  }

  /** Drops dead timers, but never the head: its entry in the heap stands for the lane. */
  compact(owner: TimerOwner): void {
    const { times, tokens, rows, tags } = this;
    let kept = Math.min(this.count, 1);
    for (let k = kept; k < this.count; k++) {
      const from = this.place(k);
      if (!owner.isArmed(rows[from], tags[from], tokens[from])) continue;
      const to = this.place(kept++);
      times[to] = times[from];
      tokens[to] = tokens[from];
      rows[to] = rows[from];
      tags[to] = tags[from];
    }
    this.count = kept;
  }

  /** Moves the timers to a ring of another size, from its beginning. */
  resize(room: number): void {
    const { head, count, times, tokens, rows, tags } = this;
    const old = times.length;
    this.head = 0;
    this.times = new Float64Array(room);
    this.tokens = new Float64Array(room);
    this.rows = new Int32Array(room);
    this.tags = new Uint8Array(room);
    for (let k = 0; k < count; k++) {
      const from = (head + k) % old;
      this.times[k] = times[from];
      this.tokens[k] = tokens[from];
      this.rows[k] = rows[from];
      this.tags[k] = tags[from];
    }
  }

  makeRoom(owner: TimerOwner): void {
    this.compact(owner);
    const room = this.times.length;
    // Unless an eighth of the ring is free now, the next compaction would come too soon to pay.
    if (this.count > room * 0.875) this.resize(grownCapacity(room, room + 1));
    else if (room > FIRST_ROOM && this.count < room / 8) this.resize(Math.max(FIRST_ROOM, room >> 1));
  }
}

export class TimerLanes {
  /** The timer that `take` took. */
  takenRow = 0;
  takenTag = 0;
  takenToken = 0;
  private readonly lanes: Lane[] = [];
  private readonly byDelay = new Map<Duration, number>();

  constructor(
    private readonly heap: EventHeap,
    private readonly laneEvent: number,
    private readonly owner: TimerOwner,
  ) {}

  /** The lane of a delay; all timers of that delay share it. */
  open(delay: Duration): number {
    const known = this.byDelay.get(delay);
    if (known !== undefined) return known;
    this.byDelay.set(delay, this.lanes.length);
    return this.lanes.push(new Lane(delay)) - 1;
  }

  /** Arms a timer and returns its token, a number above zero that no other timer ever has. */
  arm(index: number, row: number, tag: number): number {
    const lane = this.lanes[index];
    const token = this.heap.reserveSeq();
    const time = this.heap.clock[0] + lane.delay;
    if (lane.count === lane.times.length) lane.makeRoom(this.owner);
    lane.append(time, token, row, tag);
    if (lane.count === 1) this.heap.insert(time, token, this.laneEvent, index, 0);
    return token;
  }

  /** Takes the head of a lane whose heap entry was popped; it may be dead. The lane enters the heap again. */
  take(index: number): void {
    const lane = this.lanes[index];
    const head = lane.head;
    this.takenRow = lane.rows[head];
    this.takenTag = lane.tags[head];
    this.takenToken = lane.tokens[head];
    lane.dropHead();
    while (lane.count > 0 && !lane.headIsArmed(this.owner)) lane.dropHead();
    if (lane.count > 0) {
      this.heap.insert(lane.times[lane.head], lane.tokens[lane.head], this.laneEvent, index, 0);
    }
  }

  /** Whether the timer that `take` would take is alive. Only while the lane's entry is in the heap. */
  headIsArmed(index: number): boolean {
    return this.lanes[index].headIsArmed(this.owner);
  }

  /** Timers held, dead ones included. */
  get held(): number {
    return this.lanes.reduce((sum, lane) => sum + lane.count, 0);
  }

  write(out: SnapshotWriter): void {
    out.number(this.lanes.length);
    for (const lane of this.lanes) {
      lane.compact(this.owner);
      out.number(lane.delay);
      out.number(lane.count);
      out.ring(lane.times, lane.head, lane.count);
      out.ring(lane.tokens, lane.head, lane.count);
      out.ring(lane.rows, lane.head, lane.count);
      out.ring(lane.tags, lane.head, lane.count);
    }
  }

  read(from: SnapshotReader): void {
    const lanes = from.number();
    this.lanes.length = 0;
    this.byDelay.clear();
    for (let index = 0; index < lanes; index++) {
      const lane = this.lanes[this.open(from.number())];
      const count = from.number();
      lane.count = 0;
      lane.resize(Math.max(FIRST_ROOM, count));
      lane.count = count;
      from.array(lane.times, count);
      from.array(lane.tokens, count);
      from.array(lane.rows, count);
      from.array(lane.tags, count);
    }
  }
}

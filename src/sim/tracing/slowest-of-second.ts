import type { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { DECISION } from '../../policies/decisions';
import type { World } from '../world';
import { KeptRows, NOWHERE, type KeptRow } from './kept-rows';

/** The slowest requests of the present second: they are known at its end only, so until then they are part of a moment. */
export class SlowestOfSecond {
  count = 0;
  readonly rows = new KeptRows();
  /** Whoever took longer than this is one of them. */
  least: number;
  /** By place: the row in the table of requests, which may be another's by now. */
  private readonly requests: Int32Array;

  constructor(private readonly most: number) {
    this.requests = new Int32Array(most);
    this.least = this.leastOf();
    for (let place = 0; place < most; place++) this.rows.add(NOTHING, NO_WORDS);
  }

  /** One more, who took longer than `least`. Returns the request that is not one of them any more, or NOWHERE. */
  put(world: World, request: number, kept: KeptRow, passed: Int32Array): number {
    const isFull = this.count === this.most;
    const place = isFull ? this.shortest() : this.count++;
    const displaced = isFull ? this.requestAt(world, place) : NOWHERE;
    this.rows.put(place, kept, passed);
    this.requests[place] = request;
    this.least = this.leastOf();
    return displaced;
  }

  /** The row of a request in the table of requests, as long as something of it goes on; or NOWHERE. */
  requestAt(world: World, place: number): number {
    const request = this.requests[place];
    const { client, number, uses } = world.requests.col;
    const kept = this.rows.table.col;
    const isSame =
      uses[request] > 0 && client[request] === kept.client[place] && number[request] === kept.number[place];
    return isSame ? request : NOWHERE;
  }

  lateAnswer(world: World, request: number): void {
    for (let place = 0; place < this.count; place++) {
      if (this.requestAt(world, place) === request) {
        this.rows.table.col.decisions[place] |= DECISION.lateAnswer;
      }
    }
  }

  clear(): void {
    this.count = 0;
    this.least = this.leastOf();
  }

  copy({ count, rows, requests }: SlowestOfSecond): void {
    this.count = count;
    for (let place = 0; place < count; place++) this.rows.put(place, rows.at(place), rows.wordsOf(place));
    this.requests.set(requests);
    this.least = this.leastOf();
  }

  write(out: SnapshotWriter): void {
    out.number(this.count);
    out.array(this.requests, this.count);
    this.rows.write(out, this.count);
  }

  read(from: SnapshotReader): void {
    this.count = from.number();
    from.array(this.requests, this.count);
    this.rows.read(from, this.count);
    this.least = this.leastOf();
  }

  private leastOf(): number {
    if (this.most === 0) return Infinity;
    return this.count < this.most ? NOWHERE : this.rows.table.col.duration[this.shortest()];
  }

  private shortest(): number {
    const { duration } = this.rows.table.col;
    let shortest = 0;
    for (let place = 1; place < this.count; place++)
      if (duration[place] < duration[shortest]) shortest = place;
    return shortest;
  }
}

const NO_WORDS = new Int32Array(0);
const NOTHING: KeptRow = {
  client: 0,
  number: 0,
  type: 0,
  startedAt: 0,
  duration: 0,
  outcome: 0,
  late: false,
  keptFor: 0,
  decisions: 0,
};

import { Table } from '../base/table';
import { ATTEMPT_COLUMNS, LIVE, NOT_LATE, OUTSIDE } from '../policies/attempts';
import type { Call } from './call';
import { Flight, type FlightControl } from './flight';

/** The rows of the attempts under way: their columns, the frames of their layers, and what rides beside them. */
export class Rows {
  readonly attempts = new Table(ATTEMPT_COLUMNS);
  frames = new Float64Array(0);
  frameWidth = 1;
  /** By row; of a row that is free the flight is empty. */
  readonly flights: Flight[] = [];

  constructor(private readonly control: FlightControl) {}

  /** A row for a call that begins. */
  openCall(call: Call, stack: number): number {
    const row = this.fill(call, stack, OUTSIDE, -1);
    call.row = row;
    return row;
  }

  /** A row for a further try, or for a call of a layer's own (attempts.ts says what `parent` may be). */
  openTry(call: Call, stack: number, base: number, parent: number): number {
    return this.fill(call, stack, base, parent);
  }

  free(row: number): void {
    this.flights[row].clear();
    this.attempts.free(row);
  }

  /** A new stack is wider than all before: every frame moves to the new width. */
  widen(width: number): void {
    if (width <= this.frameWidth) return;
    const wider = new Float64Array(this.attempts.capacity * width);
    for (let row = 0; row < this.attempts.high; row++) {
      const from = row * this.frameWidth;
      wider.set(this.frames.subarray(from, from + this.frameWidth), row * width);
    }
    this.frames = wider;
    this.frameWidth = width;
  }

  private fill(call: Call, stack: number, base: number, parent: number): number {
    const row = this.attempts.alloc();
    const { col } = this.attempts;
    col.stack[row] = stack;
    col.base[row] = base;
    col.parent[row] = parent;
    col.number[row] = 1;
    col.tries[row] = 1;
    col.depth[row] = 0;
    col.flags[row] = LIVE;
    col.lateFrom[row] = NOT_LATE;
    col.held[row] = 0;
    col.kept[row] = 0;
    this.clearFrame(row);
    if (row === this.flights.length) this.flights.push(new Flight(this.control, row));
    this.flights[row].call = call;
    return row;
  }

  /** A number that another layer left there could pass for the token of a timer. */
  private clearFrame(row: number): void {
    const { frameWidth } = this;
    if (this.frames.length < this.attempts.capacity * frameWidth) {
      const grown = new Float64Array(this.attempts.capacity * frameWidth);
      grown.set(this.frames);
      this.frames = grown;
    }
    const end = (row + 1) * frameWidth;
    for (let at = row * frameWidth; at < end; at++) this.frames[at] = 0;
  }
}

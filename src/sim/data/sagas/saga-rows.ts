import { readPlainState, writePlainState } from '../../../base/plain-state';
import type { Shape } from '../../../base/shape';
import type { SnapshotReader, SnapshotWriter } from '../../../base/snapshot';
import { Table, type Schema } from '../../../base/table';
import * as engine from '../../../patterns/saga/engine';
import type { SagaPart } from '../data-part';

/** A saga that is not over. */
const SAGA_COLUMNS = {
  /** 0 for a row that is free. */
  number: 'i32',
  part: 'u16',
  request: 'i32',
  /** Which instance of the orchestrator carries it out, and whether it is down. */
  instance: 'u16',
  isDown: 'u8',
  /** The handle of the event at its next deadline, or -1, and that deadline. */
  event: 'i32',
  due: 'f64',
  /** The position of the last event that it caused, or 0. */
  lastEvent: 'i32',
} as const satisfies Schema;

/** What its engine knows, and what of that is saved: after a crash nothing else is left. */
interface States {
  readonly part: number;
  readonly live: engine.SagaState;
  readonly saved: engine.SagaState;
}

/** All sagas that are not over, with the states of their engines. */
export class SagaRows {
  readonly table = new Table(SAGA_COLUMNS);
  private readonly states: States[] = [];
  /** By number. */
  private readonly rows = new Map<number, number>();
  private readonly shapes = new WeakMap<engine.SagaConfig, Shape>();

  /** In the order in which they were begun. */
  get numbers(): number[] {
    return [...this.rows.keys()];
  }

  get count(): number {
    return this.rows.size;
  }

  rowOf(number: number): number | undefined {
    return this.rows.get(number);
  }

  live(row: number): engine.SagaState {
    return this.states[row].live;
  }

  saved(row: number): engine.SagaState {
    return this.states[row].saved;
  }

  open(number: number, index: number, part: SagaPart, now: number): number {
    const row = this.table.alloc();
    this.table.col.number[row] = number;
    this.table.col.part[row] = index;
    this.rows.set(number, row);
    this.states[row] = freshStates(index, part, now);
    return row;
  }

  close(row: number): void {
    const { number } = this.table.col;
    this.rows.delete(number[row]);
    number[row] = 0;
    this.table.free(row);
  }

  write(out: SnapshotWriter, parts: readonly SagaPart[]): void {
    this.table.write(out);
    out.number(this.rows.size);
    for (const [number, row] of this.rows) {
      const shape = this.shapeOf(parts[this.table.col.part[row]].config);
      out.number(number);
      writePlainState(out, shape, this.states[row].live);
      writePlainState(out, shape, this.states[row].saved);
    }
  }

  read(from: SnapshotReader, parts: readonly SagaPart[]): void {
    this.table.read(from);
    this.rows.clear();
    const byNumber = new Map<number, number>();
    const { number, part } = this.table.col;
    for (let row = 0; row < this.table.high; row++) if (number[row] > 0) byNumber.set(number[row], row);
    const count = from.number();
    for (let k = 0; k < count; k++) {
      const saga = from.number();
      const row = byNumber.get(saga);
      if (row === undefined) throw new Error(`A snapshot has the state of saga ${saga}, and no row of it`);
      const index = part[row];
      if (this.states[row]?.part !== index) this.states[row] = freshStates(index, parts[index], 0);
      const shape = this.shapeOf(parts[index].config);
      readPlainState(from, shape, this.states[row].live);
      readPlainState(from, shape, this.states[row].saved);
      this.rows.set(saga, row);
    }
  }

  private shapeOf(config: engine.SagaConfig): Shape {
    const known = this.shapes.get(config) ?? engine.shape(config);
    this.shapes.set(config, known);
    return known;
  }
}

function freshStates(part: number, { config }: SagaPart, now: number): States {
  return { part, live: engine.init(config, now), saved: engine.init(config, now) };
}

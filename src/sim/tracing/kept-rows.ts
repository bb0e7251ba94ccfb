import type { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { Table } from '../../base/table';
import type { Outcome } from '../../base/outcome';
import type { Duration, Time } from '../../base/time';
import { widened } from './passed-nodes';

/** Why a row was kept. */
export const FAILED = 0;
export const SLOW = 1;
export const SAMPLE = 2;
/** Somebody made it by hand, and will want to see what became of it. */
export const BY_HAND = 3;

/** A request worth finding, when it ended. */
export interface KeptRow {
  /** The index of its client, and its number there, from 1: what names a request. */
  readonly client: number;
  readonly number: number;
  /** The index of its type. */
  readonly type: number;
  readonly startedAt: Time;
  readonly duration: Duration;
  readonly outcome: Outcome;
  /** Answered, and after its deadline. */
  readonly late: boolean;
  /** FAILED, SLOW, SAMPLE or BY_HAND. */
  readonly keptFor: number;
  /** A bit for each kind (policies/decisions.ts). */
  readonly decisions: number;
}

export const NOWHERE = -1;

const COLUMNS = {
  client: 'u16',
  type: 'u16',
  number: 'i32',
  decisions: 'u16',
  outcome: 'u8',
  late: 'u8',
  keptFor: 'u8',
  /** Where the list of late answers has it; NOWHERE without one. */
  lateAt: 'i32',
  startedAt: 'f64',
  duration: 'f64',
} as const;

/** What the columns take for a row. */
const BYTES_OF_ROW = 33;

/** Rows of kept requests in columns, each with the nodes that it passed. */
export class KeptRows {
  readonly table = new Table(COLUMNS);
  /** Of each row: a bit for each node (passed-nodes.ts). */
  words: Int32Array = new Int32Array(0);
  width = 1;

  at(row: number): KeptRow {
    const { col } = this.table;
    return {
      client: col.client[row],
      number: col.number[row],
      type: col.type[row],
      startedAt: col.startedAt[row],
      duration: col.duration[row],
      outcome: col.outcome[row],
      late: col.late[row] !== 0,
      keptFor: col.keptFor[row],
      decisions: col.decisions[row],
    };
  }

  /** The words of a row; a copy. */
  wordsOf(row: number): Int32Array {
    return this.words.slice(row * this.width, (row + 1) * this.width);
  }

  hasPassed(row: number, node: number): boolean {
    const word = node >> 5;
    return word < this.width && (this.words[row * this.width + word] & (1 << (node & 31))) !== 0;
  }

  add(kept: KeptRow, passed: Int32Array): void {
    this.put(this.table.alloc(), kept, passed);
  }

  put(row: number, kept: KeptRow, passed: Int32Array): void {
    const { col } = this.table;
    col.client[row] = kept.client;
    col.number[row] = kept.number;
    col.type[row] = kept.type;
    col.startedAt[row] = kept.startedAt;
    col.duration[row] = kept.duration;
    col.outcome[row] = kept.outcome;
    col.late[row] = kept.late ? 1 : 0;
    col.keptFor[row] = kept.keptFor;
    col.decisions[row] = kept.decisions;
    col.lateAt[row] = NOWHERE;
    this.fit(passed.length);
    this.words.fill(0, row * this.width, (row + 1) * this.width);
    this.words.set(passed, row * this.width);
  }

  isAt(row: number, kept: KeptRow, passed: Int32Array): boolean {
    const { col } = this.table;
    for (let word = 0; word < this.width; word++) {
      if (this.words[row * this.width + word] !== (passed[word] ?? 0)) return false;
    }
    return (
      passed.length <= this.width &&
      col.client[row] === kept.client &&
      col.number[row] === kept.number &&
      col.type[row] === kept.type &&
      col.startedAt[row] === kept.startedAt &&
      col.duration[row] === kept.duration &&
      col.outcome[row] === kept.outcome &&
      col.late[row] === (kept.late ? 1 : 0) &&
      col.keptFor[row] === kept.keptFor &&
      col.decisions[row] === kept.decisions
    );
  }

  /** Room for the words of all rows, each of which has at least so many. */
  private fit(width: number): void {
    const { table } = this;
    if (width > this.width) {
      this.words = widened(this.words, this.width, width, Math.floor(this.words.length / this.width));
      this.width = width;
    }
    const length = table.capacity * this.width;
    if (this.words.length >= length) return;
    const grown = new Int32Array(length);
    grown.set(this.words);
    this.words = grown;
  }

  /** The first rows, which are as many for the reader. */
  write(out: SnapshotWriter, rows: number): void {
    out.number(this.width);
    out.array(this.words, rows * this.width);
    for (const column of this.columns()) out.array(column, rows);
  }

  read(from: SnapshotReader, rows: number): void {
    this.width = from.number();
    this.words = new Int32Array(this.table.capacity * this.width);
    from.array(this.words, rows * this.width);
    for (const column of this.columns()) from.array(column, rows);
  }

  private columns() {
    const { client, type, number, decisions, outcome, late, keptFor, startedAt, duration } = this.table.col;
    return [client, type, number, decisions, outcome, late, keptFor, startedAt, duration];
  }

  get bytes(): number {
    return this.table.capacity * BYTES_OF_ROW + this.words.byteLength;
  }
}

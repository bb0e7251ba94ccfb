import { grownCapacity } from '../../base/growth';
import { isServed, type Outcome } from '../../base/outcome';
import type { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { DECISION } from '../../policies/decisions';
import { FOR_TRACE } from '../tables';
import type { World } from '../world';
import { BY_HAND, FAILED, KeptRows, NOWHERE, SAMPLE, SLOW, type KeptRow } from './kept-rows';
import { SlowestOfSecond } from './slowest-of-second';

/**
 * The requests worth finding: a row for each that did not end served in time or that came from outside, for the slowest
 * of each second, and for a sample of all others. What happened to them is not kept; it is recorded when somebody asks (replay.ts). Keeping is no
 * event and draws by the request's own key, so that it never changes a run.
 *
 * For readers: `cursor` rows are those up to the present moment, `at`, `nodesOf`, `hasPassed` tell of one, `leftOut` how
 * many failed ones were not kept, `isFull` whether anything more will be.
 */
export interface TraceLimits {
  /** Of those that are served in time. */
  readonly share: number;
  /** So many failed ones of a second are kept, and of all beyond them one of so many. */
  readonly failedPerSecond: number;
  readonly failedOneOf: number;
  readonly slowPerSecond: number;
  readonly rows: number;
}

/**
 * One percent is what is usual, and a row or two a second at a hundred requests. An outage at ten thousand requests a
 * second costs 200 rows a second, so that the log holds most of an hour of it in about twenty megabytes.
 */
export const USUAL_LIMITS: TraceLimits = {
  share: 0.01,
  failedPerSecond: 100,
  failedOneOf: 100,
  slowPerSecond: 3,
  rows: 500_000,
};

/** In place of the call of a request that has ended. */
const NOT_KEPT = -2;
const AMONG_SLOWEST = -3;
/** This minus the row. */
const KEPT = -4;

export class TraceLog {
  /** Rows up to the present moment; `length` counts the known future too. */
  cursor = 0;
  length = 0;
  /** Failed requests so far that were not kept, because too many failed at once, or because the log is full. */
  leftOut = 0;
  private readonly rows = new KeptRows();
  private readonly slowest: SlowestOfSecond;
  /** Rows whose requests had a late answer after their end, in the order of these answers, with a cursor, too. */
  private late = new Int32Array(0);
  private lateCursor = 0;
  private lateLength = 0;
  /** In the present second. */
  private failures = 0;

  constructor(private readonly limits = USUAL_LIMITS) {
    this.slowest = new SlowestOfSecond(limits.slowPerSecond);
  }

  at(row: number): KeptRow {
    const kept = this.rows.at(row);
    return this.wasLate(row) ? { ...kept, decisions: kept.decisions | DECISION.lateAnswer } : kept;
  }

  /** Whether a try of the request arrived at a node before its end. */
  hasPassed(row: number, node: number): boolean {
    return this.rows.hasPassed(row, node);
  }

  nodesOf(row: number): number[] {
    const nodes = Array.from({ length: this.rows.width * 32 }, (_, node) => node);
    return nodes.filter((node) => this.hasPassed(row, node));
  }

  get isFull(): boolean {
    return this.cursor >= this.limits.rows;
  }

  get bytes(): number {
    return this.rows.bytes + this.late.byteLength;
  }

  /** A request has ended. Its row in the table of requests is still there. */
  ended(world: World, request: number, outcome: Outcome): void {
    const { deadline } = world.requests.col;
    const isLate = world.now > deadline[request];
    if (isLate || !isServed(outcome)) this.failed(world, request, outcome);
    else this.served(world, request, outcome);
  }

  /** A try of a request was answered when nobody waited for it any more. */
  lateAnswer(world: World, request: number): void {
    const { decisions, call } = world.requests.col;
    decisions[request] |= DECISION.lateAnswer;
    const kept = call[request];
    if (kept >= NOT_KEPT) return;
    call[request] = NOT_KEPT;
    if (kept === AMONG_SLOWEST) this.slowest.lateAnswer(world, request);
    else this.appendLate(KEPT - kept);
  }

  /** A second is over: its slowest requests are known now. */
  closeSecond(world: World): void {
    this.failures = 0;
    if (this.slowest.count === 0) return;
    const { call } = world.requests.col;
    for (let place = 0; place < this.slowest.count; place++) {
      const row = this.append(this.slowest.rows.at(place), this.slowest.rows.wordsOf(place));
      const request = this.slowest.requestAt(world, place);
      // One that had a late answer already says so by itself.
      if (request !== NOWHERE && call[request] === AMONG_SLOWEST) call[request] = callOf(row);
    }
    this.slowest.clear();
  }

  /** The log of a run that leaves this one here: without the known future. */
  fork(): TraceLog {
    const fork = new TraceLog(this.limits);
    for (let row = 0; row < this.cursor; row++) fork.append(this.rows.at(row), this.rows.wordsOf(row));
    for (let k = 0; k < this.lateCursor; k++) fork.appendLate(this.late[k]);
    fork.leftOut = this.leftOut;
    fork.failures = this.failures;
    fork.slowest.copy(this.slowest);
    return fork;
  }

  write(out: SnapshotWriter): void {
    out.number(this.cursor);
    out.number(this.lateCursor);
    out.number(this.leftOut);
    out.number(this.failures);
    this.slowest.write(out);
  }

  read(from: SnapshotReader): void {
    this.cursor = from.number();
    this.lateCursor = from.number();
    this.leftOut = from.number();
    this.failures = from.number();
    this.slowest.read(from);
  }

  private served(world: World, request: number, outcome: Outcome): void {
    const { call, client, number, startedAt } = world.requests.col;
    const key = world.clientParts[client[request]].key;
    if (client[request] === world.outside.client) {
      call[request] = callOf(this.keep(world, request, outcome, BY_HAND));
    } else if (world.bank.keyedUnit(key ^ FOR_TRACE, number[request]) < this.limits.share) {
      call[request] = callOf(this.keep(world, request, outcome, SAMPLE));
    } else if (world.now - startedAt[request] > this.slowest.least) {
      this.amongSlowest(world, request, outcome);
    } else call[request] = NOT_KEPT;
  }

  private failed(world: World, request: number, outcome: Outcome): void {
    const { failedPerSecond, failedOneOf } = this.limits;
    const beyond = ++this.failures - failedPerSecond;
    const isKept = beyond <= 0 || beyond % failedOneOf === 0;
    const row = isKept ? this.keep(world, request, outcome, FAILED) : NOWHERE;
    if (row === NOWHERE) this.leftOut++;
    world.requests.col.call[request] = callOf(row);
  }

  private amongSlowest(world: World, request: number, outcome: Outcome): void {
    const { call } = world.requests.col;
    const kept = rowOf(world, request, outcome, SLOW);
    const displaced = this.slowest.put(world, request, kept, wordsOf(world, request));
    if (displaced !== NOWHERE) call[displaced] = NOT_KEPT;
    call[request] = AMONG_SLOWEST;
  }

  private keep(world: World, request: number, outcome: Outcome, keptFor: number): number {
    return this.append(rowOf(world, request, outcome, keptFor), wordsOf(world, request));
  }

  private append(kept: KeptRow, passed: Int32Array): number {
    if (this.isFull) return NOWHERE;
    const row = this.cursor++;
    if (row === this.length) {
      this.length++;
      this.rows.add(kept, passed);
    } else if (!this.rows.isAt(row, kept, passed)) {
      throw new Error(
        `Replay differs from the first run: row ${row} of the traces was ` +
          `${JSON.stringify(this.rows.at(row))} and is now ${JSON.stringify(kept)}`,
      );
    }
    return row;
  }

  private wasLate(row: number): boolean {
    const at = this.rows.table.col.lateAt[row];
    return at !== NOWHERE && at < this.lateCursor;
  }

  private appendLate(row: number): void {
    const at = this.lateCursor++;
    if (at < this.lateLength) {
      if (this.late[at] === row) return;
      throw new Error(
        `Replay differs from the first run: late answer ${at} was of row ${this.late[at]} of the traces ` +
          `and is now of row ${row}`,
      );
    }
    if (at === this.late.length) {
      const grown = new Int32Array(grownCapacity(at, at + 1));
      grown.set(this.late);
      this.late = grown;
    }
    this.late[at] = row;
    this.lateLength++;
    this.rows.table.col.lateAt[row] = at;
  }
}

function callOf(row: number): number {
  return row === NOWHERE ? NOT_KEPT : KEPT - row;
}

function rowOf(world: World, request: number, outcome: Outcome, keptFor: number): KeptRow {
  const col = world.requests.col;
  return {
    client: col.client[request],
    number: col.number[request],
    type: col.type[request],
    startedAt: col.startedAt[request],
    duration: world.now - col.startedAt[request],
    outcome,
    late: isServed(outcome) && world.now > col.deadline[request],
    keptFor,
    decisions: col.decisions[request],
  };
}

function wordsOf(world: World, request: number): Int32Array {
  const { words, width } = world.passed;
  return words.subarray(request * width, (request + 1) * width);
}

import { grownCapacity } from '../base/growth';
import type { SnapshotReader, SnapshotWriter } from '../base/snapshot';
import type { Time } from '../base/time';

/**
 * The log of state changes: a code and numbers a row, made into words (change-words.ts) by whoever shows them.
 * Rows are appended for good. Going back in time moves the cursor; a replay that would write another row than the
 * known one is a defect, and says so.
 */
export const BREAKER_CHANGED = 1;
export const FAULT_BEGAN = 2;
export const FAULT_ENDED = 3;
export const SHEDDING_BEGAN = 4;
export const SHEDDING_ENDED = 5;
export const EDITED = 6;
/**
 * Of a node: the place of the instance among all it ever had, and its new state; or whether it hangs. Of a crash at work
 * then the fault, counted from 1, and the moment.
 */
export const INSTANCE_CHANGED = 7;
export const INSTANCE_HUNG = 8;
/** Of a guard: the place of an instance at the callee, and whether calls are kept away from it. */
export const INSTANCE_EJECTED = 9;
/** Of requests from outside: its number, and the edge that it came along; or how it ended. */
export const ASKED = 10;
export const ASK_ENDED = 11;
/** Of a saga: which of its versions it is, the step, and why it turned back; the direction of what is stuck. */
export const SAGA_TURNED = 12;
export const SAGA_STUCK = 13;
export const SAGA_RESUMED = 14;
/** Of a saga: which of its versions it is, and what the operator said of which act. */
export const OPERATOR_SAID = 15;
/** Of the saga that brought it about, or 0: which rule data broke (data/data-rules.ts), and its number in their book. */
export const RULE_BROKEN = 16;
/** Of a command: its number, its writer, and how often another one was quicker. */
export const WRITER_GAVE_UP = 17;
/**
 * Of a read model, by its place: trouble or the end of it, as its status, the cause and a position; an event that it has
 * given up, parked (0) or skipped (1), and its position; a version that was begun (0), took over (1) or was abandoned (2),
 * and its number; what an operator said (data/views/views.ts).
 */
export const VIEW_CHANGED = 18;
export const VIEW_PASSED = 19;
export const VIEW_REBUILT = 20;
/** What it says of that, as `a`: begun, taken over, given up. */
export const REMAKING = 0;
export const VERSION_SERVES = 1;
export const REMAKING_ENDED = 2;
export const VIEW_TOLD = 21;
/** Of the node that keeps the data: positions of the first and last event of a command by hand, and its place among inputs. */
export const COMMANDED_BY_HAND = 22;

/** The moment of a crash at work: whether what the work was to do was done. */
export const BEFORE_EFFECT = 1;
export const AFTER_EFFECT = 2;

export interface ChangeRow {
  readonly time: Time;
  readonly code: number;
  /** Index of the guard, fault, node or command; number of the request from outside, of the saga or of the command. */
  readonly subject: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

const FIELDS = 7;
const MAX_ROWS = 1_000_000;

export class ChangeLog {
  /** Rows up to the present moment; `length` counts the known future too. */
  cursor = 0;
  length = 0;
  private rows = new Float64Array(0);

  /** False when the log is full: the run must stop. */
  get hasRoom(): boolean {
    return this.cursor < MAX_ROWS;
  }

  append(time: Time, code: number, subject: number, a = 0, b = 0, c = 0, d = 0): void {
    const at = this.cursor * FIELDS;
    const row = [time, code, subject, a, b, c, d];
    if (this.cursor < this.length) {
      if (row.some((value, field) => this.rows[at + field] !== value)) {
        throw new Error(
          `Replay differs from the first run: row ${this.cursor} of the log was ` +
            `${this.rows.slice(at, at + FIELDS).join(' ')} and is now ${row.join(' ')}`,
        );
      }
    } else {
      if (at + FIELDS > this.rows.length) {
        const grown = new Float64Array(grownCapacity(this.rows.length, at + FIELDS));
        grown.set(this.rows);
        this.rows = grown;
      }
      this.rows.set(row, at);
      this.length++;
    }
    this.cursor++;
  }

  at(index: number): ChangeRow {
    const [time, code, subject, a, b, c, d] = this.rows.subarray(index * FIELDS, (index + 1) * FIELDS);
    return { time, code, subject, a, b, c, d };
  }

  /** The rows up to the present moment. */
  past(): ChangeRow[] {
    return Array.from({ length: this.cursor }, (_, index) => this.at(index));
  }

  /** The log of a run that leaves this one here: without the known future. */
  fork(): ChangeLog {
    const fork = new ChangeLog();
    fork.rows = this.rows.slice(0, this.cursor * FIELDS);
    fork.cursor = fork.length = this.cursor;
    return fork;
  }

  write(out: SnapshotWriter): void {
    out.number(this.cursor);
  }

  read(from: SnapshotReader): void {
    this.cursor = from.number();
  }
}

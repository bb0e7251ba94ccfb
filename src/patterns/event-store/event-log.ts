import { assert } from '../../base/assert';
import type { Time } from '../../base/time';
import { FIRST_SCHEMA, NOBODY, type Batch } from './batch';
import { NumberIndex } from '../../base/number-index';
import { RowLog } from '../../base/row-log';
import { BURIED, DELETED, LIVING, NEVER_WRITTEN } from './verdicts';

/** The types of the records that say what became of a stream. They have no payload and no version of their own. */
export const STREAM_DELETED = -1;
export const STREAM_BURIED = -2;

const COLUMNS = {
  stream: 'i32',
  /** Of an event: its version. Of the end of a stream: that of the last event before it. */
  version: 'i32',
  /** Versions up to this one are deleted. */
  hidden: 'i32',
  type: 'i32',
  schema: 'u16',
  event: 'i32',
  payload: 'i32',
  correlation: 'i32',
  causation: 'i32',
  user: 'i32',
  /** The positions of other records of the stream, 0 being none: before this one, after it, and far before it. */
  previous: 'i32',
  next: 'i32',
  jump: 'i32',
  time: 'f64',
} as const;

/** One record of the log, for whoever shows it. */
export interface EventRecord {
  readonly position: number;
  readonly stream: number;
  readonly version: number;
  readonly type: number;
  readonly schema: number;
  readonly event: number;
  readonly payload: number;
  readonly correlation: number;
  readonly causation: number;
  readonly user: number;
  readonly time: Time;
}

/**
 * All events in one order. Positions count from 1, so that 0 is before all of them and the newest has the number that
 * there are. All that is known of a stream follows from its newest record; going back in time takes that back.
 */
export class EventLog {
  private rows = new RowLog(COLUMNS, 'event');
  /** By stream: the position of its newest record at the present moment. */
  private readonly newest = new NumberIndex();
  /** By the id of an event: its position, also in the known future. */
  private readonly known = new NumberIndex();

  /** The position of the newest record, and how many there are. */
  get length(): number {
    return this.rows.length;
  }

  /** NEVER_WRITTEN, LIVING, DELETED or BURIED. */
  statusOf(stream: number): number {
    const position = this.newest.get(stream);
    if (position === 0) return NEVER_WRITTEN;
    const type = this.typeOf(position);
    return type >= 0 ? LIVING : type === STREAM_DELETED ? DELETED : BURIED;
  }

  /** The version of the newest event of a stream, deleted or not; 0 when it never had one. */
  versionOf(stream: number): number {
    const position = this.newest.get(stream);
    return position === 0 ? 0 : this.rows.table.col.version[position - 1];
  }

  /** Versions up to this one are deleted. */
  hiddenOf(stream: number): number {
    const position = this.newest.get(stream);
    return position === 0 ? 0 : this.rows.table.col.hidden[position - 1];
  }

  /** The position of the event with this id, or 0. */
  positionOf(event: number): number {
    const position = this.known.get(event);
    return position <= this.length ? position : 0;
  }

  typeOf(position: number): number {
    return this.rows.table.col.type[position - 1];
  }

  streamOf(position: number): number {
    return this.rows.table.col.stream[position - 1];
  }

  /** The version in its stream of the event at a position. */
  versionAt(position: number): number {
    return this.rows.table.col.version[position - 1];
  }

  schemaOf(position: number): number {
    return this.rows.table.col.schema[position - 1];
  }

  payloadOf(position: number): number {
    return this.rows.table.col.payload[position - 1];
  }

  timeOf(position: number): Time {
    return this.rows.table.col.time[position - 1];
  }

  /** How many records there were once all that happened at an instant was written. */
  lengthAt(instant: Time): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.timeOf(middle + 1) <= instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  at(position: number): EventRecord {
    assert(
      Number.isInteger(position) && position >= 1 && position <= this.length,
      `there is no event at position ${position}; the log ends at ${this.length}`,
    );
    const { col } = this.rows.table;
    const row = position - 1;
    return {
      position,
      stream: col.stream[row],
      version: col.version[row],
      type: col.type[row],
      schema: col.schema[row],
      event: col.event[row],
      payload: col.payload[row],
      correlation: col.correlation[row],
      causation: col.causation[row],
      user: col.user[row],
      time: col.time[row],
    };
  }

  /** The event of the same stream after that at a position, or 0. */
  nextInStream(position: number): number {
    const { next, type } = this.rows.table.col;
    let at = next[position - 1];
    while (at > 0 && at <= this.length && type[at - 1] < 0) at = next[at - 1];
    return at <= this.length ? at : 0;
  }

  /** The event of the same stream before the record at a position, or 0. */
  previousInStream(position: number): number {
    const { previous, type } = this.rows.table.col;
    let at = previous[position - 1];
    while (at > 0 && type[at - 1] < 0) at = previous[at - 1];
    return at;
  }

  /** Whether a stream had something to be read just before the event at a position. */
  livedBefore(position: number): boolean {
    const { previous, type } = this.rows.table.col;
    const before = previous[position - 1];
    return before > 0 && type[before - 1] >= 0;
  }

  /** The position of a version of a stream, which must have it. A number of steps that grows with its logarithm. */
  positionAt(stream: number, version: number): number {
    const { version: versions, jump } = this.rows.table.col;
    let at = this.newestEvent(stream);
    while (versions[at - 1] > version) {
      const far = jump[at - 1];
      at = far > 0 && versions[far - 1] >= version ? far : this.previousInStream(at);
    }
    return at;
  }

  /** The position of the first event of a stream that comes after a position, or 0. */
  firstAfter(stream: number, position: number): number {
    const { jump } = this.rows.table.col;
    let at = this.newestEvent(stream);
    if (at <= position) return 0;
    for (;;) {
      const before = jump[at - 1] > position ? jump[at - 1] : this.previousInStream(at);
      if (before <= position) return at;
      at = before;
    }
  }

  /** An event of a batch that may be appended. Its position. */
  append(stream: number, batch: Batch, at: number, now: Time): number {
    const { rows } = this;
    this.open(stream, batch.types[at], now);
    const { col } = rows.table;
    rows.put(col.schema, 'schema version', batch.schemas[at]);
    rows.put(col.event, 'id', batch.ids[at]);
    rows.put(col.payload, 'payload', batch.payloads[at]);
    rows.put(col.correlation, 'correlation', batch.correlation);
    rows.put(col.causation, 'causation', batch.causation);
    rows.put(col.user, 'user', batch.user);
    rows.close();
    this.known.set(batch.ids[at], this.length);
    return this.length;
  }

  /** A record that a stream ends here: STREAM_DELETED or STREAM_BURIED. Its position. */
  mark(stream: number, type: number, now: Time): number {
    const { rows } = this;
    this.open(stream, type, now);
    const { col } = rows.table;
    rows.put(col.schema, 'schema version', FIRST_SCHEMA);
    rows.put(col.event, 'id', NOBODY);
    rows.put(col.payload, 'payload', NOBODY);
    rows.put(col.correlation, 'correlation', NOBODY);
    rows.put(col.causation, 'causation', NOBODY);
    rows.put(col.user, 'user', NOBODY);
    rows.close();
    return this.length;
  }

  /** Goes to a moment at which it held so many; what came after it must be appended in the same way again. */
  rewind(length: number): void {
    const from = this.length;
    this.rows.rewind(length);
    const { stream, previous } = this.rows.table.col;
    for (let at = from; at > length; at--) this.newest.set(stream[at - 1], previous[at - 1]);
    for (let at = from + 1; at <= length; at++) this.newest.set(stream[at - 1], at);
  }

  /** A log of what this one holds now, without the known future. */
  fork(): EventLog {
    const fork = new EventLog();
    fork.rows = this.rows.fork();
    const { stream, event, type, next } = fork.rows.table.col;
    for (let at = 1; at <= fork.length; at++) {
      fork.newest.set(stream[at - 1], at);
      if (type[at - 1] >= 0) fork.known.set(event[at - 1], at);
      if (next[at - 1] > fork.length) next[at - 1] = 0;
    }
    return fork;
  }

  /** Begins a record: what it has by its stream and its place in it. */
  private open(stream: number, type: number, now: Time): void {
    const { rows } = this;
    const row = rows.open();
    const { col } = rows.table;
    const previous = this.newest.get(stream);
    const before = this.newestEvent(stream);
    const version = before === 0 ? 0 : col.version[before - 1];
    rows.put(col.stream, 'stream', stream);
    rows.put(col.type, 'type', type);
    rows.put(col.time, 'time', now);
    rows.put(col.version, 'version', type >= 0 ? version + 1 : version);
    rows.put(col.hidden, 'end', type >= 0 ? this.hiddenOf(stream) : version);
    rows.put(col.previous, 'predecessor', previous);
    rows.put(col.jump, 'jump', type >= 0 ? this.jumpFrom(before) : 0);
    if (previous > 0) col.next[previous - 1] = row + 1;
    this.newest.set(stream, row + 1);
  }

  /** The position of the newest event of a stream, deleted or not; 0 when it never had one. */
  private newestEvent(stream: number): number {
    const position = this.newest.get(stream);
    return position > 0 && this.typeOf(position) < 0 ? this.previousInStream(position) : position;
  }

  /**
   * How far the event after this one jumps back: over twice the last jump and one when the last two were equally wide,
   * else to its neighbour. By such jumps any version is reached in a few steps, and rows never have to be moved.
   */
  private jumpFrom(before: number): number {
    if (before === 0) return 0;
    const { version, jump } = this.rows.table.col;
    const near = jump[before - 1];
    const far = near === 0 ? 0 : jump[near - 1];
    const nearVersion = near === 0 ? 0 : version[near - 1];
    const farVersion = far === 0 ? 0 : version[far - 1];
    return version[before - 1] - nearVersion === nearVersion - farVersion ? far : before;
  }
}

import type { Time } from '../../base/time';
import type { EventLog } from './event-log';
import { NumberIndex } from '../../base/number-index';
import { RowLog } from '../../base/row-log';

const COLUMNS = {
  stream: 'i32',
  version: 'i32',
  schema: 'u16',
  payload: 'i32',
  /** The snapshot of the same stream before this one, counted from 1; 0 for the first. */
  previous: 'i32',
  time: 'f64',
} as const;

/** In place of a snapshot: there is none that can be used, or it was not kept. */
export const NO_SNAPSHOT = 0;

/**
 * What streams came to at some version, so that loading need not read all of them. A snapshot belongs to a schema version
 * of whoever made it, and is of no use to another. Losing one costs time and nothing else.
 */
export class Snapshots {
  private rows = new RowLog(COLUMNS, 'snapshot');
  private readonly newest = new NumberIndex();

  constructor(private readonly log: EventLog) {}

  get length(): number {
    return this.rows.length;
  }

  /**
   * Keeps a snapshot of a stream as it was at a version. Its number, from 1; NO_SNAPSHOT when there is no room, when the
   * stream is not that far, or when one of this schema is as new.
   */
  save(limit: number, stream: number, version: number, schema: number, payload: number, now: Time): number {
    const { rows } = this;
    const previous = this.newest.get(stream);
    if (rows.length >= limit || !this.isOfNow(stream, version)) return NO_SNAPSHOT;
    if (previous > 0 && this.schemaOf(previous) === schema && this.versionOf(previous) >= version) {
      return NO_SNAPSHOT;
    }
    rows.open();
    const { col } = rows.table;
    rows.put(col.stream, 'stream', stream);
    rows.put(col.version, 'version', version);
    rows.put(col.schema, 'schema version', schema);
    rows.put(col.payload, 'payload', payload);
    rows.put(col.previous, 'predecessor', previous);
    rows.put(col.time, 'time', now);
    rows.close();
    this.newest.set(stream, rows.length);
    return rows.length;
  }

  /** The newest snapshot of a stream up to a version, if its schema is this one; or NO_SNAPSHOT. */
  find(stream: number, schema: number, upTo: number): number {
    const { version, previous } = this.rows.table.col;
    let at = this.newest.get(stream);
    while (at > 0 && version[at - 1] > upTo) at = previous[at - 1];
    if (at === 0 || this.schemaOf(at) !== schema) return NO_SNAPSHOT;
    return this.isOfNow(stream, this.versionOf(at)) ? at : NO_SNAPSHOT;
  }

  versionOf(snapshot: number): number {
    return this.rows.table.col.version[snapshot - 1];
  }

  payloadOf(snapshot: number): number {
    return this.rows.table.col.payload[snapshot - 1];
  }

  timeOf(snapshot: number): Time {
    return this.rows.table.col.time[snapshot - 1];
  }

  /** Goes to a moment at which it held so many; the log is to be brought there too. */
  rewind(length: number): void {
    const from = this.length;
    this.rows.rewind(length);
    const { stream, previous } = this.rows.table.col;
    for (let at = from; at > length; at--) this.newest.set(stream[at - 1], previous[at - 1]);
    for (let at = from + 1; at <= length; at++) this.newest.set(stream[at - 1], at);
  }

  /** What this one holds now, for a fork of its log. */
  fork(log: EventLog): Snapshots {
    const fork = new Snapshots(log);
    fork.rows = this.rows.fork();
    const { stream } = fork.rows.table.col;
    for (let at = 1; at <= fork.length; at++) fork.newest.set(stream[at - 1], at);
    return fork;
  }

  /** What was deleted since, or is not there yet, is no part of what a stream comes to. */
  private isOfNow(stream: number, version: number): boolean {
    return version > this.log.hiddenOf(stream) && version <= this.log.versionOf(stream);
  }

  private schemaOf(snapshot: number): number {
    return this.rows.table.col.schema[snapshot - 1];
  }
}

import type { JsonValue } from '../../base/json';
import type { Time } from '../../base/time';
import { STREAM_BURIED, STREAM_DELETED } from './event-log';
import type { ReadRequest } from './read';
import type { EventStoreSettings } from './settings';
import type { Shown } from './upcasters';
import * as is from './verdicts';

export interface OracleEvent {
  readonly id: number;
  readonly type: number;
  readonly schema: number;
  readonly data: JsonValue;
}

export interface OraclePart {
  readonly stream: number;
  readonly expected: number;
  readonly events: readonly OracleEvent[];
}

interface OracleRecord {
  readonly stream: number;
  readonly version: number;
  readonly time: Time;
  readonly type: number;
  readonly event: OracleEvent | null;
}

/** A store that is an array of all that ever happened, and looks through all of it for every question. */
export class Oracle {
  records: OracleRecord[] = [];
  snapshots: { stream: number; version: number; schema: number; payload: number }[] = [];

  constructor(
    readonly settings: EventStoreSettings,
    readonly upcast: (event: Shown) => readonly Shown[],
  ) {}

  recordsOf(stream: number): OracleRecord[] {
    return this.records.filter((record) => record.stream === stream);
  }

  versionOf(stream: number): number {
    return this.recordsOf(stream).filter(({ event }) => event !== null).length;
  }

  statusOf(stream: number): number {
    const last = this.recordsOf(stream).at(-1);
    if (last === undefined) return is.NEVER_WRITTEN;
    if (last.type === STREAM_DELETED) return is.DELETED;
    return last.type === STREAM_BURIED ? is.BURIED : is.LIVING;
  }

  /** What can be read of a stream. */
  visibleOf(stream: number): OracleRecord[] {
    const records = this.recordsOf(stream);
    const end = records.findLastIndex(({ event }) => event === null);
    return records.slice(end + 1);
  }

  placeOf(id: number): number {
    return this.records.findIndex(({ event }) => event?.id === id);
  }

  append(parts: readonly OraclePart[], now: Time): { verdict: number; position: number } {
    const events = parts.flatMap((part) => part.events);
    const refused = (verdict: number) => ({ verdict, position: 0 });
    if (events.length > this.settings.maxAppendEvents) return refused(is.TOO_MANY_EVENTS);
    if (new Set(parts.map(({ stream }) => stream)).size < parts.length) return refused(is.STREAM_TWICE);
    const known = events.filter(({ id }) => this.placeOf(id) >= 0);
    if (known.length > 0 && known.length < events.length) return refused(is.SOME_KNOWN);
    if (known.length > 0) {
      if (!parts.every((part) => this.isAgain(part))) return refused(is.KNOWN_OTHERWISE);
      return { verdict: is.REPEATED, position: Math.max(...events.map(({ id }) => this.placeOf(id))) + 1 };
    }
    if (new Set(events.map(({ id }) => id)).size < events.length) return refused(is.EVENT_TWICE);
    for (const { stream, expected, events: added } of parts) {
      if (this.statusOf(stream) === is.BURIED) return refused(is.TOMBSTONED);
      if (!this.meets(stream, expected)) return refused(is.WRONG_VERSION);
      const full = this.versionOf(stream) + added.length > this.settings.maxStreamEvents;
      if (added.length > 0 && full) return refused(is.STREAM_FULL);
    }
    if (events.length === 0) return refused(is.NOTHING);
    if (this.records.length + events.length > this.settings.maxEvents) return refused(is.STORE_FULL);
    for (const { stream, events: added } of parts) {
      for (const event of added) {
        const version = this.versionOf(stream) + 1;
        this.records.push({ stream, version, time: now, type: event.type, event });
      }
    }
    return { verdict: is.APPENDED, position: this.records.length };
  }

  end(stream: number, expected: number, forGood: boolean, now: Time): number {
    const status = this.statusOf(stream);
    if (status === is.BURIED) return forGood ? is.NOTHING : is.TOMBSTONED;
    if (!this.meets(stream, expected)) return is.WRONG_VERSION;
    if (!forGood && status !== is.LIVING) return is.NOTHING;
    if (this.records.length >= this.settings.maxEvents) return is.STORE_FULL;
    const type = forGood ? STREAM_BURIED : STREAM_DELETED;
    this.records.push({ stream, version: this.versionOf(stream), time: now, type, event: null });
    return is.APPENDED;
  }

  readStream(stream: number, request: ReadRequest) {
    const upTo = request.backward === true ? Infinity : (request.upTo ?? Infinity);
    const visible = this.visibleOf(stream).filter(({ version }) => version <= upTo);
    const rows = visible.map((record) => ({ at: record.version, record }));
    return { ...this.read(rows, request), status: this.statusOf(stream), version: this.versionOf(stream) };
  }

  readAll(request: ReadRequest) {
    return this.read(
      this.records.map((record, index) => ({ at: index + 1, record })),
      request,
    );
  }

  saveSnapshot(limit: number, stream: number, version: number, schema: number, payload: number): boolean {
    const newest = this.snapshots.findLast((one) => one.stream === stream);
    const isNewer = newest === undefined || newest.schema !== schema || newest.version < version;
    if (this.snapshots.length >= limit || !isNewer || !this.isVisible(stream, version)) return false;
    this.snapshots.push({ stream, version, schema, payload });
    return true;
  }

  findSnapshot(stream: number, schema: number, upTo: number): number | null {
    const newest = this.snapshots.findLast((one) => one.stream === stream && one.version <= upTo);
    if (newest === undefined || newest.schema !== schema || !this.isVisible(stream, newest.version))
      return null;
    return newest.payload;
  }

  private isVisible(stream: number, version: number): boolean {
    return this.visibleOf(stream).some((record) => record.version === version);
  }

  private read(rows: readonly { at: number; record: OracleRecord }[], request: ReadRequest) {
    const backward = request.backward === true;
    const wanted = rows.filter(({ at }) => (backward ? at <= request.from : at >= request.from));
    if (backward) wanted.reverse();
    const events: { position: number; type: number; schema: number; data: JsonValue }[] = [];
    const limit = Math.min(request.limit, this.settings.maxReadEvents);
    let shown = 0;
    let scanned = 0;
    for (const { record } of wanted) {
      if (shown >= limit || scanned >= this.settings.maxScannedEvents) break;
      scanned++;
      const today = this.shownOf(record, request.types);
      if (backward) today.reverse();
      const position = this.records.indexOf(record) + 1;
      for (const event of today) events.push({ position, ...event });
      if (today.length > 0) shown++;
    }
    return { events, isEnd: scanned === wanted.length, next: wanted[scanned]?.at };
  }

  private shownOf(record: OracleRecord, types: ReadonlySet<number> | undefined): Shown[] {
    if (record.event === null) {
      return types?.has(record.type) === true ? [{ type: record.type, schema: 1, data: null }] : [];
    }
    const { type, schema, data } = record.event;
    return this.upcast({ type, schema, data }).filter(
      (event) => types === undefined || types.has(event.type),
    );
  }

  private meets(stream: number, expected: number): boolean {
    const lives = this.statusOf(stream) === is.LIVING;
    if (expected === is.NONE) return !lives;
    if (expected === is.EXISTS) return lives;
    return expected === is.ANY || expected === this.versionOf(stream);
  }

  /** Whether a part lies in the log as it would if it had been appended at some time, with this expectation. */
  private isAgain({ stream, expected, events }: OraclePart): boolean {
    if (events.length === 0) return true;
    const before = new Oracle(this.settings, this.upcast);
    before.records = this.records.slice(0, this.placeOf(events[0].id));
    const later = this.recordsOf(stream).filter(({ event, version }) => {
      return event !== null && version > before.versionOf(stream);
    });
    return before.meets(stream, expected) && events.every(({ id }, index) => later[index]?.event?.id === id);
  }
}

import * as is from './codes';
import type { LoadReply } from './engine';

interface StoredEvent<Event> {
  readonly id: string;
  readonly event: Event;
}

/** The version that a stream must not have, in the code of this store. */
export const NEW_STREAM = -2;

/** A store in plain arrays, which does what aggregates need of one. */
export class MemoryStore<State, Event> {
  readonly streams = new Map<string, readonly StoredEvent<Event>[]>();
  readonly snapshots = new Map<string, { state: State; version: number }>();
  /** Appends beyond this are not taken. */
  capacity = Infinity;

  eventsOf(stream: string): Event[] {
    return this.streamOf(stream).map(({ event }) => event);
  }

  load(stream: string, key: string | null = null, upTo = Infinity): LoadReply<State, Event> {
    const all = this.streamOf(stream);
    const kept = this.snapshots.get(stream);
    const snapshot = kept !== undefined && kept.version <= upTo ? kept : null;
    const from = snapshot?.version ?? 0;
    const events = all.slice(from, Math.min(upTo, all.length)).map(({ event }) => event);
    const handledAt = key === null ? 0 : all.findIndex(({ id }) => id === idOf(key, 0)) + 1;
    return { snapshot, events, version: all.length, handledAt };
  }

  append(
    stream: string,
    expected: number,
    key: string,
    events: readonly Event[],
  ): { told: number; version: number } {
    const before = this.streamOf(stream);
    const version = before.length;
    const ids = events.map((_, at) => idOf(key, at));
    const known = ids.filter((id) => this.knows(id));
    if (known.length > 0) {
      const again = before.slice(expected === NEW_STREAM ? 0 : expected, version).slice(0, ids.length);
      const isAgain = ids.length === again.length && ids.every((id, at) => again[at].id === id);
      return { told: isAgain ? is.APPENDED_BEFORE : is.IDS_KNOWN, version };
    }
    if (version !== (expected === NEW_STREAM ? 0 : expected)) return { told: is.AT_OTHER_VERSION, version };
    if (version + events.length > this.capacity) return { told: is.NOT_TAKEN, version };
    this.streams.set(stream, [...before, ...events.map((event, at) => ({ id: ids[at], event }))]);
    return { told: is.APPENDED, version: version + events.length };
  }

  private streamOf(stream: string): readonly StoredEvent<Event>[] {
    return this.streams.get(stream) ?? [];
  }

  private knows(id: string): boolean {
    return [...this.streams.values()].flat().some((stored) => stored.id === id);
  }
}

function idOf(key: string, at: number): string {
  return `${key}#${at}`;
}

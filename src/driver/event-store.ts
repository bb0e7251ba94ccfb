import { checkSettings } from '../base/check-settings';
import { canonicalJson, type JsonValue } from '../base/json';
import { append, buryStream, deleteStream } from '../patterns/event-store/append';
import { Batch, NOBODY } from '../patterns/event-store/batch';
import { EventLog } from '../patterns/event-store/event-log';
import { Page } from '../patterns/event-store/page';
import { readAll, readStream, type Library } from '../patterns/event-store/read';
import { fields, type EventStoreSettings } from '../patterns/event-store/settings';
import { NO_SNAPSHOT, Snapshots } from '../patterns/event-store/snapshots';
import { Upcasters } from '../patterns/event-store/upcasters';
import {
  EVENT_TWICE,
  KNOWN_OTHERWISE,
  REPEATED,
  SOME_KNOWN,
  STORE_FULL,
  STREAM_FULL,
  TOMBSTONED,
  TOO_MANY_EVENTS,
  WRONG_VERSION,
} from '../patterns/event-store/verdicts';
import { systemClock, type Clock } from './clock';
import { EventNames } from './event-names';
import { EventSubscription, type SubscribeOptions } from './event-subscription';
import {
  ConflictError,
  EventStoreError,
  expectedCode,
  type ExpectedVersion,
  type NewEvent,
  type StoredEvent,
} from './stored-event';

export interface EventStoreOptions {
  readonly settings?: Partial<EventStoreSettings> | undefined;
  readonly clock?: Clock | undefined;
}

export interface AppendOptions {
  /** By default "any". */
  readonly expected?: ExpectedVersion | undefined;
  readonly correlationId?: string | undefined;
  readonly causationId?: string | undefined;
  readonly userId?: string | undefined;
}

export interface Appended {
  /** Of the stream, now. */
  readonly version: number;
  /** Of the last of these events; 0 where there was none. */
  readonly position: number;
  /** The same append came before, and nothing was appended again. */
  readonly isRepeated: boolean;
}

export interface ReadOptions {
  /** The first version, or position, that is wanted; by default the first of all, backward the last. */
  readonly from?: number | undefined;
  /** Of a stream, forward: the last version that is wanted. */
  readonly upTo?: number | undefined;
  readonly limit?: number | undefined;
  readonly backward?: boolean | undefined;
  readonly types?: readonly string[] | undefined;
}

export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** The version of the stream, or the position of the newest event, whatever was read. */
  readonly last: number;
  /** Nothing is left to be read in this direction; otherwise `next` is where to go on. */
  readonly isEnd: boolean;
  readonly next: number;
}

/** A store of events in memory. */
export function eventStore(options: EventStoreOptions = {}): EventStore {
  return new EventStore(options);
}

const WHY: Readonly<Record<number, string>> = {
  [SOME_KNOWN]: 'some of the events were appended before, and others were not',
  [KNOWN_OTHERWISE]: 'these events were appended before, but elsewhere or otherwise',
  [EVENT_TWICE]: 'the same event comes twice',
  [TOMBSTONED]: 'the stream was deleted for good',
  [STORE_FULL]: 'the store is full (the setting maxEvents)',
  [STREAM_FULL]: 'the stream is full (the setting maxStreamEvents)',
  [TOO_MANY_EVENTS]: 'these are too many events at once (the setting maxAppendEvents)',
};

/** Made by `eventStore`. */
export class EventStore {
  readonly library: Library;
  readonly page = new Page();
  private readonly log = new EventLog();
  private readonly kept = new Snapshots(this.log);
  private readonly names = new EventNames();
  /** What events carry, and what streams came to, by handle. */
  private readonly values: JsonValue[] = [];
  private readonly states: unknown[] = [];
  private readonly batch = new Batch();
  private readonly subscriptions = new Set<EventSubscription>();
  private readonly clock: Clock;

  constructor(options: EventStoreOptions) {
    const settings = checkSettings(fields, options.settings ?? {}, 'settings');
    if (!settings.ok) {
      const [{ path, expected, received }] = settings.error;
      throw new EventStoreError(`${path}: expected ${expected}, got ${received}`);
    }
    this.clock = options.clock ?? systemClock;
    const payloads = { get: (handle: number) => this.values[handle] };
    this.library = { config: settings.value, log: this.log, payloads, upcasters: new Upcasters([]) };
  }

  /** The position of the newest record; 0 when there is none. */
  get head(): number {
    return this.log.length;
  }

  /** Appends all of these events or none. What was appended before with the same ids is not appended again. */
  async append(stream: string, events: readonly NewEvent[], options: AppendOptions = {}): Promise<Appended> {
    const { expected = 'any', correlationId, causationId, userId } = options;
    const { batch, names, log } = this;
    const code = expectedCode(expected);
    const data = events.map((event) => frozen(event.data ?? null));
    const known = names.length;
    batch.begin(
      names.numberOrNobody(correlationId),
      names.numberOrNobody(causationId),
      names.numberOrNobody(userId),
    );
    batch.part(names.numberOf(stream), code);
    events.forEach(({ id = globalThis.crypto.randomUUID(), type }, at) => {
      batch.event(names.numberOf(id), names.numberOf(type), this.values.length + at);
    });
    const before = log.length;
    const verdict = append(this.library.config, log, batch, this.clock.wallNow());
    if (log.length === before) names.forgetFrom(known);
    else this.values.push(...data);
    const [version] = batch.versions;
    if (verdict === WRONG_VERSION) throw new ConflictError(stream, expected, version);
    if (verdict < 0) {
      const isKnown = verdict === SOME_KNOWN || verdict === KNOWN_OTHERWISE;
      throw new EventStoreError(`nothing was appended to "${stream}": ${WHY[verdict]}`, isKnown);
    }
    for (const subscription of this.subscriptions) subscription.somethingCame();
    return { version, position: batch.position, isRepeated: verdict === REPEATED };
  }

  /** Deletes a stream. Its numbering goes on when something is appended again, unless it is deleted for good. */
  async delete(
    stream: string,
    options: { readonly expected?: ExpectedVersion; readonly forGood?: boolean } = {},
  ): Promise<void> {
    const { expected = 'any', forGood = false } = options;
    const code = expectedCode(expected);
    const number = this.names.numberOf(stream);
    const remove = forGood ? buryStream : deleteStream;
    const verdict = remove(this.library.config, this.log, number, code, this.clock.wallNow());
    if (verdict === WRONG_VERSION) throw new ConflictError(stream, expected, this.log.versionOf(number));
    if (verdict < 0) throw new EventStoreError(`"${stream}" was not deleted: ${WHY[verdict]}`);
    for (const subscription of this.subscriptions) subscription.somethingCame();
  }

  async read(stream: string, options: ReadOptions = {}): Promise<EventPage> {
    const number = this.names.find(stream);
    if (number === NOBODY) return { events: [], last: 0, isEnd: true, next: 1 };
    readStream(this.library, number, this.request(options), this.page);
    return this.pageWith(this.page.version);
  }

  async readAll(options: Omit<ReadOptions, 'upTo'> = {}): Promise<EventPage> {
    readAll(this.library, this.request(options), this.page);
    return this.pageWith(this.page.head);
  }

  /** The event with this id, also when its stream was deleted. */
  async find(id: string): Promise<StoredEvent | undefined> {
    const number = this.names.find(id);
    const position = number === NOBODY ? 0 : this.log.positionOf(number);
    return position === 0 ? undefined : this.eventAt(position);
  }

  /** Hands events over, one after another: all of them, those of a stream, of some types, or after a position. */
  subscribe(handler: (event: StoredEvent) => unknown, options: SubscribeOptions = {}): EventSubscription {
    const { stream, types } = options;
    const topic = {
      ...(stream === undefined ? {} : { stream: this.names.numberOf(stream) }),
      // A type may come later.
      ...(types === undefined ? {} : { types: new Set(types.map((type) => this.names.numberOf(type))) }),
    };
    const forget = (over: EventSubscription): void => void this.subscriptions.delete(over);
    const subscription = new EventSubscription(this, handler, topic, options.from ?? 0, forget);
    this.subscriptions.add(subscription);
    subscription.somethingCame();
    return subscription;
  }

  /** Keeps what a stream came to at a version. `schema` is of whoever made it, and of no use to another. */
  async saveSnapshot(stream: string, version: number, state: unknown, schema = 1): Promise<void> {
    const number = this.names.numberOf(stream);
    const { maxSnapshots } = this.library.config;
    const now = this.clock.wallNow();
    const saved = this.kept.save(maxSnapshots, number, version, schema, this.states.length, now);
    if (saved !== NO_SNAPSHOT) this.states.push(state);
  }

  /** The newest snapshot of a stream up to a version, if there is one of this schema. */
  async loadSnapshot(
    stream: string,
    upTo = Infinity,
    schema = 1,
  ): Promise<{ readonly version: number; readonly state: unknown } | undefined> {
    const number = this.names.find(stream);
    const found = number === NOBODY ? NO_SNAPSHOT : this.kept.find(number, schema, upTo);
    if (found === NO_SNAPSHOT) return undefined;
    return { version: this.kept.versionOf(found), state: this.states[this.kept.payloadOf(found)] };
  }

  /** The event at a position; nothing at the mark of a deletion. */
  eventAt(position: number): StoredEvent | undefined {
    const { names } = this;
    const { stream, version, type, event, payload, correlation, causation, user, time } =
      this.log.at(position);
    if (type < 0) return undefined;
    return {
      position,
      stream: names.textOf(stream),
      version,
      id: names.textOf(event),
      type: names.textOf(type),
      data: this.values[payload],
      time,
      correlationId: names.textOrNone(correlation),
      causationId: names.textOrNone(causation),
      userId: names.textOrNone(user),
    };
  }

  /** What the last read has brought. */
  eventsOfPage(): StoredEvent[] {
    const { count, positions } = this.page;
    return positions.slice(0, count).flatMap((position) => this.eventAt(position) ?? []);
  }

  private pageWith(last: number): EventPage {
    return { events: this.eventsOfPage(), last, isEnd: this.page.isEnd, next: this.page.next };
  }

  private request({ from, upTo, limit = Infinity, backward = false, types }: ReadOptions) {
    return {
      from: from ?? (backward ? Infinity : 1),
      upTo,
      limit,
      backward,
      types: types && new Set(types.map((type) => this.names.find(type)).filter((type) => type !== NOBODY)),
    };
  }
}

/** Whoever appended it may change what he has; the event stays. */
function frozen(data: JsonValue): JsonValue {
  const copy: JsonValue = JSON.parse(canonicalJson(data), (_, value: unknown) => Object.freeze(value));
  return copy;
}

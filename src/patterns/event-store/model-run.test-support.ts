import fc from 'fast-check';
import { expect } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { PayloadStore } from '../../base/payload-store';
import { append, buryStream, deleteStream } from './append';
import { Batch } from './batch';
import { configure } from './config';
import { EventLog, STREAM_BURIED, STREAM_DELETED } from './event-log';
import { Oracle, type OraclePart } from './oracle.test-support';
import { Page } from './page';
import { readAll, readStream, type Library, type ReadRequest } from './read';
import { fields, type EventStoreSettings } from './settings';
import { NO_SNAPSHOT, Snapshots } from './snapshots';
import { Upcasters, type Shown, type Upcaster } from './upcasters';
import { ANY, EXISTS, NONE } from './verdicts';

export const STREAMS = [0, 1, 2, 3];
const IDS = 6;
const TYPES = [0, 1, 2, 3, 4];
const MAX_SNAPSHOTS = 12;

/** Type 1 splits into as many as it carries, with what they are later; type 2 is no more; type 3 is renamed in two steps. */
const upcasters: readonly Upcaster[] = [
  { type: 1, schema: 1, upcast: (data) => partsOf(Number(data)) },
  { type: 2, schema: 1, upcast: () => [] },
  { type: 3, schema: 1, upcast: (data) => [{ type: 3, schema: 2, data }] },
  { type: 3, schema: 2, upcast: (data) => [{ type: 4, schema: 1, data: { was: data } }] },
];

function partsOf(count: number): Shown[] {
  return Array.from({ length: count }, (_, part) => ({
    type: part % 2 === 0 ? 0 : 3,
    schema: 2,
    data: part,
  }));
}

/** The same, said once more without chains. */
function upcastAtOnce({ type, schema, data }: Shown): readonly Shown[] {
  if (type === 2 && schema === 1) return [];
  if (type === 3 && schema < 3) return [{ type: 4, schema: 1, data: { was: data } }];
  if (type !== 1 || schema !== 1) return [{ type, schema, data }];
  return partsOf(Number(data)).flatMap(upcastAtOnce);
}

export const anySettings = fc
  .record({
    maxEvents: fc.constantFrom(15, 60, 1000),
    maxStreamEvents: fc.constantFrom(6, 1000),
    maxAppendEvents: fc.constantFrom(3, 6),
    maxReadEvents: fc.constantFrom(2, 100),
    maxScannedEvents: fc.constantFrom(3, 100),
  })
  .map((given): EventStoreSettings => ({ ...defaultsOf(fields), ...given }));

const anyExpectation = fc.oneof(
  { weight: 3, arbitrary: fc.constant('right' as const) },
  { weight: 3, arbitrary: fc.constantFrom(ANY, NONE, EXISTS) },
  { weight: 1, arbitrary: fc.nat(6) },
);
const anyEvent = fc.record({
  /** Mostly the next one that nobody has used. */
  id: fc.oneof({ weight: 3, arbitrary: fc.constant('new' as const) }, { weight: 1, arbitrary: fc.nat(IDS) }),
  type: fc.constantFrom(...TYPES),
  schema: fc.constantFrom(1, 1, 2, 3),
  data: fc.nat(3),
});
const anyPart = fc.record({
  stream: fc.constantFrom(...STREAMS),
  expected: anyExpectation,
  events: fc.array(anyEvent, { maxLength: 4 }),
});

const write = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      parts: fc.oneof(
        { weight: 3, arbitrary: fc.array(anyPart, { minLength: 1, maxLength: 1 }) },
        { weight: 1, arbitrary: fc.array(anyPart, { maxLength: 3 }) },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('again' as const), which: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('end' as const),
      stream: fc.constantFrom(...STREAMS),
      expected: anyExpectation,
      forGood: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('snapshot' as const),
      stream: fc.constantFrom(...STREAMS),
      back: fc.nat(2),
      schema: fc.constantFrom(1, 1, 2),
    }),
  },
);
type Write = typeof write extends fc.Arbitrary<infer One> ? One : never;

const travel = fc.record({
  kind: fc.constantFrom('back' as const, 'replay' as const, 'jump' as const, 'fork' as const),
  to: fc.nat(),
});
export type Step = Write | (typeof travel extends fc.Arbitrary<infer One> ? One : never);

export const writes: fc.Arbitrary<Step[]> = fc.array(write, { minLength: 5, maxLength: 40, size: 'max' });
export const writesAndTravels: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof({ weight: 4, arbitrary: write }, { weight: 1, arbitrary: travel }),
  { minLength: 5, maxLength: 60, size: 'max' },
);

export const anyRead = fc.record({
  stream: fc.constantFrom(...STREAMS),
  from: fc.integer({ min: -1, max: 30 }),
  upTo: fc.option(fc.nat(10), { nil: undefined }),
  limit: fc.integer({ min: 1, max: 8 }),
  backward: fc.boolean(),
  types: fc.option(
    fc.uniqueArray(fc.constantFrom(...TYPES, STREAM_DELETED, STREAM_BURIED)).map((types) => new Set(types)),
    { nil: undefined },
  ),
}) satisfies fc.Arbitrary<ReadRequest & { readonly stream: number }>;

/** A thing that was done, exactly, so that it can be done again: to the log, and to a slow oracle. */
interface Deed {
  readonly onLog: () => readonly (number | boolean)[];
  readonly onOracle: (oracle: Oracle) => readonly (number | boolean)[];
}

/** A store and the oracle beside it, all that was done, and the lengths that there were at each moment. */
export class ModelRun {
  log = new EventLog();
  snapshots = new Snapshots(this.log);
  payloads = new PayloadStore(1e7);
  oracle: Oracle;
  readonly page = new Page();
  readonly verdicts = new Set<string>();
  private readonly batch = new Batch();
  private readonly upcasters = new Upcasters(upcasters);
  private deeds: Deed[] = [];
  private moments: (readonly number[])[] = [[0, 0, 0]];
  private present = 0;
  private nextId = 0;

  constructor(readonly settings: EventStoreSettings) {
    this.oracle = new Oracle(settings, upcastAtOnce);
  }

  get library(): Library {
    const { settings, log, payloads } = this;
    return { config: configure(settings), log, payloads, upcasters: this.upcasters };
  }

  take(step: Step): void {
    switch (step.kind) {
      case 'back':
        return this.goTo(step.to % (this.present + 1));
      case 'jump':
        return this.goTo(step.to % (this.deeds.length + 1));
      case 'replay':
        for (let left = step.to % 8; left > 0 && this.present < this.deeds.length; left--) this.again();
        return;
      case 'fork':
        return this.fork();
      default:
        // What is new can only be done where nothing is known of what comes.
        if (this.present < this.deeds.length) this.fork();
        this.deeds.push(this.deedOf(step));
        return this.again();
    }
  }

  /** Does what is known to come next; outcomes are those of the oracle, whether it is done for the first time or not. */
  private again(): void {
    const { onLog, onOracle } = this.deeds[this.present];
    const outcome = onLog();
    expect(outcome).toEqual(onOracle(this.oracle));
    this.verdicts.add(String(outcome[0]));
    this.present++;
    const lengths = [this.log.length, this.snapshots.length, this.payloads.length];
    if (this.present < this.moments.length) expect(lengths).toEqual(this.moments[this.present]);
    else this.moments.push(lengths);
  }

  private goTo(moment: number): void {
    const [events, snapshots, payloads] = this.moments[moment];
    this.log.rewind(events);
    this.snapshots.rewind(snapshots);
    this.payloads.rewind(payloads);
    this.oracle = new Oracle(this.settings, upcastAtOnce);
    for (const deed of this.deeds.slice(0, moment)) deed.onOracle(this.oracle);
    this.present = moment;
  }

  private fork(): void {
    this.log = this.log.fork();
    this.snapshots = this.snapshots.fork(this.log);
    this.payloads = this.payloads.fork();
    this.deeds = this.deeds.slice(0, this.present);
    this.moments = this.moments.slice(0, this.present + 1);
  }

  private deedOf(step: Write): Deed {
    if (step.kind === 'end') return this.endOf(step);
    if (step.kind === 'snapshot') return this.snapshotOf(step);
    if (step.kind === 'append') return this.appendOf(step.parts.map((part) => this.exactly(part)));
    const before = this.deeds.length === 0 ? undefined : this.deeds[step.which % this.deeds.length];
    return before ?? this.appendOf([]);
  }

  private exactly({
    stream,
    expected,
    events,
  }: Extract<Write, { kind: 'append' }>['parts'][number]): OraclePart {
    return {
      stream,
      expected: expected === 'right' ? this.oracle.versionOf(stream) : expected,
      events: events.map((event) => ({
        ...event,
        id: event.id === 'new' ? IDS + 1 + this.nextId++ : event.id,
      })),
    };
  }

  private appendOf(parts: readonly OraclePart[]): Deed {
    const now = this.deeds.length;
    return {
      onLog: () => {
        const { batch, payloads, log } = this;
        batch.begin();
        for (const { stream, expected, events } of parts) {
          batch.part(stream, expected);
          for (const { id, type, data, schema } of events)
            batch.event(id, type, payloads.append(data), schema);
        }
        const verdict = append(configure(this.settings), log, batch, now);
        return [verdict, batch.position, ...batch.versions.slice(0, batch.partCount)];
      },
      onOracle: (oracle) => {
        const { verdict, position } = oracle.append(parts, now);
        return [verdict, position, ...parts.map(({ stream }) => oracle.versionOf(stream))];
      },
    };
  }

  private endOf({ stream, expected, forGood }: Extract<Write, { kind: 'end' }>): Deed {
    const version = expected === 'right' ? this.oracle.versionOf(stream) : expected;
    const now = this.deeds.length;
    const config = configure(this.settings);
    const end = forGood ? buryStream : deleteStream;
    return {
      onLog: () => [end(config, this.log, stream, version, now)],
      onOracle: (oracle) => [oracle.end(stream, version, forGood, now)],
    };
  }

  private snapshotOf({ stream, back, schema }: Extract<Write, { kind: 'snapshot' }>): Deed {
    const version = this.oracle.versionOf(stream) - back + 1;
    const payload = this.deeds.length;
    return {
      onLog: () => [
        this.snapshots.save(MAX_SNAPSHOTS, stream, version, schema, payload, payload) !== NO_SNAPSHOT,
      ],
      onOracle: (oracle) => [oracle.saveSnapshot(MAX_SNAPSHOTS, stream, version, schema, payload)],
    };
  }

  /** Asks both everything that a moment consists of. */
  compare(): void {
    const { log, oracle } = this;
    expect(log.length).toBe(oracle.records.length);
    for (const stream of STREAMS) {
      expect([log.statusOf(stream), log.versionOf(stream)]).toEqual([
        oracle.statusOf(stream),
        oracle.versionOf(stream),
      ]);
      for (const upTo of [1, 3, 99]) {
        const found = this.snapshots.find(stream, 1, upTo);
        const payload = found === NO_SNAPSHOT ? null : this.snapshots.payloadOf(found);
        expect(payload).toBe(oracle.findSnapshot(stream, 1, upTo));
      }
    }
    for (let id = 0; id <= IDS; id++) expect(log.positionOf(id)).toBe(oracle.placeOf(id) + 1);
    oracle.records.forEach((record, index) => {
      const { stream, version, type, time } = log.at(index + 1);
      expect([stream, version, type, time]).toEqual([
        record.stream,
        record.version,
        record.type,
        record.time,
      ]);
    });
  }

  /** Asks both to read the same, on to the end. */
  compareRead({ stream, ...request }: typeof anyRead extends fc.Arbitrary<infer One> ? One : never): void {
    const { page, library, oracle } = this;
    let { from } = request;
    for (let round = 0; round < 100; round++) {
      readStream(library, stream, { ...request, from }, page);
      const { next, ...told } = oracle.readStream(stream, { ...request, from });
      expect({
        events: eventsOf(page),
        isEnd: page.isEnd,
        status: page.status,
        version: page.version,
      }).toEqual(told);
      if (page.isEnd) break;
      expect(page.next).toBe(next);
      from = page.next;
    }
    from = request.from;
    for (let round = 0; round < 100; round++) {
      readAll(library, { ...request, from }, page);
      const { next, ...told } = oracle.readAll({ ...request, from });
      expect({ events: eventsOf(page), isEnd: page.isEnd }).toEqual(told);
      if (page.isEnd) break;
      expect(page.next).toBe(next);
      from = page.next;
    }
    expect(page.isEnd).toBe(true);
  }
}

function eventsOf({ count, positions, types, schemas, data }: Page) {
  return Array.from({ length: count }, (_, at) => ({
    position: positions[at],
    type: types[at],
    schema: schemas[at],
    data: data[at],
  }));
}

import { defaultsOf } from '../../base/check-settings';
import type { JsonValue } from '../../base/json';
import { PayloadStore } from '../../base/payload-store';
import { NS_PER_MS } from '../../base/time';
import { append, buryStream, deleteStream } from './append';
import { Batch, FIRST_SCHEMA } from './batch';
import { configure } from './config';
import { EventLog } from './event-log';
import { explainAppend } from './explain';
import { Page } from './page';
import { readAll, readStream, type Library, type ReadRequest } from './read';
import { fields, type EventStoreSettings } from './settings';
import { Snapshots } from './snapshots';
import { TextTable } from '../../base/text-table';
import { Upcasters, type Upcaster } from './upcasters';
import { ANY } from './verdicts';

export interface GivenEvent {
  readonly id: string;
  readonly type?: string;
  readonly data?: JsonValue;
  readonly schema?: number;
}

export interface GivenPart {
  readonly stream: string;
  readonly expected?: number;
  /** An event, or only its id. */
  readonly events: readonly (GivenEvent | string)[];
}

/** A store that is spoken to in texts; times are in milliseconds. */
export function storeWith(given: Partial<EventStoreSettings> = {}, makeUpcasters = noUpcasters) {
  const config = configure({ ...defaultsOf(fields), ...given });
  const texts = new TextTable(1e6);
  const payloads = new PayloadStore(1e6);
  const log = new EventLog();
  const snapshots = new Snapshots(log);
  const type = (text: string): number => texts.intern(text);
  const library: Library = { config, log, payloads, upcasters: new Upcasters(makeUpcasters(type)) };
  const batch = new Batch();
  const page = new Page();
  const fill = (parts: readonly GivenPart[]): void => {
    for (const { stream, expected = ANY, events } of parts) {
      batch.part(texts.intern(stream), expected);
      for (const event of events) {
        const { id, type: name = 'happened', data = null, schema = FIRST_SCHEMA } = eventOf(event);
        batch.event(texts.intern(id), type(name), payloads.append(data), schema);
      }
    }
  };
  /** Appends parts together; the verdict and, where there is one, the position of the last event. */
  const appendAll = (parts: readonly GivenPart[], ms = 0): readonly number[] => {
    batch.begin();
    fill(parts);
    const verdict = append(config, log, batch, ms * NS_PER_MS);
    return [verdict, batch.position];
  };
  const shown = () =>
    Array.from({ length: page.count }, (_, at) => ({
      position: page.positions[at],
      type: page.types[at] < 0 ? `mark ${page.types[at]}` : texts.text(page.types[at]),
      data: page.data[at],
    }));
  return {
    config,
    log,
    snapshots,
    texts,
    payloads,
    library,
    batch,
    page,
    type,
    appendAll,
    append: (stream: string, expected: number, events: GivenPart['events'], ms = 0) =>
      appendAll([{ stream, expected, events }], ms),
    remove: (stream: string, expected = ANY) => deleteStream(config, log, texts.intern(stream), expected, 0),
    bury: (stream: string, expected = ANY) => buryStream(config, log, texts.intern(stream), expected, 0),
    version: (stream: string) => log.versionOf(texts.intern(stream)),
    status: (stream: string) => log.statusOf(texts.intern(stream)),
    read: (stream: string, request: Partial<ReadRequest> = {}) => {
      const from = request.backward === true ? Infinity : 1;
      readStream(library, texts.intern(stream), { from, limit: 1000, ...request }, page);
      return shown();
    },
    readAll: (request: Partial<ReadRequest> = {}) => {
      const from = request.backward === true ? Infinity : 1;
      readAll(library, { from, limit: 1000, ...request }, page);
      return shown();
    },
    /** The ids of the events that the last read has shown. */
    ids: () => Array.from({ length: page.count }, (_, at) => texts.text(log.at(page.positions[at]).event)),
    why: () =>
      explainAppend(config, log, batch, {
        stream: (number) => texts.text(number),
        event: (number) => texts.text(number),
      }),
  };
}

function eventOf(event: GivenEvent | string): GivenEvent {
  return typeof event === 'string' ? { id: event } : event;
}

function noUpcasters(_type: (text: string) => number): readonly Upcaster[] {
  return [];
}

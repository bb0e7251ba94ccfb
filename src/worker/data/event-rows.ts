import { ensure } from '../../base/assert';
import type { JsonValue } from '../../base/json';
import type { DataWorld } from '../../sim/data/data-world';
import { sentByHand } from '../../sim/data/shop-ledger';
import type { World } from '../../sim/world';
import type { EventFilter, EventPage, EventRow } from '../events';
import { gistOf } from './event-gist';

/** The events of a run up to the present moment, as rows. */
export class EventRows {
  constructor(
    private readonly world: World,
    private readonly data: DataWorld,
  ) {}

  get length(): number {
    return this.data.book.events.length;
  }

  page(filter: EventFilter, offset: number, limit: number): EventPage {
    const passed: number[] = [];
    const counts = new Map<string, number>();
    for (let position = this.length; position > 0; position--) {
      const type = this.typeAt(position);
      const service = this.serviceAt(position);
      const key = `${service} ${type}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (this.passes(position, service, type, filter)) passed.push(position);
    }
    const types = [...counts].map(([key, count]) => {
      const [service, type] = key.split(' ');
      return { service, type, count };
    });
    types.sort((a, b) => (a.service + a.type < b.service + b.type ? -1 : 1));
    return {
      rows: passed.slice(offset, offset + limit).map((position) => this.row(position)),
      total: passed.length,
      all: this.length,
      types,
    };
  }

  row(position: number): EventRow {
    const { book } = this.data;
    const { version, correlation, time } = book.events.at(position);
    const isOfSaga = correlation > 0;
    return {
      position,
      service: this.serviceAt(position),
      stream: this.streamAt(position),
      version,
      type: this.typeAt(position),
      time,
      saga: isOfSaga ? correlation : null,
      byHand: sentByHand(correlation) > 0,
      subject: isOfSaga ? book.subjectOf(correlation) : '',
      gist: gistOf(this.payload(position)),
    };
  }

  payload(position: number): JsonValue {
    return this.world.payloads.get(this.data.book.events.payloadOf(position));
  }

  streamAt(position: number): string {
    const { events, texts } = this.data.book;
    return texts.text(events.streamOf(position));
  }

  serviceAt(position: number): string {
    return ensure(this.streamAt(position).split('/').at(0), 'the service of a stream');
  }

  /** What the saga of an event has caused, or the command that was sent by hand, in its order. */
  chain(position: number): readonly EventRow[] {
    const { events } = this.data.book;
    const { correlation } = events.at(position);
    if (correlation <= 0 && sentByHand(correlation) === 0) return [this.row(position)];
    const found: number[] = [];
    for (let at = 1; at <= events.length; at++) if (events.at(at).correlation === correlation) found.push(at);
    return found.map((at) => this.row(at));
  }

  /** The positions of the events of a stream; none of one that never was. */
  ofStream(stream: string): readonly number[] {
    const { events, texts } = this.data.book;
    const number = texts.find(stream);
    if (number < 0) return [];
    const found: number[] = [];
    for (let at = events.firstAfter(number, 0); at > 0; at = events.nextInStream(at)) found.push(at);
    return found;
  }

  private typeAt(position: number): string {
    const { events, texts } = this.data.book;
    return texts.text(events.typeOf(position));
  }

  private passes(position: number, service: string, type: string, filter: EventFilter): boolean {
    if (filter.services !== undefined && !filter.services.includes(service)) return false;
    if (filter.types !== undefined && !filter.types.includes(type)) return false;
    if (filter.stream !== undefined && this.streamAt(position) !== filter.stream) return false;
    const text = filter.text?.trim().toLowerCase() ?? '';
    if (text === '') return true;
    if (text === String(position)) return true;
    const { correlation } = this.data.book.events.at(position);
    const subject = correlation > 0 ? this.data.book.subjectOf(correlation) : handWords(correlation);
    return `${this.streamAt(position)} ${type} ${subject}`.toLowerCase().includes(text);
  }
}

function handWords(correlation: number): string {
  return sentByHand(correlation) > 0 ? 'by hand' : '';
}

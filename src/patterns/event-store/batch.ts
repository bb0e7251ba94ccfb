import { assert } from '../../base/assert';
import { NumberIndex } from '../../base/number-index';

/** In place of the number of a text: there is none. */
export const NOBODY = -1;

/** The schema version in which the payloads of a type are written as long as nobody has changed it. */
export const FIRST_SCHEMA = 1;

/**
 * What is to be appended together or not at all, and afterwards what came of it. A batch is filled anew for each append,
 * so that none of them allocates; it is no part of any state.
 */
export class Batch {
  /** Who caused it, and in what connection: the same for all events of the batch. */
  correlation = NOBODY;
  causation = NOBODY;
  user = NOBODY;

  /** The parts: a stream each, with the version that is expected of it and the end of its events. */
  partCount = 0;
  readonly streams: number[] = [];
  readonly expected: number[] = [];
  readonly ends: number[] = [];

  eventCount = 0;
  readonly ids: number[] = [];
  readonly types: number[] = [];
  readonly schemas: number[] = [];
  readonly payloads: number[] = [];

  /** What came of it: a verdict, and the position of its last event. */
  verdict = 0;
  position = 0;
  /** Of each part: the version of its stream, whatever the verdict. */
  readonly versions: number[] = [];
  /** The part or the event (its place among all) that a refusal is about. */
  culprit = NOBODY;

  private readonly streamsMet = new NumberIndex();
  private readonly idsMet = new NumberIndex();
  private round = 0;

  begin(correlation = NOBODY, causation = NOBODY, user = NOBODY): this {
    this.correlation = correlation;
    this.causation = causation;
    this.user = user;
    this.partCount = 0;
    this.eventCount = 0;
    return this;
  }

  /** The events that are added from now on belong to this stream. Without any, the part only checks the version. */
  part(stream: number, expected: number): this {
    this.streams[this.partCount] = stream;
    this.expected[this.partCount] = expected;
    this.ends[this.partCount] = this.eventCount;
    this.partCount++;
    return this;
  }

  event(id: number, type: number, payload: number, schema = FIRST_SCHEMA): this {
    assert(this.partCount > 0, 'an event was added to a batch before the stream that it belongs to');
    const at = this.eventCount++;
    this.ids[at] = id;
    this.types[at] = type;
    this.payloads[at] = payload;
    this.schemas[at] = schema;
    this.ends[this.partCount - 1] = this.eventCount;
    return this;
  }

  /** Where the events of a part begin. */
  startOf(part: number): number {
    return part === 0 ? 0 : this.ends[part - 1];
  }

  /** The part whose stream is one of an earlier part, or NOBODY. */
  streamTwice(): number {
    this.round++;
    for (let part = 0; part < this.partCount; part++) {
      if (this.streamsMet.get(this.streams[part]) === this.round) return part;
      this.streamsMet.set(this.streams[part], this.round);
    }
    return NOBODY;
  }

  /** The event whose id is that of an earlier one, or NOBODY. */
  eventTwice(): number {
    this.round++;
    for (let at = 0; at < this.eventCount; at++) {
      if (this.idsMet.get(this.ids[at]) === this.round) return at;
      this.idsMet.set(this.ids[at], this.round);
    }
    return NOBODY;
  }
}

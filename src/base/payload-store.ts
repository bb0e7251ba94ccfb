import { assert } from './assert';
import { canonicalJson } from './json';
import type { JsonValue } from './json';

/** What an entry costs beside its text: the slots in two arrays and the headers of its objects. */
const BYTES_PER_ENTRY = 64;
/** One for the text itself, three for the objects made from it. An estimate, but the same on every engine. */
const BYTES_PER_CHARACTER = 4;

/**
 * Documents of a run, addressed by whole-number handles counting from 0. An entry never changes, so a snapshot
 * stores only the length and a document that "changes" is a table cell that gets a newer handle.
 */
export class PayloadStore {
  /** The estimated size of all entries. */
  bytes = 0;
  private readonly limit: number;
  private cursor = 0;
  private readonly texts: string[] = [];
  private readonly values: JsonValue[] = [];

  /** `limit` bounds `bytes`. */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** Entries at the present moment of the run; those of its known future come after them. */
  get length(): number {
    return this.cursor;
  }

  /**
   * Stores a deep-frozen copy and gives its handle, or -1 if the limit would be passed; nothing is stored then.
   * Throws on what JSON cannot carry.
   */
  append(value: JsonValue): number {
    const text = canonicalJson(value);
    const bytes = sizeOf(text);
    if (this.bytes + bytes > this.limit) return -1;
    if (this.cursor < this.texts.length) return this.again(text, bytes);
    // Parsing the text makes value and text agree to the last detail (-0 becomes 0 in both).
    const copy: JsonValue = JSON.parse(text);
    freezeDeep(copy);
    this.bytes += bytes;
    this.texts.push(text);
    this.values.push(copy);
    return this.cursor++;
  }

  /** An entry of the known future: a replay has to bring the same. */
  private again(text: string, bytes: number): number {
    const known = this.texts[this.cursor];
    if (known !== text) {
      throw new Error(
        `Replay differs from the first run: payload ${this.cursor} was ${known} and is now ${text}`,
      );
    }
    this.bytes += bytes;
    return this.cursor++;
  }

  get(handle: number): JsonValue {
    this.check(handle);
    return this.values[handle];
  }

  /** The canonical text of an entry: what the trace hash takes in, and what an export writes. */
  text(handle: number): string {
    this.check(handle);
    return this.texts[handle];
  }

  /** Goes to a moment at which it held so many; what came after it must be appended in the same way again. */
  rewind(length: number): void {
    assert(
      Number.isInteger(length) && length >= 0 && length <= this.texts.length,
      `a payload store that has known ${this.texts.length} entries cannot go to ${length}`,
    );
    for (let at = length; at < this.cursor; at++) this.bytes -= sizeOf(this.texts[at]);
    for (let at = this.cursor; at < length; at++) this.bytes += sizeOf(this.texts[at]);
    this.cursor = length;
  }

  /** A store of what this one holds now. */
  fork(): PayloadStore {
    const fork = new PayloadStore(this.limit);
    fork.texts.push(...this.texts.slice(0, this.cursor));
    fork.values.push(...this.values.slice(0, this.cursor));
    fork.bytes = this.bytes;
    fork.cursor = this.cursor;
    return fork;
  }

  private check(handle: number): void {
    assert(
      Number.isInteger(handle) && handle >= 0 && handle < this.length,
      `payload ${handle} does not exist; the store holds ${this.length}`,
    );
  }
}

function sizeOf(text: string): number {
  return BYTES_PER_ENTRY + BYTES_PER_CHARACTER * text.length;
}

function freezeDeep(value: JsonValue): void {
  if (typeof value !== 'object' || value === null) return;
  for (const member of Object.values(value)) freezeDeep(member);
  Object.freeze(value);
}

import { assert } from './assert';

/** As for the entries of a payload store: an estimate, but the same on every engine. */
const BYTES_PER_ENTRY = 64;
const BYTES_PER_CHARACTER = 4;

/** In place of a number: there is no such text, or no room for it. */
export const NO_TEXT = -1;

/**
 * Texts that are numbered from 0 in the order in which they were first met, each kept once: names of streams and types,
 * ids of events and people. Like all that a run writes down it has a cursor at the present moment and a known future,
 * so a text has the same number in a replay, and in a run that never knew another future.
 */
export class TextTable {
  /** The estimated size of all texts up to the present moment. */
  bytes = 0;
  private cursor = 0;
  private readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** `limit` bounds `bytes`. */
  constructor(private readonly limit: number) {}

  get length(): number {
    return this.cursor;
  }

  /** The number of a text, which is a new one for a new text; NO_TEXT if the limit would be passed. */
  intern(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined && known < this.cursor) return known;
    const size = sizeOf(text);
    if (this.bytes + size > this.limit) return NO_TEXT;
    if (this.cursor === this.texts.length) {
      this.texts.push(text);
      this.numbers.set(text, this.cursor);
    } else if (known !== this.cursor) {
      throw new Error(
        `Replay differs from the first run: text ${this.cursor} was ` +
          `${JSON.stringify(this.texts[this.cursor])} and is now ${JSON.stringify(text)}`,
      );
    }
    this.bytes += size;
    return this.cursor++;
  }

  /** The number of a text, or NO_TEXT when it was not met yet. */
  find(text: string): number {
    const known = this.numbers.get(text);
    return known !== undefined && known < this.cursor ? known : NO_TEXT;
  }

  text(number: number): string {
    assert(
      Number.isInteger(number) && number >= 0 && number < this.cursor,
      `text ${number} does not exist; the table holds ${this.cursor}`,
    );
    return this.texts[number];
  }

  /** Goes to a moment at which it held so many. */
  rewind(length: number): void {
    assert(
      Number.isInteger(length) && length >= 0 && length <= this.texts.length,
      `a table that has known ${this.texts.length} texts cannot go to ${length}`,
    );
    for (let at = length; at < this.cursor; at++) this.bytes -= sizeOf(this.texts[at]);
    for (let at = this.cursor; at < length; at++) this.bytes += sizeOf(this.texts[at]);
    this.cursor = length;
  }

  /** A table of what this one holds now, without the known future. */
  fork(): TextTable {
    const fork = new TextTable(this.limit);
    for (let at = 0; at < this.cursor; at++) fork.intern(this.texts[at]);
    return fork;
  }
}

function sizeOf(text: string): number {
  return BYTES_PER_ENTRY + BYTES_PER_CHARACTER * text.length;
}

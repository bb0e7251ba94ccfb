import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storeWith } from './store.test-support';
import { APPENDED, KNOWN_OTHERWISE, REPEATED, WRONG_VERSION } from './verdicts';

type Store = ReturnType<typeof storeWith>;

/**
 * A writer that counts: it reads a stream, and later appends the count that it saw. What is told of an append may get lost
 * on the way; then it sends the same again.
 */
class Writer {
  done = 0;
  conflicts = 0;
  repeats = 0;
  private seen: number | null = null;
  private tries = 0;

  constructor(
    private readonly store: Store,
    private readonly name: string,
  ) {}

  turn(answerIsLost: boolean): void {
    if (this.seen === null) this.seen = this.read();
    else this.append(this.seen, answerIsLost);
  }

  private read(): number {
    this.store.read('counter');
    return this.store.page.version;
  }

  private append(seen: number, answerIsLost: boolean): void {
    const event = { id: `${this.name}-${this.tries}`, data: seen };
    const [verdict] = this.store.append('counter', seen, [event]);
    if (answerIsLost) return;
    expect([APPENDED, REPEATED, WRONG_VERSION]).toContain(verdict);
    if (verdict === WRONG_VERSION) this.conflicts++;
    else this.done++;
    if (verdict === REPEATED) this.repeats++;
    this.seen = null;
    this.tries++;
  }

  /** Finds out what became of an append whose answer was lost. */
  finish(): void {
    if (this.seen !== null) this.append(this.seen, false);
  }
}

describe('writers at the same time', () => {
  const turns = fc.array(fc.record({ writer: fc.nat(3), answerIsLost: fc.boolean() }), {
    minLength: 10,
    maxLength: 80,
    size: 'max',
  });

  it('ES-2, ES-5, ES-10: no update is lost, none happens twice, and versions have no gap', () => {
    const met = { conflicts: 0, repeats: 0 };
    const property = fc.property(turns, (taken) => {
      const store = storeWith();
      const writers = ['w', 'x', 'y', 'z'].map((name) => new Writer(store, name));
      for (const { writer, answerIsLost } of taken) writers[writer].turn(answerIsLost);
      for (const writer of writers) writer.finish();
      // An update that was lost, or came twice, would show as a count that comes twice.
      const counts = store.read('counter').map(({ data }) => data);
      expect(counts).toEqual(counts.map((_, at) => at));
      const versions = store.readAll().map(({ position }) => store.log.versionAt(position));
      expect(versions).toEqual(counts.map((_, at) => at + 1));
      expect(writers.reduce((sum, { done }) => sum + done, 0)).toBe(counts.length);
      for (const { conflicts, repeats } of writers) {
        met.conflicts += conflicts;
        met.repeats += repeats;
      }
    });
    fc.assert(property, { numRuns: 200 });
    expect(Math.min(met.conflicts, met.repeats)).toBeGreaterThan(100);
  });

  it('ES-6: an append whose answer was lost and that comes with another version is no second one', () => {
    const store = storeWith();
    store.append('counter', 0, ['w-0']);
    store.append('counter', 1, ['x-0']);
    expect(store.append('counter', 2, ['w-0'])).toEqual([KNOWN_OTHERWISE, 0]);
    expect(store.version('counter')).toBe(2);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedEntries, MOST_ENTRIES, type ConsoleEntry } from './console-entry';
import { entriesText, readDraft, readEntries } from './kept-console';

const entry = fc
  .record({
    id: fc.nat(),
    path: fc.string({ maxLength: 30 }),
    body: fc.string({ maxLength: 200 }),
    answer: fc.option(fc.string({ maxLength: 400 })),
  })
  .map(({ id, path, body, answer }): ConsoleEntry => ({
    id,
    request: { node: 'orders', method: 'POST', path, headers: [], body },
    sentAt: 1,
    state: answer === null ? 'failed' : 'answered',
    wallMs: 2,
    answer:
      answer === null
        ? null
        : { status: 200, headers: [], body: answer, ref: null, askedAt: 1, tookNs: 2, end: 'served' },
    isCut: false,
    error: null,
    byWire: true,
    place: null,
  }));

const size = ({ request, answer }: ConsoleEntry): number =>
  request.path.length + request.body.length + (answer?.body.length ?? 0);

describe('what is kept of entries', () => {
  it('is never more than it may be, the newest first, and cut only in the bodies of answers', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 80 }), fc.nat({ max: 6000 }), (entries, most) => {
        const kept = boundedEntries(entries, most);
        expect(kept.length).toBeLessThanOrEqual(MOST_ENTRIES);
        expect(kept.reduce((sum, one) => sum + size(one), 0)).toBeLessThanOrEqual(most);
        kept.forEach((one, at) => {
          expect(one.request).toBe(entries[at].request);
          if (!one.isCut) expect(one).toBe(entries[at]);
          else expect(one.answer?.body).toBe('');
        });
      }),
    );
  });

  it('is everything where there is room', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: MOST_ENTRIES }), (entries) => {
        expect(boundedEntries(entries, 1e9)).toEqual(entries);
        expect(readEntries(entriesText(entries))).toEqual(entries);
      }),
    );
  });

  it('is read from any text without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(Array.isArray(readEntries(text))).toBe(true);
        expect(typeof readDraft(text).path).toBe('string');
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_LINK, payloadOf, textOfPayload } from './payload';

describe('the letters of a link', () => {
  it('hold any text, and need no escapes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (text) => {
        const payload = await payloadOf(text);
        expect(payload).toMatch(/^[\w-]+$/);
        expect(encodeURIComponent(payload)).toBe(payload);
        expect(await textOfPayload(payload)).toEqual({ ok: true, value: text });
      }),
      { numRuns: 60 },
    );
  });

  it('are read or refused whatever became of them on their way, and never throw', async () => {
    const whole = await payloadOf(JSON.stringify({ format: 'breakwater-run', words: 'abc'.repeat(80) }));
    const spoilt = fc.oneof(
      fc.nat(whole.length - 1).map((length) => whole.slice(0, length)),
      fc
        .tuple(fc.nat(whole.length - 1), fc.string({ maxLength: 2 }))
        .map(([at, letters]) => whole.slice(0, at) + letters + whole.slice(at + 1)),
      fc.string({ maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(spoilt, async (payload) => {
        const read = await textOfPayload(payload);
        if (!read.ok) expect(['spoiled', 'too-large']).toContain(read.error);
      }),
      { numRuns: 300 },
    );
  });

  it('that were cut short are never taken for a shorter text', async () => {
    const whole = await payloadOf(JSON.stringify({ words: 'a link that somebody cut', more: [1, 2, 3] }));
    for (let length = 0; length < whole.length; length++) {
      expect(await textOfPayload(whole.slice(0, length))).toEqual({ ok: false, error: 'spoiled' });
    }
  });

  it('are given up as soon as more comes out of them than any run has', async () => {
    const bomb = await payloadOf(' '.repeat(5_400_000));
    expect(bomb.length).toBeLessThan(LONGEST_LINK);
    expect(await textOfPayload(bomb)).toEqual({ ok: false, error: 'too-large' });
    const fits = await payloadOf(' '.repeat(3_900_000));
    expect((await textOfPayload(fits)).ok).toBe(true);
    expect(await textOfPayload('a'.repeat(LONGEST_LINK + 1))).toEqual({ ok: false, error: 'too-large' });
  });
});

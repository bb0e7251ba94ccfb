import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './compact-bytes';

const whole = fc.oneof(fc.nat(300), fc.maxSafeNat());
const any = fc.oneof(
  whole,
  fc.double(),
  fc.constantFrom(-0, NaN, -1, 0.1, 2 ** 53 - 2, 2 ** 53, 2 ** 60, Infinity),
);

describe('numbers as bytes', () => {
  it('come back as they were, in their order, read or skipped', () => {
    const writer = new ByteWriter();
    fc.assert(
      fc.property(
        fc.array(fc.record({ whole, any, byte: fc.nat(255), skip: fc.boolean() }), { maxLength: 300 }),
        (rows) => {
          for (const row of rows) {
            writer.whole(row.whole);
            writer.number(row.any);
            writer.byte(row.byte);
          }
          const { length } = writer;
          const bytes = writer.finish();
          expect([bytes.length, writer.length]).toEqual([length, 0]);
          const reader = new ByteReader(bytes);
          for (const row of rows) {
            expect(reader.whole()).toBe(row.whole);
            if (row.skip) reader.skipNumber();
            else expect(reader.number()).toBe(row.any);
            expect(reader.byte()).toBe(row.byte);
          }
          expect(reader.at).toBe(bytes.length);
        },
      ),
      { seed: 4242, numRuns: 200 },
    );
  });

  it('take one byte up to 126, and nine when they are no whole numbers', () => {
    const lengthOf = (value: number): number => {
      const writer = new ByteWriter();
      writer.number(value);
      return writer.finish().length;
    };
    expect([0, 126, 127, 16_382, 0.5, -1].map(lengthOf)).toEqual([1, 1, 2, 2, 9, 9]);
  });

  it('say so when they end too early', () => {
    expect(() => new ByteReader(Uint8Array.of(200, 200)).whole()).toThrow('no whole number ends');
  });
});

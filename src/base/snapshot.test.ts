import { describe, expect, it } from 'vitest';
import { SnapshotReader, SnapshotWriter, type NumberArray } from './snapshot';

function written(write: (out: SnapshotWriter) => void): ArrayBuffer {
  const out = new SnapshotWriter();
  write(out);
  return out.finish();
}

describe('a snapshot', () => {
  it('gives back sections of every width and length in their order, and numbers to the last bit', () => {
    const arrays: NumberArray[] = [];
    for (let length = 0; length < 20; length++) {
      const values = Array.from({ length }, (_, k) => (k * 7919 + length) % 251);
      arrays.push(
        Uint8Array.from(values),
        Uint16Array.from(values),
        Int32Array.from(values, (v) => -v),
      );
      arrays.push(Uint32Array.from(values, (v) => 2 ** 32 - 1 - v));
      arrays.push(Float64Array.from(values, (v) => v / 7));
    }
    const numbers = [0, -0, 0.1, -1.5, 2 ** 53, 5e-324, Number.NaN, -Infinity];
    const bytes = written((out) => {
      arrays.forEach((array, index) => {
        out.array(array, array.length);
        out.number(numbers[index % numbers.length]);
      });
    });
    const from = new SnapshotReader(bytes);
    arrays.forEach((array, index) => {
      const target = array.slice().fill(77);
      from.array(target, array.length);
      expect(target).toEqual(array);
      expect(Object.is(from.number(), numbers[index % numbers.length])).toBe(true);
    });
    from.finish();
  });

  it('begins every section at a multiple of eight bytes', () => {
    const bytes = written((out) => {
      out.array(Uint8Array.of(1, 2, 3), 3);
      out.number(5);
      out.array(Uint16Array.of(9), 1);
      out.number(6);
    });
    expect(bytes.byteLength).toBe(32);
    const doubles = new Float64Array(bytes);
    expect([doubles[1], doubles[3]]).toEqual([5, 6]);
  });

  it('writes only the items asked for, from wherever the array lies in its buffer', () => {
    const buffer = Int32Array.of(1, 2, 3, 4, 5).buffer;
    const part = new Int32Array(buffer, 8, 3);
    const from = new SnapshotReader(written((out) => out.array(part, 2)));
    const target = new Int32Array(4).fill(-1);
    from.array(target.subarray(1), 2);
    expect([...target]).toEqual([-1, 3, 4, -1]);
    from.finish();
  });

  it('writes a ring as one straight section, wherever its head is', () => {
    for (const ring of [Uint8Array.of(1, 2, 3, 4, 5), Float64Array.of(1, 2, 3, 4, 5)]) {
      for (let head = 0; head < 5; head++) {
        for (let count = 0; count <= 5; count++) {
          const from = new SnapshotReader(written((out) => out.ring(ring, head, count)));
          const target = new Float64Array(count);
          const section = ring.slice(0, count).fill(0);
          from.array(section, count);
          target.set(section);
          expect([...target]).toEqual(Array.from({ length: count }, (_, k) => ring[(head + k) % 5]));
          from.finish();
        }
      }
    }
  });

  it('grows to whatever is written, and keeps what was written before', () => {
    const large = Float64Array.from({ length: 30_000 }, (_, k) => k * 1.25);
    const from = new SnapshotReader(
      written((out) => {
        for (let k = 0; k < 700; k++) out.number(k);
        out.array(large, large.length);
        out.number(-1);
      }),
    );
    for (let k = 0; k < 700; k++) expect(from.number()).toBe(k);
    const target = new Float64Array(large.length);
    from.array(target, large.length);
    expect(target).toEqual(large);
    expect(from.number()).toBe(-1);
    from.finish();
  });

  it('gives equal bytes for equal states, also from a writer that has been used before', () => {
    const write = (out: SnapshotWriter): void => {
      out.array(Uint8Array.of(1, 2, 3), 3);
      out.ring(Uint8Array.of(9, 8, 7), 2, 3);
      out.number(4);
    };
    const used = new SnapshotWriter();
    used.array(new Uint8Array(5000).fill(255), 5000);
    const long = used.finish();
    write(used);
    expect(new Uint8Array(used.finish())).toEqual(new Uint8Array(written(write)));
    expect(new Uint8Array(long).every((byte, at) => byte === (at < 5000 ? 255 : 0))).toBe(true);
  });
});

describe('a reader of a snapshot that does not fit says so', () => {
  it('when a number or an array is expected behind the end', () => {
    const bytes = written((out) => out.number(1));
    const numbers = new SnapshotReader(bytes);
    numbers.number();
    expect(() => numbers.number()).toThrow('ends at byte 8: 8 more were expected at 8');
    expect(() => new SnapshotReader(bytes).array(new Int32Array(3), 3)).toThrow('12 more were expected at 0');
  });

  it('when the target is too small', () => {
    const from = new SnapshotReader(written((out) => out.array(Int32Array.of(1, 2), 2)));
    expect(() => from.array(new Int32Array(1), 2)).toThrow('2 items does not fit an array of 1');
  });

  it('when bytes are left over', () => {
    const from = new SnapshotReader(written((out) => out.array(Float64Array.of(1, 2, 3), 3)));
    from.number();
    expect(() => from.finish()).toThrow('24 bytes but 8 were read');
  });
});

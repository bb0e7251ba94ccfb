import { describe, expect, it } from 'vitest';
import { TraceHash } from './trace-hash';

type Event = [time: number, type: number, a: number, b: number];

function hexOf(...events: Event[]): string {
  const hash = new TraceHash();
  for (const event of events) take(hash, event);
  return hash.hex();
}

function take(hash: TraceHash, [time, type, a, b]: Event): void {
  hash.event(Float64Array.of(time), type, a, b);
}

const LATER: Event = [2_000_000_000_000, 3, 17, -1];

describe('the trace hash', () => {
  it('is 16 hexadecimal digits, also before the first event', () => {
    expect(new TraceHash().hex()).toMatch(/^[0-9a-f]{16}$/);
    expect(hexOf(LATER)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('changes when any one field changes, in both lanes, and stays changed', () => {
    const base: Event = [1_234_567_890_123, 5, 42, 7];
    const lanes = (event: Event): number[] => {
      const hash = new TraceHash();
      take(hash, event);
      take(hash, LATER);
      return [...hash.state];
    };
    const wanted = lanes(base);
    for (let field = 0; field < 4; field++) {
      for (let bit = 0; bit < (field === 0 ? 53 : field === 1 ? 8 : 32); bit++) {
        const changed: Event = [...base];
        const step = Math.pow(2, bit);
        changed[field] += Math.floor(base[field] / step) % 2 === 0 ? step : -step;
        const found = lanes(changed);
        if (found[0] === wanted[0] || found[1] === wanted[1])
          expect.fail(`field ${field}, bit ${bit} is lost`);
      }
    }
  });

  it('depends on the order of events', () => {
    const one: Event = [1, 1, 1, 1];
    const two: Event = [1, 1, 2, 1];
    expect(hexOf(one, two)).not.toBe(hexOf(two, one));
  });

  it('tells swapped fields apart, and one event from two', () => {
    const all = [hexOf([1, 2, 3, 4]), hexOf([1, 2, 4, 3]), hexOf([2, 1, 3, 4]), hexOf([3, 2, 1, 4])];
    all.push(hexOf([0, 0, 0, 0]), hexOf([0, 0, 0, 0], [0, 0, 0, 0]), hexOf());
    expect(new Set(all).size).toBe(all.length);
  });

  it('sees the high bits of a time', () => {
    expect(hexOf([5, 1, 1, 1])).not.toBe(hexOf([5 + Math.pow(2, 32), 1, 1, 1]));
    expect(hexOf([5, 1, 1, 1])).not.toBe(hexOf([5 + Math.pow(2, 52), 1, 1, 1]));
  });

  it('has no equal results among many near-equal events, in either lane alone', () => {
    const hash = new TraceHash();
    const x = new Set<number>();
    const y = new Set<number>();
    for (let a = 0; a < 100; a++) {
      for (let b = 0; b < 100; b++) {
        hash.state.set([0, 0]);
        take(hash, [1000 + a, 1, a, b]);
        x.add(hash.state[0]);
        y.add(hash.state[1]);
      }
    }
    // 10 000 words out of 2^32 hardly ever repeat (0.01 times on average).
    expect(x.size).toBeGreaterThan(9_998);
    expect(y.size).toBeGreaterThan(9_998);
  });

  it('takes texts in, each character and the length', () => {
    const textHex = (...texts: string[]): string => {
      const hash = new TraceHash();
      for (const text of texts) hash.text(text);
      return hash.hex();
    };
    const all = ['', 'a', 'b', 'ab', 'ba', 'a\u0000', 'abc', '\u6100'].map((text) => textHex(text));
    all.push(textHex('a', 'b'), textHex('', ''), textHex());
    expect(new Set(all).size).toBe(all.length);
  });

  it('goes on from a saved state', () => {
    const first = new TraceHash();
    take(first, [1, 2, 3, 4]);
    const second = new TraceHash();
    second.state.set(first.state);
    take(first, LATER);
    take(second, LATER);
    expect(second.hex()).toBe(first.hex());
  });

  it('keeps its values', () => {
    const hash = new TraceHash();
    take(hash, [1_234_567_890_123, 5, 42, -7]);
    hash.text('{"order":1}');
    expect(hash.hex()).toBe('547931bd0b873186');
  });
});

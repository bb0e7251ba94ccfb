import { describe, expect, it } from 'vitest';
import { KEYED, RandomBank } from './random-bank';

function take(bank: RandomBank, slot: number, count: number): number[] {
  return Array.from({ length: count }, () => bank.u32(slot));
}

describe('named streams', () => {
  it('give the same slot for the same name', () => {
    const bank = new RandomBank(1);
    const arrivals = bank.stream('arrivals');
    const jitter = bank.stream('jitter');
    expect(arrivals).not.toBe(jitter);
    expect([arrivals, jitter]).not.toContain(KEYED);
    expect(bank.stream('arrivals')).toBe(arrivals);
  });

  it('depend on their name and the seed, not on the order of their making or on other draws', () => {
    const first = new RandomBank(9);
    const a = first.stream('a');
    take(first, first.stream('b'), 10);
    const second = new RandomBank(9);
    second.stream('c');
    second.key(5, 5);
    expect(take(second, second.stream('a'), 20)).toEqual(take(first, a, 20));
    const other = new RandomBank(10);
    expect(take(other, other.stream('a'), 20)).not.toEqual(take(new RandomBank(9), 0, 20));
  });

  it('differ for seeds that share their low 32 bits', () => {
    const low = new RandomBank(7);
    const high = new RandomBank(7 + Math.pow(2, 32));
    expect(take(low, low.stream('a'), 4)).not.toEqual(take(high, high.stream('a'), 4));
  });

  it('keep their values', () => {
    const bank = new RandomBank(42);
    expect(take(bank, bank.stream('arrivals'), 3)).toEqual([3556273168, 3001825168, 2922845315]);
  });

  it('can be added during a run without moving the others', () => {
    const bank = new RandomBank(3);
    const twin = new RandomBank(3);
    const a = bank.stream('a');
    take(bank, a, 5);
    bank.stream('late');
    expect(take(bank, a, 5)).toEqual(take(twin, twin.stream('a'), 10).slice(5));
  });
});

describe('keyed draws', () => {
  it('depend on the two keys and the seed only', () => {
    const bank = new RandomBank(42);
    bank.key(1000, 3);
    const words = take(bank, KEYED, 8);
    bank.key(1001, 3);
    expect(take(bank, KEYED, 8)).not.toEqual(words);
    bank.key(1000, 4);
    expect(take(bank, KEYED, 8)).not.toEqual(words);
    take(bank, bank.stream('a'), 3);
    bank.key(1000, 3);
    expect(take(bank, KEYED, 8)).toEqual(words);
    const other = new RandomBank(43);
    other.key(1000, 3);
    expect(take(other, KEYED, 8)).not.toEqual(words);
  });

  it('take negative keys as what their 32 bits are', () => {
    const bank = new RandomBank(42);
    bank.key(-1, -2);
    const words = take(bank, KEYED, 4);
    bank.key(0xffffffff, 0xfffffffe);
    expect(take(bank, KEYED, 4)).toEqual(words);
  });

  it('keep their values', () => {
    const bank = new RandomBank(42);
    bank.key(1, 1);
    const first = take(bank, KEYED, 3);
    bank.key(2, 1);
    expect([...first, bank.u32(KEYED)]).toEqual([1831225041, 562252725, 2977572633, 2766309598]);
  });
});

describe('unit', () => {
  it('stays strictly between 0 and 1 even for the extreme words', () => {
    const bank = new RandomBank(1);
    const slot = bank.stream('a');
    const words = bank.state.slice();
    // The word of sfc32 is the sum of the first, second and fourth word of its state.
    words.set([0, 0, 0, 0xffffffff], slot * 4);
    bank.replaceState(words);
    expect(bank.unit(slot)).toBe((0xffffffff + 0.5) / Math.pow(2, 32));
    words.set([0, 0, 0, 0], slot * 4);
    bank.replaceState(words);
    expect(bank.unit(slot)).toBe(0.5 / Math.pow(2, 32));
  });
});

describe('the state', () => {
  it('brings back every stream', () => {
    const bank = new RandomBank(5);
    const a = bank.stream('a');
    bank.key(3, 4);
    take(bank, a, 7);
    const saved = bank.state.slice();
    const future = [...take(bank, a, 5), ...take(bank, KEYED, 5)];
    bank.replaceState(saved);
    expect([...take(bank, a, 5), ...take(bank, KEYED, 5)]).toEqual(future);
  });

  it('is copied in, so that drawing on leaves the snapshot alone', () => {
    const bank = new RandomBank(5);
    const a = bank.stream('a');
    const saved = bank.state.slice();
    const copy = saved.slice();
    bank.replaceState(saved);
    take(bank, a, 3);
    expect(saved).toEqual(copy);
  });

  it('starts afresh the streams that were added after it was taken', () => {
    const bank = new RandomBank(5);
    bank.stream('a');
    const saved = bank.state.slice();
    const late = bank.stream('late');
    const words = take(bank, late, 6);
    bank.replaceState(saved);
    expect(bank.stream('late')).toBe(late);
    expect(take(bank, late, 6)).toEqual(words);
  });

  it('refuses words that do not fit', () => {
    const bank = new RandomBank(5);
    expect(() => bank.replaceState(new Uint32Array(8))).toThrow('8 words does not fit a bank of 4');
    expect(() => bank.replaceState(new Uint32Array(3))).toThrow('3 words');
    expect(() => bank.replaceState(new Uint32Array(0))).toThrow('0 words');
  });

  it('refuses a seed that is not a whole number', () => {
    expect(() => new RandomBank(1.5)).toThrow('not 1.5');
    expect(() => new RandomBank(NaN)).toThrow('not NaN');
  });
});

import { describe, expect, it } from 'vitest';
import type { JsonValue } from './json';
import { PayloadStore } from './payload-store';

describe('the payload store', () => {
  it('gives handles in order, and values and texts by handle', () => {
    const store = new PayloadStore(1e6);
    expect(store.append({ b: 1, a: 'x' })).toBe(0);
    expect(store.append(null)).toBe(1);
    expect(store.length).toBe(2);
    expect(store.get(0)).toEqual({ a: 'x', b: 1 });
    expect(store.text(0)).toBe('{"a":"x","b":1}');
    expect(store.get(1)).toBe(null);
  });

  it('keeps a frozen copy: no later change reaches it', () => {
    const store = new PayloadStore(1e6);
    const items: JsonValue[] = [{ sku: 'a' }];
    const handle = store.append({ items });
    items.push('more');
    const kept = store.get(handle);
    expect(kept).toEqual({ items: [{ sku: 'a' }] });
    const all = [kept, ...Object.values(kept ?? {})];
    expect(all.every((value) => Object.isFrozen(value))).toBe(true);
    expect(() => Object.assign(kept ?? {}, { items: 1 })).toThrow('read only');
  });

  it('keeps an own key named __proto__ as data', () => {
    const store = new PayloadStore(1e6);
    const parsed: JsonValue = JSON.parse('{"__proto__":{"admin":true}}');
    expect(store.text(store.append(parsed))).toBe('{"__proto__":{"admin":true}}');
    expect(Object.getPrototypeOf(store.get(0))).toBe(Object.prototype);
  });

  it('answers -1 at its limit, stores nothing then, and goes on with what fits', () => {
    const sample = new PayloadStore(1e6);
    sample.append('1234567890');
    const store = new PayloadStore(sample.bytes * 2 - 1);
    expect(store.append('1234567890')).toBe(0);
    const before = store.bytes;
    expect(store.append('1234567890')).toBe(-1);
    expect([store.bytes, store.length]).toEqual([before, 1]);
    expect(store.append('123456789')).toBe(1);
    const exact = new PayloadStore(sample.bytes);
    expect(exact.append('1234567890')).toBe(0);
  });

  it('goes back and forward among what it knows, and takes the same again', () => {
    const store = new PayloadStore(1e6);
    store.append('first');
    const bytes = store.bytes;
    store.append('second');
    store.append('third');
    const full = store.bytes;
    store.rewind(1);
    expect([store.length, store.bytes]).toEqual([1, bytes]);
    expect(() => store.get(1)).toThrow('the store holds 1');
    expect(store.append('second')).toBe(1);
    store.rewind(3);
    expect([store.length, store.bytes, store.get(2)]).toEqual([3, full, 'third']);
    expect(() => store.rewind(4)).toThrow('has known 3 entries cannot go to 4');
    store.rewind(0);
    expect(store.bytes).toBe(0);
  });

  it('refuses a replay that brings something else', () => {
    const store = new PayloadStore(1e6);
    store.append('known');
    store.rewind(0);
    expect(() => store.append('other')).toThrow('payload 0 was "known" and is now "other"');
  });

  it('forks into a store of its own without the known future', () => {
    const store = new PayloadStore(1e6);
    store.append('common');
    const { bytes } = store;
    store.append('here');
    store.rewind(1);
    const fork = store.fork();
    expect([fork.append('there'), fork.get(0), fork.get(1)]).toEqual([1, 'common', 'there']);
    expect(store.append('here')).toBe(1);
    fork.rewind(1);
    expect(fork.bytes).toBe(bytes);
  });

  it('refuses what JSON cannot carry, and stays as it was', () => {
    const store = new PayloadStore(1e6);
    const loop: JsonValue[] = [];
    loop.push(loop);
    expect(() => store.append({ total: NaN })).toThrow('NaN, found at $.total');
    expect(() => store.append(loop)).toThrow('found at $[0]');
    expect([store.length, store.bytes]).toEqual([0, 0]);
  });

  it('names a handle that does not exist', () => {
    const store = new PayloadStore(1e6);
    expect(() => store.get(0)).toThrow('payload 0 does not exist; the store holds 0');
    expect(() => store.text(-1)).toThrow('payload -1');
  });
});

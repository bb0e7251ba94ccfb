import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../base/json';
import { storeWith } from './store.test-support';
import { Upcasters, type Upcaster } from './upcasters';
import { ANY, NONE } from './verdicts';

function field(data: JsonValue, name: string): JsonValue {
  return typeof data === 'object' && data !== null && name in data ? Object(data)[name] : null;
}

/** A price in euros became one in cents; a total was split from it; tests of another time are left out. */
function history(type: (text: string) => number): readonly Upcaster[] {
  return [
    {
      type: type('priced'),
      schema: 1,
      upcast: (data) => [{ type: type('priced'), schema: 2, data: { euros: data } }],
    },
    {
      type: type('priced'),
      schema: 2,
      upcast: (data) => [
        { type: type('set-price'), schema: 1, data: { cents: Number(field(data, 'euros')) * 100 } },
        { type: type('set-currency'), schema: 1, data: 'EUR' },
      ],
    },
    { type: type('probed'), schema: 1, upcast: () => [] },
  ];
}

function priced() {
  const store = storeWith({}, history);
  store.append('p', NONE, [
    { id: 'e1', type: 'priced', data: 3 },
    { id: 'e2', type: 'probed' },
    { id: 'e3', type: 'priced', schema: 2, data: { euros: 4 } },
    { id: 'e4', type: 'sold' },
  ]);
  return store;
}

const TODAY = [
  { position: 1, type: 'set-price', data: { cents: 300 } },
  { position: 1, type: 'set-currency', data: 'EUR' },
  { position: 3, type: 'set-price', data: { cents: 400 } },
  { position: 3, type: 'set-currency', data: 'EUR' },
  { position: 4, type: 'sold', data: null },
];

describe('upcasting', () => {
  it('ES-20: goes through the chain; events split or vanish, and positions stay', () => {
    const store = priced();
    expect(store.read('p')).toEqual(TODAY);
    expect([store.page.version, store.page.schemas[0]]).toEqual([4, 1]);
    expect(store.readAll()).toEqual(TODAY);
    expect(store.read('p', { backward: true })).toEqual([...TODAY].reverse());
  });

  it('ES-20: types are those of today', () => {
    const store = priced();
    const of = (type: string) => store.readAll({ types: new Set([store.type(type)]) });
    expect(of('priced')).toEqual([]);
    expect(of('set-currency').map(({ position }) => position)).toEqual([1, 3]);
    expect(of('probed')).toEqual([]);
  });

  it('ES-20: nothing is changed in place', () => {
    const store = priced();
    const before = [1, 2, 3, 4].map((position) => store.log.at(position));
    store.readAll();
    expect([1, 2, 3, 4].map((position) => store.log.at(position))).toEqual(before);
    expect(store.payloads.get(store.log.payloadOf(3))).toEqual({ euros: 4 });
    const spoils = storeWith({}, (type) => [
      {
        type: type('a'),
        schema: 1,
        upcast: (data) => [{ type: type('a'), schema: 2, data: Object.assign(Object(data), { b: 2 }) }],
      },
    ]);
    spoils.append('s', ANY, [{ id: 'e1', type: 'a', data: { a: 1 } }]);
    expect(() => spoils.read('s')).toThrow('not extensible');
  });

  it('ES-21: a split event is not cut by a limit', () => {
    const store = priced();
    expect(store.read('p', { limit: 1 })).toEqual(TODAY.slice(0, 2));
    expect(store.page.next).toBe(2);
    expect(store.read('p', { from: 2, limit: 1 })).toEqual(TODAY.slice(2, 4));
    expect(store.read('p', { backward: true, limit: 2 })).toEqual(TODAY.slice(2).reverse());
  });

  it('ES-22: a second upcaster for the same shape and a chain without an end are defects', () => {
    const one: Upcaster = { type: 1, schema: 1, upcast: () => [] };
    expect(() => new Upcasters([one, { ...one }])).toThrow('two upcasters for type 1 in schema version 1');
    const circle = new Upcasters([
      { type: 1, schema: 1, upcast: (data) => [{ type: 2, schema: 1, data }] },
      { type: 2, schema: 1, upcast: (data) => [{ type: 1, schema: 1, data }] },
    ]);
    expect(() => circle.apply({ type: 1, schema: 1, data: null })).toThrow('lead round in a circle');
    expect(() => new Upcasters([{ ...one, schema: 65_536 }])).toThrow('from 0 to 65535');
  });
});

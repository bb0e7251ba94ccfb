import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { builtIn } from '../library/catalogue';
import { small } from '../small-scenario.test-support';
import { acted, whyNot } from './acted.test-support';
import { clipOf } from './clip-of';

const shop = small({
  edges: [
    { id: 'web-shop', from: 'web', to: 'shop' },
    { id: 'shop-db', from: 'shop', to: 'db', stack: [{ id: 'timeout', kind: 'timeout' }] },
  ],
});
const empty = small({ id: 'empty', requestTypes: [], nodes: [], edges: [], faults: [] });
const node = (id: string) => ({ kind: 'node', id }) as const;
const nothing = { x: 0, y: 0 };

describe('duplicating', () => {
  it('copies a node with the calls that it makes, under a new id and a new name', () => {
    const { after, label, made } = acted(shop, { kind: 'duplicate', parts: [node('shop')], by: nothing });
    expect(label).toBe('Shop 2 duplicated');
    expect(made).toEqual([node('shop-2')]);
    expect(after.nodes.at(-1)).toMatchObject({ id: 'shop-2', name: 'Shop 2', plan: ['shop-2-db'] });
    expect(after.edges.at(-1)).toMatchObject({
      id: 'shop-2-db',
      from: 'shop-2',
      to: 'db',
      stack: [{ kind: 'timeout' }],
    });
    const third = acted(after, { kind: 'duplicate', parts: made, by: nothing });
    expect(third.after.nodes.at(-1)).toMatchObject({ id: 'shop-3', name: 'Shop 3' });
  });

  it('copies what stands between the nodes, and has the copies call one another', () => {
    const parts = [node('web'), node('shop'), node('db')];
    const { after, label } = acted(shop, { kind: 'duplicate', parts, by: nothing });
    expect(label).toBe('3 nodes duplicated');
    expect(after.nodes.slice(3)).toMatchObject([
      { id: 'web-2', mix: [{ requestType: 'read', edge: 'web-2-shop-2' }] },
      { id: 'shop-2', plan: ['shop-2-db-2'] },
      { id: 'db-2' },
    ]);
    expect(after.requestTypes).toHaveLength(1);
  });

  it('stands beside what it copies, also where that was never moved', () => {
    const act = { kind: 'duplicate', parts: [node('db')], by: { x: 30, y: 20 } } as const;
    expect(acted(shop, act).after.nodes.at(-1)).not.toHaveProperty('position');
    const { after } = acted(shop, { ...act, from: { db: { x: 100.4, y: 50 } } });
    expect(after.nodes.at(-1)?.position).toEqual({ x: 130, y: 70 });
  });

  it('leaves data with the one node that keeps them', async () => {
    const orders = ensure(await builtIn('order-saga'), 'order-saga');
    const keeper = ensure(
      orders.nodes.find((one) => one.kind !== 'client' && one.owns === 'inventory'),
      'inventory',
    );
    const { after } = acted(orders, { kind: 'duplicate', parts: [node(keeper.id)], by: nothing });
    expect(after.nodes.at(-1)).toMatchObject({ owns: 'none' });
  });

  it('has nothing to do with a call alone', () => {
    const parts = [{ kind: 'edge', id: 'shop-db' }] as const;
    expect(whyNot(shop, { kind: 'duplicate', parts, by: nothing })).toEqual([
      'nodes: at least one node / none: a call goes with the nodes it joins',
    ]);
  });
});

describe('pasting', () => {
  it('brings nodes into another scenario, with the requests that they ask for and without calls that lead out', () => {
    const text = ensure(clipOf(shop, [node('web'), node('shop')]), 'a clip');
    const { after } = acted(empty, { kind: 'paste', text, at: { x: 10, y: 10 } });
    expect(after.nodes).toMatchObject([
      { id: 'web', mix: [{ requestType: 'read', edge: 'web-shop' }], ratePerSecond: 50 },
      { id: 'shop', plan: [] },
    ]);
    expect(after.edges.map(({ id }) => id)).toEqual(['web-shop']);
    expect(after.requestTypes).toEqual(shop.requestTypes);
  });

  it('puts a client to rest that has nobody to ask there', () => {
    const text = ensure(clipOf(shop, [node('web')]), 'a clip');
    const { after } = acted(empty, { kind: 'paste', text });
    expect(after.nodes[0]).toMatchObject({ ratePerSecond: 0, mix: [] });
  });

  it('keeps calls to the nodes of the scenario that it was copied from', () => {
    const text = ensure(clipOf(shop, [node('shop')]), 'a clip');
    expect(acted(shop, { kind: 'paste', text }).after.edges.at(-1)).toMatchObject({
      id: 'shop-2-db',
      to: 'db',
    });
  });

  it('brings a type of requests in under another id where the scenario means something else by it', () => {
    const other = small({ requestTypes: [{ id: 'read', path: '/other' }] });
    const text = ensure(clipOf(shop, [node('web'), node('shop')]), 'a clip');
    const { after } = acted(other, { kind: 'paste', text });
    expect(after.requestTypes.map(({ id }) => id)).toEqual(['read', 'read-2']);
    expect(after.nodes.find(({ id }) => id === 'web-2')).toMatchObject({ mix: [{ requestType: 'read-2' }] });
  });

  it('brings the upper left corner to where somebody points', () => {
    const places = { web: { x: 100, y: 50 }, shop: { x: 300, y: 20 } };
    const text = ensure(clipOf(shop, [node('web'), node('shop')], places), 'a clip');
    const { after } = acted(empty, { kind: 'paste', text, at: { x: 0, y: 0 } });
    expect(after.nodes.map(({ position }) => position)).toEqual([
      { x: 0, y: 30 },
      { x: 200, y: 0 },
    ]);
  });

  it.each([
    ['some text', 'clipboard: nodes that were copied in Breakwater / "some text"'],
    ['{"format":"breakwater-clip","version":7}', /^clipboard.version: version 1 .*7$/],
    ['{"format":"breakwater-clip","version":1,"nodes":[]}', /^clipboard.nodes: .* an empty list$/],
    ['{"format":"breakwater-clip","version":1,"nodes":[{"kind":"service","id":"A B"}]}', /id of 1 to 64/],
    ['{"format":"breakwater-clip","version":1,"__proto__":{}}', /the reserved key/],
  ])('refuses %s', (text, why) => {
    expect(whyNot(empty, { kind: 'paste', text })[0]).toMatch(why);
  });
});

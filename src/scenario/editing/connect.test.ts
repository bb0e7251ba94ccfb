import { describe, expect, it } from 'vitest';
import { small, smallFile, withPart } from '../small-scenario.test-support';
import { parseScenario } from '../parse-scenario';
import { acted, whyNot } from './acted.test-support';
import { whyNotConnect } from './why-not-connect';

const shop = small();
const withoutCalls = small({
  nodes: [
    { kind: 'client', id: 'web', ratePerSecond: 0 },
    { kind: 'service', id: 'shop', name: 'Shop' },
    { kind: 'service', id: 'stock', name: 'Stock' },
    { kind: 'client', id: 'people', load: 'closed', users: 0 },
  ],
  edges: [],
  faults: [],
  requestTypes: [],
});

describe('adding a node', () => {
  it('gives it a readable id, a name and the defaults of its kind', () => {
    const first = acted(shop, { kind: 'add', node: { kind: 'service' }, at: { x: 1.6, y: 2 } });
    expect(first).toMatchObject({ label: 'Service added', made: [{ kind: 'node', id: 'service' }] });
    const second = acted(first.after, { kind: 'add', node: { kind: 'service' }, at: { x: 0, y: 0 } });
    expect(second.after.nodes.at(-1)).toMatchObject({
      id: 'service-2',
      name: 'Service 2',
      kind: 'service',
      position: { x: 0, y: 0 },
      concurrency: 16,
    });
  });

  it('makes a database of what is usual for its kind', () => {
    const { after } = acted(shop, {
      kind: 'add',
      node: { kind: 'database', store: 'key-value' },
      at: { x: 0, y: 0 },
    });
    expect(after.nodes.at(-1)).toMatchObject({
      id: 'key-value-store',
      store: 'key-value',
      concurrency: 1000,
    });
  });

  it('makes a service that keeps the data of the shop once', () => {
    const node = { kind: 'service', owns: 'orders' } as const;
    const { after } = acted(shop, { kind: 'add', node, at: { x: 0, y: 0 } });
    expect(after.nodes.at(-1)).toMatchObject({ id: 'orders', name: 'Orders', owns: 'orders' });
    expect(whyNot(after, { kind: 'add', node, at: { x: 0, y: 0 } })).toEqual([
      'nodes: a service whose data no other node keeps / data that Orders keeps already',
    ]);
  });

  it('has it called at once by the node that it was drawn from', () => {
    const { after, label } = acted(withoutCalls, {
      kind: 'add',
      node: { kind: 'gateway' },
      at: { x: 0, y: 0 },
      from: 'web',
    });
    expect(label).toBe('Gateway added, called by web');
    expect(after.nodes[0]).toMatchObject({ ratePerSecond: 20, mix: [{ edge: 'web-gateway', weight: 1 }] });
  });

  it('begins a client at rest, since there is nobody yet whom it could ask', () => {
    for (const load of ['open', 'closed'] as const) {
      const { after } = acted(shop, { kind: 'add', node: { kind: 'client', load }, at: { x: 0, y: 0 } });
      expect(after.nodes.at(-1)).toMatchObject(load === 'open' ? { ratePerSecond: 0 } : { users: 0 });
    }
  });

  it('takes the name that somebody gives it, also one that has no letter of an id', () => {
    const { after } = acted(shop, {
      kind: 'add',
      node: { kind: 'service' },
      name: ' Überzahlung & Söhne ',
      at: { x: 0, y: 0 },
    });
    expect(after.nodes.at(-1)).toMatchObject({ id: 'berzahlung-s-hne', name: 'Überzahlung & Söhne' });
    const next = acted(after, { kind: 'add', node: { kind: 'service' }, name: '倉庫', at: { x: 0, y: 0 } });
    expect(next.after.nodes.at(-1)).toMatchObject({ id: 'part', name: '倉庫' });
  });
});

describe('connecting', () => {
  it('has a client at rest ask, for something that is made if there is nothing yet', () => {
    const { after, label, made } = acted(withoutCalls, { kind: 'connect', from: 'web', to: 'shop' });
    expect(label).toBe('web → Shop connected');
    expect(made).toEqual([{ kind: 'edge', id: 'web-shop' }]);
    expect(after.requestTypes).toMatchObject([{ id: 'get', name: 'GET /', method: 'GET', path: '/' }]);
    expect(after.nodes[0]).toMatchObject({
      ratePerSecond: 20,
      mix: [{ requestType: 'get', edge: 'web-shop', weight: 1 }],
    });
    const people = acted(after, { kind: 'connect', from: 'people', to: 'shop' });
    expect(people.after.nodes[3]).toMatchObject({ users: 10, mix: [{ edge: 'people-shop' }] });
  });

  it('leaves the rate of a client that asks already', () => {
    const { after } = acted(shop, { kind: 'connect', from: 'web', to: 'db' });
    expect(after.nodes[0]).toMatchObject({ ratePerSecond: 50, mix: [{}, { edge: 'web-db', weight: 1 }] });
  });

  it('has a node call as its last step, unguarded', () => {
    const { after } = acted(withoutCalls, { kind: 'connect', from: 'shop', to: 'stock' });
    expect(after.nodes[1]).toMatchObject({ plan: ['shop-stock'] });
    expect(after.edges.at(-1)).toMatchObject({ id: 'shop-stock', stack: [] });
  });

  it('makes a call again that is drawn, but that nobody makes', () => {
    const drawn = parseScenario(withPart('nodes', 'shop', { plan: [] }));
    if (!drawn.ok) throw new Error(JSON.stringify(drawn.error));
    const { after, made } = acted(drawn.value, { kind: 'connect', from: 'shop', to: 'db' });
    expect(after.nodes[1]).toMatchObject({ plan: ['shop-db'] });
    expect(after.edges).toHaveLength(smallFile.edges.length);
    expect(made).toEqual([{ kind: 'edge', id: 'shop-db' }]);
  });
});

describe('why a call cannot be made', () => {
  it.each([
    ['shop', 'web', 'web is a client: it asks, and answers nobody.'],
    ['shop', 'shop', 'Shop cannot call itself.'],
    ['shop', 'db', 'Shop calls db already.'],
    ['db', 'shop', 'Calls would run in a circle: db → Shop → db.'],
  ])('%s → %s', (from, to, why) => {
    expect(whyNotConnect(shop, from, to)).toBe(why);
    expect(whyNot(shop, { kind: 'connect', from, to })).toEqual([
      `edges.${from}-${to}: a call that can be made / ${why}`,
    ]);
  });

  it('names the whole way of a longer circle', () => {
    const chain = small({
      nodes: ['a', 'b', 'c', 'd'].map((id, at, ids) => ({
        kind: 'service',
        id,
        name: id.toUpperCase(),
        plan: at < 3 ? [`${id}-${ids[at + 1]}`] : [],
      })),
      edges: ['a-b', 'b-c', 'c-d'].map((id) => ({ id, from: id[0], to: id[2] })),
      faults: [],
    });
    expect(whyNotConnect(chain, 'd', 'b')).toBe('Calls would run in a circle: D → B → C → D.');
    expect(whyNotConnect(chain, 'a', 'd')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { msToNs } from '../../../base/time';
import { CLIENT } from '../../measure/layout';
import { ofEdge, story } from '../../observed.test-support';
import { total } from '../../conservation.test-support';
import { OWN_CLIENT } from '../../own-client';
import { edge, fallback, fault, node, withNode } from '../../small-model.test-support';
import type { Timeline } from '../../timeline';
import { begin, hop } from '../shop-model.test-support';
import { dataIn, ordersShown, progress, statuses, viewShop, withLookups } from './view-shop.test-support';

function ran(model: Parameters<typeof begin>[0], ms = 1000): Timeline {
  const run = begin(model);
  run.run(msToNs(ms));
  return run;
}

/** Orders and what is known of them, at a moment. */
function shownAt(run: Timeline, ms: number): string[] {
  run.run(msToNs(ms));
  return ordersShown(run.world);
}

describe('the process of a read model', () => {
  it('VH-1: reads what the log had when the owner looked, as soon as the answer has come', () => {
    // It asks at 0, and 100 ms after each answer; the owner looks 11 ms after that. The events are of 23 and 35 ms.
    const run = ran(viewShop());
    expect(progress(run.world)).toEqual(['12 to 0', '134 to 2']);
    expect(statuses(run.world)).toEqual(['0 catching up', '12 live']);
    expect(ordersShown(run.world)).toEqual(['web.1 paid']);
  });

  it('VH-1: does not take what came after the owner had looked', () => {
    // It asks at 120, the owner looks at 135, and the answer comes at 140: between these the second order is made.
    const model = viewShop({ at: [1, 114] });
    const edges = model.edges.map((one) =>
      one.id === 'see-orders' ? { ...one, latency: { kind: 'constant', ns: msToNs(5) } as const } : one,
    );
    const run = begin({ ...model, edges });
    expect(shownAt(run, 240)).toEqual(['web.1 paid']);
    expect(dataIn(run.world).shop.orders.data.orders.rows.count).toBe(2);
    expect(shownAt(run, 400)).toEqual(['web.1 paid', 'web.2 paid']);
  });

  it('VH-1: passes over events of other services', () => {
    const { world } = ran(viewShop({ view: { shows: 'users', source: 'see-users' } }));
    const sight = dataIn(world).views.sight(0);
    expect(sight?.serving.state.handled).toBe(10);
    expect(sight?.serving.state.checkpoint).toBe(dataIn(world).book.events.length);
  });

  it('VH-1: reads only once when it looks no more', () => {
    expect(progress(ran(viewShop({ settings: { pollMs: 0 } })).world)).toEqual(['12 to 0']);
  });

  it('VH-2: handles each event in its time, and longer where work takes longer', () => {
    const apart = { checkpoint: 'apart' } as const;
    expect(progress(ran(viewShop({ settings: apart })).world)).toEqual(['12 to 0', '129 to 1', '134 to 2']);
    const slow = fault('slow', 'pages', 100, 1000, { latencyFactor: 3, addedNs: msToNs(2) });
    const { world } = ran(viewShop({ settings: apart, more: { faults: [slow] } }));
    expect(progress(world)).toEqual(['12 to 0', '141 to 1', '158 to 2']);
  });

  it('VH-2: then looks up all rows that the event names at once', () => {
    const { world } = ran(viewShop({ settings: { checkpoint: 'apart' }, view: withLookups }));
    expect(progress(world)).toEqual(['12 to 0', '141 to 1', '146 to 2']);
    expect(ordersShown(world)).toEqual(['web.1 paid of Ines Okafor']);
    expect([ofEdge(world, 'see-users', 'calls'), ofEdge(world, 'see-products', 'calls')]).toEqual([1, 1]);
  });

  it('VH-2: asks through nodes that only hand calls on', () => {
    const model = viewShop({
      view: { lookups: { users: 'see-users', products: null }, source: 'see-orders' },
    });
    const edges = [
      ...model.edges.filter(({ id }) => id !== 'see-orders' && id !== 'see-users'),
      edge('see-orders', 'pages', 'front', hop),
      edge('see-users', 'pages', 'front', hop),
      edge('on-orders', 'front', 'orders', hop),
      edge('on-users', 'front', 'users', hop),
    ];
    const nodes = [...model.nodes, node('front', { plan: [['on-orders', 'on-users']] })];
    expect(ordersShown(ran({ ...model, nodes, edges }).world)).toEqual(['web.1 paid of Ines Okafor']);
  });

  it('VH-3: shows ids where a row is not known, or a fallback answers', () => {
    const strangers = viewShop({ view: withLookups });
    const { data } = strangers;
    const few = { ...strangers, data: data && { ...data, shop: { ...data.shop, customers: 1 } } };
    expect(ordersShown(ran(few).world)).toEqual(['web.1 paid of Ines Okafor']);
    const down = fault('down', 'users', 0, 5000, { state: 'crashed' });
    const model = viewShop({ view: withLookups, more: { faults: [down] } });
    const edges = model.edges.map((one) => (one.id === 'see-users' ? { ...one, stack: [fallback()] } : one));
    expect(ordersShown(ran({ ...model, edges }).world)).toEqual(['web.1 paid']);
  });

  it('VH-3: a handler fails as other work at its instance does', () => {
    const errors = fault('errors', 'pages', 0, 500, { errorRate: 1 });
    const { world } = ran(viewShop({ more: { faults: [errors] } }), 5000);
    expect(dataIn(world).views.sight(0)?.serving.state.retried).toBeGreaterThan(0);
    expect(ordersShown(world)).toEqual(['web.1 paid']);
  });

  it('VH-4: what a fallback says of the log is no answer', () => {
    const down = fault('down', 'orders', 60, 400, { state: 'crashed' });
    const model = viewShop({ settings: { initialDelayMs: 0, maxDelayMs: 0 }, more: { faults: [down] } });
    const edges = model.edges.map((one) => (one.id === 'see-orders' ? { ...one, stack: [fallback()] } : one));
    const { world } = ran({ ...model, edges });
    expect(statuses(world)).toEqual(['0 catching up', '12 live', '114 behind', '412 behind', '422 live']);
    expect(ordersShown(world)).toEqual(['web.1 paid']);
  });

  it('VH-5: readers see documents that are saved together with the checkpoint when they are saved', () => {
    const together = begin(viewShop());
    expect(shownAt(together, 133)).toEqual([]);
    expect(shownAt(together, 134)).toEqual(['web.1 paid']);
    const apart = begin(viewShop({ settings: { checkpoint: 'apart' } }));
    expect(shownAt(apart, 128)).toEqual([]);
    expect(shownAt(apart, 129)).toEqual(['web.1 pending']);
  });

  it('VH-6: its calls are measured, and asked by nobody', () => {
    const { world } = ran(viewShop());
    expect(ofEdge(world, 'see-orders', 'calls')).toBe(9);
    const own = world.configuration.clients.findIndex(({ model }) => model.id === OWN_CLIENT);
    expect(total(world, 'clients', own, CLIENT.asked)).toBe(0);
  });

  it('VH-6: begin nothing where they are answered, or are handed on', () => {
    // The owner of the orders also carries sagas out, and keeps a read model, for whatever comes to it.
    const model = viewShop({ view: { requestTypes: [] } });
    const { data } = model;
    if (data === null) throw new Error('A shop without data');
    const sagas = data.sagas.map((saga) => ({ ...saga, id: 'other', node: 'orders' }));
    const { world } = ran({ ...model, data: { ...data, sagas: [...data.sagas, ...sagas] } });
    expect(ofEdge(world, 'see-orders', 'calls')).toBeGreaterThan(5);
    const { begun } = dataIn(world).book;
    const clients = Array.from(begun.table.col.client.subarray(0, begun.length));
    expect(new Set(clients.map((one) => world.configuration.clients[one].model.id))).toEqual(
      new Set(['web']),
    );
  });

  it('VH-6: a row is written down once, however often it is looked up', () => {
    const { world } = ran(viewShop({ at: [1, 20, 40, 60], view: withLookups }), 2000);
    expect(ofEdge(world, 'see-users', 'calls')).toBe(4);
    expect(dataIn(world).views.answers.size).toBe(2);
  });

  it('VH-9: requests are answered when the work of the node is done, and calls about data are no readers', () => {
    expect(story(begin(viewShop({ at: [], reads: [30] })).world, 1000)).toEqual(['42 reader ok']);
    const slow = withNode(viewShop({ at: [], reads: [30] }), 'pages', {
      latency: { kind: 'constant', ns: msToNs(25) },
    });
    expect(story(begin(slow).world, 1000)).toEqual(['57 reader ok']);
  });

  it('VH-18: the lag of a node is that of the one that lacks most', () => {
    const run = begin(viewShop());
    run.run(msToNs(100));
    const { nodes } = run.world.configuration;
    const at = (id: string): number => nodes.findIndex(({ model }) => model.id === id);
    expect([dataIn(run.world).lagAt(at('pages')), dataIn(run.world).lagAt(at('desk'))]).toEqual([2, -1]);
  });
});

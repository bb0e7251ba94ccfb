import fc from 'fast-check';
import { defaultsOf } from '../../../base/check-settings';
import { msToNs } from '../../../base/time';
import { fields, type ProjectionSettings } from '../../../patterns/projection/settings';
import type { FaultModel } from '../../fault-model';
import type { LayerModel, Model } from '../../model';
import {
  breaker,
  client,
  constant,
  edge,
  exponential,
  fault,
  networkFault,
  node,
  requestType,
  retry,
  steady,
  timeout,
} from '../../small-model.test-support';
import type { ViewModel } from '../data-model';
import { HEALED_MS, randomShop } from '../random-shop.test-support';

/** Any shop, with a node that makes read models of any settings of it, and is read; all of that fails for a while, too. */

const settings: fc.Arbitrary<Partial<ProjectionSettings>> = fc.record({
  checkpoint: fc.constantFrom('together', 'apart'),
  saveEvery: fc.constantFrom(1, 3, 20),
  saveAfterMs: fc.constantFrom(0, 80),
  batchEvents: fc.constantFrom(1, 4, 50),
  pollMs: fc.constantFrom(20, 100),
  behindAfter: fc.constantFrom(0, 5, 100),
  retries: fc.constantFrom(0, 1, 3),
  initialDelayMs: fc.constantFrom(0, 10),
  factor: fc.constantFrom(1, 2),
  maxDelayMs: fc.constant(200),
  poison: fc.constantFrom('skip', 'park', 'park-stream', 'stop'),
  maxParked: fc.constantFrom(1, 100),
  maxWaiters: fc.constantFrom(0, 1, 50),
  waitMs: fc.constantFrom(30, 300),
});

const view = fc.record({
  shows: fc.constantFrom(
    'orders' as const,
    'orders' as const,
    'customer-orders' as const,
    'users' as const,
    'items' as const,
  ),
  looksUp: fc.boolean(),
  handleNs: fc.constantFrom(0, msToNs(2), msToNs(15)),
  reads: fc.constantFrom('at-once' as const, 'wait' as const),
  remakeAt: fc.constantFrom(null, null, msToNs(700)),
  tooLong: fc.constantFrom('answer' as const, 'refuse' as const),
  settings,
});
type Drawn = typeof view extends fc.Arbitrary<infer Value> ? Value : never;

const SOURCES = { orders: 'orders', 'customer-orders': 'orders', users: 'users', items: 'products' } as const;

function modelOf({ shows, looksUp, settings: given, ...rest }: Drawn, place: number): ViewModel {
  const looked = looksUp && shows === 'orders';
  return {
    ...rest,
    id: `view-${place}`,
    node: 'pages',
    shows,
    source: `see-${SOURCES[shows]}`,
    lookups: { users: looked ? 'see-users' : null, products: looked ? 'see-products' : null },
    asksAs: 'look',
    // A request is answered of one read model.
    requestTypes: place === 0 ? null : [],
    settings: { ...defaultsOf(fields), ...given },
  };
}

const stack = fc.array(
  fc.constantFrom<LayerModel>(
    retry({ maxAttempts: 2, initialDelayMs: 5 }),
    breaker({ failureThreshold: 3, openForMs: 100, trialsPermitted: 2, trialsMaxDurationMs: 200 }),
    timeout(60),
  ),
  { maxLength: 1 },
);

const failure = fc.record({
  where: fc.constantFrom('pages', 'pages', 'orders', 'users', 'products'),
  what: fc.constantFrom('crashed', 'hung', 'errors', 'slow', 'lost'),
  from: fc.integer({ min: 0, max: 1500 }),
  length: fc.integer({ min: 1, max: 500 }),
  share: fc.constantFrom(1, 0.5),
});

function faultOf(
  one: typeof failure extends fc.Arbitrary<infer Value> ? Value : never,
  place: number,
): FaultModel {
  const { where, what, from, share } = one;
  const to = Math.min(HEALED_MS, from + one.length);
  const id = `view-fault-${place}`;
  if (what === 'crashed' || what === 'hung') return fault(id, where, from, to, { state: what, share });
  if (what === 'errors') return fault(id, where, from, to, { errorRate: 0.6 });
  if (what === 'slow') return fault(id, where, from, to, { addedNs: msToNs(40) });
  return networkFault(id, ['see-orders', 'see-users', 'see-products'], from, to, { lossRate: 0.5 });
}

export const randomViewShop: fc.Arbitrary<Model> = fc
  .record({
    shop: randomShop,
    views: fc.array(view, { minLength: 1, maxLength: 2 }),
    stack,
    latency: fc.constantFrom(constant(1), exponential(4)),
    instances: fc.integer({ min: 1, max: 2 }),
    noticedAfterNs: fc.constantFrom(0, msToNs(70)),
    startupNs: fc.constantFrom(0, msToNs(30)),
    faults: fc.array(failure, { maxLength: 3 }),
  })
  .map(({ shop, views, stack: layers, latency, instances, noticedAfterNs, startupNs, faults }): Model => {
    const { data } = shop;
    if (data === null) throw new Error('A shop without data');
    const way = { latency, stack: layers, lostAfterNs: msToNs(300) };
    return {
      ...shop,
      requestTypes: [...shop.requestTypes, requestType(0, { id: 'look', users: 6 })],
      clients: [
        ...shop.clients,
        client('reader', 20, 'read', {
          load: steady(20),
          mix: [{ requestType: 'look', edge: 'read', weight: 1 }],
        }),
      ],
      nodes: [
        ...shop.nodes,
        node('products'),
        node('pages', { instances, latency: constant(2), lifecycle: { noticedAfterNs, startupNs } }),
      ],
      edges: [
        ...shop.edges,
        edge('read', 'reader', 'pages', { latency: constant(1) }),
        ...['orders', 'users', 'products'].map((to) => edge(`see-${to}`, 'pages', to, way)),
      ],
      faults: [...shop.faults, ...faults.map(faultOf)],
      data: {
        ...data,
        owners: [...data.owners, { node: 'products', service: 'products', keepsKeys: true }],
        views: views.map(modelOf),
      },
    };
  });

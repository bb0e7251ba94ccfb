import { ENGINE_VERSION } from '../../sim/engine-version';
import { usualStore } from '../store-preset-settings';
import { measured } from './measured';
import { dataAreRight, sagasAre } from './order-shop';

/**
 * Four services, each with a store of its own kind, and a fifth that helps itself: support reads the database of users
 * instead of asking users. A report that somebody runs there shows the difference.
 */
const BEFORE = { fromMs: 2000, toMs: 15_000 };
const REPORT = { fromMs: 18_000, toMs: 40_000 };
const AFTER = { fromMs: 48_000, toMs: 60_000 };
const WHOLE = { fromMs: 0, toMs: 60_000 };

export const databasePerService = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'database-per-service',
  name: 'Database per service',
  question: 'A report makes the database of the users slow. Who feels it, and who only asked the users?',
  watch: [
    'Users keeps its rows in a relational database, orders its documents, inventory its counts by key, and analytics scans columns.',
    'Support reads the database of users directly. The mark on that call says that it crosses ownership.',
    'At 15 s somebody runs a report on that database. Its 40 connections are soon taken, and users and support take them away from each other.',
    'Each of the 8 workers of support waits for a connection, and so tickets are shed for which no customer is needed.',
    'Orders asks users by a call, and checks each customer before it takes an order. A timeout and a breaker stand before that call: orders are refused within milliseconds, and tracking does not notice.',
    'The analysts wait for tenths of a second at any time, and now and then for seconds. That is what their store is like, and nobody else has to wait with them.',
  ],
  tags: ['database per service', 'ownership', 'circuit breaker', 'saga'],
  notes:
    'Each database has the settings that are usual for its kind; choose another kind in its pane to see them change. ' +
    'Nothing in a run forbids the call that crosses ownership: it is as fast as any other, until the database has ' +
    'trouble, or its tables change. An order is a saga here: check the customer, reserve the goods, create the order.',
  seed: 27,
  durationMs: 60_000,
  measure: { fromMs: 2000, toMs: 60_000 },
  requestTypes: [
    { id: 'place-order', name: 'Place an order', method: 'POST', path: '/orders', keys: 20, users: 100 },
    { id: 'track-order', name: 'Track an order', method: 'GET', path: '/orders/{id}' },
    { id: 'profile', name: 'Look at a profile', method: 'GET', path: '/users/{id}' },
    { id: 'customer', name: 'Look a customer up', method: 'GET', path: '/users/{id}' },
    { id: 'ticket', name: 'Answer a ticket', method: 'POST', path: '/tickets' },
    { id: 'report', name: 'Make a report', method: 'GET', path: '/analytics/report', deadlineMs: 20_000 },
  ].map((type) => ({ deadlineMs: 1000, ...type })),
  nodes: [
    client('people', 'profile', 'people-users', 60, 0),
    client('agents', 'customer', 'agents-look-up', 30, 90),
    client('tickets', 'ticket', 'tickets-support', 20, 180),
    client('shoppers', 'place-order', 'shoppers-orders', 40, 270),
    client('trackers', 'track-order', 'trackers-orders', 40, 360),
    client('analysts', 'report', 'analysts-analytics', 2, 420, 260),
    service('users', 540, 0, { plan: ['users-users-db'] }),
    service('support', 260, 135, {
      concurrency: 8,
      queueRoom: 16,
      plan: [{ edge: 'support-users-db', requestTypes: ['customer'] }],
    }),
    service('orders', 260, 315, {
      plan: [
        { edge: 'orders-orders-db', requestTypes: ['track-order'] },
        { edge: 'orders-analytics', awaited: false, requestTypes: ['place-order'] },
      ],
    }),
    service('inventory', 540, 210, { plan: ['inventory-inventory-db'] }),
    service('analytics', 540, 420, {
      concurrency: 64,
      plan: [{ edge: 'analytics-analytics-db', requestTypes: ['report'] }],
    }),
    // Whoever is checked here is only read, so that nobody gets into anybody's way.
    database('users', 'relational', 17, { owns: 'users', firstWriteWins: false }),
    database('inventory', 'key-value', 227, { owns: 'inventory' }),
    database('orders', 'document', 332, { owns: 'orders' }),
    database('analytics', 'analytic', 437),
  ],
  edges: [
    call('people', 'users'),
    { ...call('agents', 'support'), id: 'agents-look-up' },
    call('tickets', 'support'),
    call('shoppers', 'orders'),
    call('trackers', 'orders'),
    call('analysts', 'analytics'),
    call('users', 'users-db'),
    call('support', 'users-db'),
    {
      ...call('orders', 'users'),
      stack: [
        {
          id: 'breaker',
          kind: 'circuit-breaker',
          settings: { tripOn: 'failure-rate-calls', windowCalls: 20, minimumCalls: 10, openForMs: 3000 },
        },
        { id: 'timeout', kind: 'timeout', settings: { afterMs: 200 } },
      ],
    },
    call('orders', 'inventory'),
    call('inventory', 'inventory-db'),
    call('orders', 'orders-db'),
    call('orders', 'analytics'),
    call('analytics', 'analytics-db'),
  ],
  sagas: [
    {
      id: 'order',
      name: 'Place an order',
      node: 'orders',
      requestTypes: ['place-order'],
      steps: [
        {
          id: 'check',
          name: 'Check the customer',
          edge: 'orders-users',
          does: 'check-user',
          compensation: 'nothing',
          attempts: 1,
        },
        { id: 'reserve', name: 'Reserve goods', edge: 'orders-inventory', does: 'reserve-stock' },
        { id: 'create', name: 'Create order', edge: 'orders-orders-db', does: 'create-order' },
      ],
    },
  ],
  faults: [
    {
      id: 'report',
      name: 'A report runs on the users',
      kind: 'degraded',
      target: { nodes: ['users-db'] },
      fromMs: 15_000,
      toMs: 40_000,
      latencyFactor: 60,
    },
  ],
  expect: [
    measured('good-before', 'goodput', BEFORE, { atLeast: 0.99 }),
    measured('users-suffers', 'goodput', REPORT, { atMost: 0.6 }, { client: 'people' }),
    measured('support-suffers', 'goodput', REPORT, { atMost: 0.6 }, { client: 'agents' }),
    measured('so-do-tickets', 'goodput', REPORT, { atMost: 0.7 }, { client: 'tickets' }),
    {
      id: 'opens',
      kind: 'state',
      of: { edge: 'orders-users', layer: 'breaker' },
      state: 'open',
      over: { after: { fault: 'report', at: 'start' }, fromMs: 0, toMs: 4000 },
      hold: 'sometime',
    },
    measured('refused-at-once', 'mean-call-time', REPORT, { atMost: 60 }, { edge: 'shoppers-orders' }),
    measured('tracking-goes-on', 'goodput', REPORT, { atLeast: 0.99 }, { client: 'trackers' }),
    measured('orders-stays-free', 'utilisation', REPORT, { atMost: 0.2 }, { node: 'orders' }),
    measured(
      'analytics-is-slow',
      'latency',
      BEFORE,
      { atLeast: 800, percentile: 95 },
      { node: 'analytics-db' },
    ),
    sagasAre('orders-are-taken', 'completed', BEFORE, { atLeast: 400 }),
    dataAreRight(WHOLE),
    measured('good-after', 'goodput', AFTER, { atLeast: 0.99 }),
  ],
};

function client(id: string, requestType: string, edge: string, ratePerSecond: number, y: number, x = 0) {
  return {
    kind: 'client',
    id,
    name: id,
    position: { x, y },
    ratePerSecond,
    mix: [{ requestType, edge, weight: 1 }],
  };
}

function service(id: string, x: number, y: number, changes: Readonly<Record<string, unknown>>) {
  return {
    kind: 'service',
    id,
    name: id,
    position: { x, y },
    concurrency: 32,
    queueRoom: 64,
    latency: { kind: 'lognormal', medianMs: 4, p95Ms: 10 },
    ...changes,
  };
}

/** A database that belongs to the service by whose name it goes. */
function database(
  owner: string,
  store: Parameters<typeof usualStore>[0],
  y: number,
  changes: Readonly<Record<string, unknown>> = {},
) {
  return {
    ...usualStore(store),
    id: `${owner}-db`,
    name: `${owner} db`,
    position: { x: 800, y },
    belongsTo: owner,
    ...changes,
  };
}

function call(from: string, to: string) {
  return { id: `${from}-${to}`, from, to };
}

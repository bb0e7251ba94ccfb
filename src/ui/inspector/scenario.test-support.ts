import { scheduleFields } from '../../scenario/schedule-settings';
import { defaultsOf } from '../../base/check-settings';
import { shopDataFields } from '../../scenario/data-settings';
import type { Scenario } from '../../scenario/format';
import type { Latency } from '../../scenario/latency';
import { faultFields } from '../../scenario/fault-settings';
import {
  clientFields,
  edgeFields,
  networkFields,
  requestTypeFields,
  workFields,
} from '../../scenario/node-settings';
import { breakerLayer, bulkheadLayer, retryLayer, timeoutLayer } from './layers.test-support';

const latency: Latency = { kind: 'lognormal', medianMs: 60, p95Ms: 120 };

/** A client, two services and three calls, one of which nobody uses; payments fails for a while. */
export function shopScenario({ listWeight = 1, circle = false } = {}): Scenario {
  const type = defaultsOf(requestTypeFields);
  const edge = { ...defaultsOf(edgeFields), latency: { kind: 'constant', ms: 0.5 } as const, stack: [] };
  const work = {
    ...defaultsOf(workFields),
    kind: 'service',
    latency,
    zones: [],
    weights: [],
    tags: [],
    address: '',
  } as const;
  return {
    id: 'shop',
    name: 'Shop',
    question: 'Does the shop stay on its feet?',
    watch: ['At 20 s payments begins to fail.', 'At 45 s it recovers.'],
    tags: ['retry'],
    notes: '',
    seed: 27,
    durationMs: 60_000,
    measure: { fromMs: 0, toMs: 60_000 },
    requestTypes: [
      { ...type, id: 'place', name: 'Place an order', method: 'POST', path: '/orders', deadlineMs: 1500 },
      { ...type, id: 'list', name: 'List orders', method: 'GET', path: '/orders' },
    ],
    nodes: [
      {
        ...defaultsOf(clientFields),
        id: 'web',
        name: 'web',
        kind: 'client',
        shape: { kind: 'steady' },
        think: latency,
        mix: [
          { requestType: 'place', edge: 'web-orders', weight: 1 },
          { requestType: 'list', edge: 'web-orders', weight: listWeight },
        ],
      },
      { ...work, id: 'orders', name: 'orders', plan: [['orders-payments']] },
      { ...work, id: 'payments', name: 'payments', plan: circle ? ['payments-orders'] : [] },
    ],
    edges: [
      { ...edge, id: 'web-orders', from: 'web', to: 'orders' },
      {
        ...edge,
        id: 'orders-payments',
        from: 'orders',
        to: 'payments',
        stack: [
          retryLayer({ initialDelayMs: 80 }),
          breakerLayer({ tripOn: 'failure-rate-calls' }),
          timeoutLayer(250),
          bulkheadLayer({ maxConcurrent: 24 }),
        ],
      },
      { ...edge, id: 'payments-orders', from: 'payments', to: 'orders' },
      { ...edge, id: 'unused', from: 'orders', to: 'payments' },
    ],
    network: defaultsOf(networkFields),
    data: defaultsOf(shopDataFields),
    sagas: [],
    writers: [],
    views: [],
    groups: [],
    faults: [
      {
        ...defaultsOf(scheduleFields),
        ...defaultsOf(faultFields.degraded),
        id: 'outage',
        name: 'Payment outage',
        kind: 'degraded',
        enabled: true,
        target: { nodes: ['payments'] },
        fromMs: 20_000,
        toMs: 45_000,
        errorRate: 0.9,
        latencyFactor: 5,
      },
    ],
    expect: [
      {
        id: 'opens',
        kind: 'state',
        of: { edge: 'orders-payments', layer: 'breaker' },
        state: 'open',
        over: { after: { fault: 'outage', at: 'start' }, fromMs: 0, toMs: 5000 },
        hold: 'sometime',
      },
      {
        id: 'good',
        kind: 'measure',
        figure: 'goodput',
        over: { fromMs: 2000, toMs: 20_000 },
        hold: 'overall',
        atLeast: 0.99,
      },
      {
        id: 'fast',
        kind: 'measure',
        figure: 'latency',
        of: { client: 'web' },
        percentile: 95,
        over: { fromMs: 2500, toMs: 20_000 },
        hold: 'overall',
        atMost: 1250,
      },
    ],
  };
}

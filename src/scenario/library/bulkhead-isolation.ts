import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/**
 * One service, three that it calls. The pools are those of the preset: payment 10 with a queue of 20, inventory 5 and 10,
 * notification 20 and 50, which nobody waits for.
 */
const BEFORE = { fromMs: 2000, toMs: 20_000 };
const SLOW = { fromMs: 25_000, toMs: 50_000 };
const AFTER = { fromMs: 62_000, toMs: 80_000 };

export const bulkheadIsolation = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'bulkhead-isolation',
  name: 'Bulkheads',
  question: 'One of three services that a shop calls becomes slow. Do the other two still get their share?',
  watch: [
    'Two shops alike, with 64 workers each. Payment and inventory are waited for; notifications are sent and forgotten.',
    'At 20 s payment takes five seconds in place of a tenth. Every call holds a worker of the shop until it ends.',
    'Above, nothing limits that: soon all 64 workers stand before payment, and nobody can look at the stock.',
    'Below, payment has 10 slots and 20 places to wait: 30 workers at most. The rest is turned away at once.',
    'So half of the workers stay free, and who asks for the stock never notices.',
  ],
  tags: ['bulkhead', 'cascading failure'],
  seed: 27,
  durationMs: 80_000,
  measure: { fromMs: 2000, toMs: 80_000 },
  requestTypes: [
    { id: 'pay', name: 'Pay', method: 'POST', path: '/payments', deadlineMs: 2000 },
    { id: 'stock', name: 'Look at the stock', method: 'GET', path: '/stock', deadlineMs: 2000 },
  ],
  nodes: [...shop('open', 1, 0), ...shop('pools', 2, 320)],
  edges: [
    ...calls('open', () => []),
    ...calls('pools', (maxConcurrent, queueLimit) => [
      { id: 'bulkhead', kind: 'bulkhead', settings: { maxConcurrent, queueLimit } },
    ]),
  ],
  faults: [
    {
      id: 'slow',
      name: 'Payment is slow',
      kind: 'degraded',
      target: { nodes: ['open-payment', 'pools-payment'] },
      fromMs: 20_000,
      toMs: 50_000,
      latencyFactor: 60,
    },
  ],
  expect: [
    measured('good-before', 'goodput', BEFORE, { atLeast: 0.99 }),
    measured('all-workers-wait', 'utilisation', SLOW, { atLeast: 0.95 }, { node: 'open-shop' }),
    measured('stock-dragged-down', 'goodput', SLOW, { atMost: 0.4 }, { client: 'open-lookers' }),
    measured('pool-is-full', 'rejected-share', SLOW, { atLeast: 0.8 }, { edge: 'pools-pay' }),
    measured('thirty-at-most', 'in-flight', SLOW, { atLeast: 20, atMost: 30 }, { edge: 'pools-pay' }),
    measured('half-stays-free', 'utilisation', SLOW, { atMost: 0.55 }, { node: 'pools-shop' }),
    measured('stock-goes-on', 'goodput', SLOW, { atLeast: 0.99 }, { client: 'pools-lookers' }),
    measured('good-after', 'goodput', AFTER, { atLeast: 0.99 }),
  ],
};

function shop(column: string, number: number, y: number) {
  return [
    client(`${column}-buyers`, `buyers ${number}`, 'pay', `${column}-buy`, y + 20),
    client(`${column}-lookers`, `lookers ${number}`, 'stock', `${column}-look`, y + 180),
    {
      kind: 'service',
      id: `${column}-shop`,
      name: `shop ${number}`,
      position: { x: 240, y: y + 100 },
      concurrency: 64,
      queueRoom: 64,
      latency: { kind: 'lognormal', medianMs: 5, p95Ms: 12 },
      plan: [
        { edge: `${column}-pay`, requestTypes: ['pay'] },
        { edge: `${column}-stock`, requestTypes: ['stock'] },
        { edge: `${column}-notify`, awaited: false, requestTypes: ['pay'] },
      ],
    },
    callee(`${column}-payment`, `payment ${number}`, 80, y),
    callee(`${column}-inventory`, `inventory ${number}`, 40, y + 100),
    callee(`${column}-notification`, `notification ${number}`, 120, y + 200),
  ];
}

function client(id: string, name: string, requestType: string, edge: string, y: number) {
  return {
    kind: 'client',
    id,
    name,
    position: { x: 0, y },
    ratePerSecond: 40,
    mix: [{ requestType, edge, weight: 1 }],
  };
}

function callee(id: string, name: string, medianMs: number, y: number) {
  return {
    kind: 'service',
    id,
    name,
    position: { x: 520, y },
    concurrency: 128,
    queueRoom: 256,
    latency: { kind: 'lognormal', medianMs, p95Ms: medianMs * 2 },
  };
}

type Pool = (slots: number, queue: number) => readonly object[];

function calls(column: string, pool: Pool) {
  const shopId = `${column}-shop`;
  return [
    { id: `${column}-buy`, from: `${column}-buyers`, to: shopId },
    { id: `${column}-look`, from: `${column}-lookers`, to: shopId },
    { id: `${column}-pay`, from: shopId, to: `${column}-payment`, stack: pool(10, 20) },
    { id: `${column}-stock`, from: shopId, to: `${column}-inventory`, stack: pool(5, 10) },
    { id: `${column}-notify`, from: shopId, to: `${column}-notification`, stack: pool(20, 50) },
  ];
}

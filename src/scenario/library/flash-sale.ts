import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** Browsing grows more than sixfold for half a minute. A queue by priority lets the checkouts through and sheds the rest. */
const SALE = { fromMs: 22_000, toMs: 50_000 };

export const flashSale = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'flash-sale',
  name: 'Flash sale',
  question: 'A sale brings more people than the shop can show things to. Can those who buy still buy?',
  watch: [
    'At 20 s the sale begins: browsing goes from 60 to 400 requests a second, checkouts from 15 to 40.',
    'The shop manages some 250. Its queue serves the most important first: checkouts hardly wait.',
    'A full queue sheds the least important request: browsing pays for all of it.',
    'Everybody wants the same few things: checkouts of one product collide at the stock, and try again.',
    'Set “Next is” of the shop to the oldest request: now checkouts wait and are shed like everybody.',
  ],
  tags: ['priority', 'load shedding', 'hot keys', 'retry'],
  seed: 27,
  durationMs: 80_000,
  measure: { fromMs: 2000, toMs: 80_000 },
  requestTypes: [
    { id: 'browse', name: 'Browse', method: 'GET', path: '/products', deadlineMs: 1500 },
    {
      id: 'checkout',
      name: 'Check out',
      method: 'POST',
      path: '/checkout',
      deadlineMs: 1500,
      priority: 10,
      keys: 50,
      keySkew: 1.2,
    },
  ],
  nodes: [
    shoppers('lookers', 'lookers', 'browse', 0, 60, 400),
    shoppers('buyers', 'buyers', 'checkout', 200, 15, 40),
    {
      kind: 'service',
      id: 'shop',
      name: 'shop',
      position: { x: 260, y: 100 },
      concurrency: 12,
      queueRoom: 100,
      queueOrder: 'priority',
      latency: { kind: 'lognormal', medianMs: 40, p95Ms: 80 },
      holdsWorker: false,
      plan: [{ edge: 'reserve', requestTypes: ['checkout'] }],
    },
    {
      kind: 'database',
      id: 'stock',
      name: 'stock',
      position: { x: 520, y: 100 },
      concurrency: 64,
      queueRoom: 256,
      latency: { kind: 'lognormal', medianMs: 25, p95Ms: 50 },
      firstWriteWins: true,
    },
  ],
  edges: [
    { id: 'browse', from: 'lookers', to: 'shop', latency: { kind: 'lognormal', medianMs: 10, p95Ms: 25 } },
    { id: 'checkout', from: 'buyers', to: 'shop', latency: { kind: 'lognormal', medianMs: 10, p95Ms: 25 } },
    {
      id: 'reserve',
      from: 'shop',
      to: 'stock',
      stack: [
        {
          id: 'retry',
          kind: 'retry',
          settings: { maxAttempts: 5, initialDelayMs: 10, jitter: 'full', retryOn: ['conflict'] },
        },
      ],
    },
  ],
  expect: [
    measured('all-before', 'goodput', { fromMs: 2000, toMs: 20_000 }, { atLeast: 0.95 }),
    measured('buyers-served', 'goodput', SALE, { atLeast: 0.97 }, { client: 'buyers' }),
    measured('buyers-fast', 'latency', SALE, { atMost: 300, percentile: 95 }, { client: 'buyers' }),
    measured('lookers-shed', 'goodput', SALE, { atLeast: 0.45, atMost: 0.75 }, { client: 'lookers' }),
    measured('hot-products', 'retries', SALE, { atLeast: 2 }, { edge: 'reserve' }),
    measured('all-after', 'goodput', { fromMs: 55_000, toMs: 80_000 }, { atLeast: 0.95 }),
  ],
};

function shoppers(id: string, name: string, requestType: string, y: number, usual: number, sale: number) {
  return {
    kind: 'client',
    id,
    name,
    position: { x: 0, y },
    ratePerSecond: usual,
    shape: { kind: 'spike', fromMs: 20_000, toMs: 50_000, ratePerSecond: sale },
    mix: [{ requestType, edge: requestType, weight: 1 }],
  };
}

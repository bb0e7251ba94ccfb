import { header } from './scenario-parts';

const GUARDS = [
  { id: 'breaker', kind: 'circuit-breaker', settings: { tripOn: 'failure-rate-calls', windowCalls: 20 } },
  { id: 'timeout', kind: 'timeout', settings: { afterMs: 400 } },
];

interface Call {
  readonly from: string;
  readonly to: string;
}

/**
 * A scenario of as many nodes as there may be, 500, and 900 calls, as a file: 50 shops call three of 150 cores each,
 * cores call two of 200 helpers and some a store, helpers one or two of 99 stores. Every call between services is
 * guarded: 850 breakers.
 */
export function manyServices(): object {
  const shops = numbers(50).map((k): Call => ({ from: 'users', to: `shop-${k}` }));
  const calls = [...shops, ...callsBetweenServices()];
  const service = (id: string, kind: string, x: number, y: number): object => ({
    kind,
    id,
    name: id,
    position: { x, y },
    instances: 4,
    concurrency: 64,
    queueRoom: 64,
    latency: { kind: 'lognormal', medianMs: 4, p95Ms: 10 },
    plan: calls.filter(({ from }) => from === id).map(idOf),
  });
  return {
    ...header('many-services', 'Many services', 600_000),
    requestTypes: [{ id: 'order', name: 'Order', method: 'POST', path: '/orders', deadlineMs: 1000 }],
    nodes: [
      {
        kind: 'client',
        id: 'users',
        name: 'users',
        position: { x: 0, y: 2500 },
        ratePerSecond: 200,
        mix: shops.map((call) => ({ requestType: 'order', edge: idOf(call), weight: 1 })),
      },
      ...numbers(50).map((k) => service(`shop-${k}`, 'gateway', 220, k * 100)),
      ...numbers(150).map((k) =>
        service(`core-${k}`, 'service', 440 + (k % 3) * 220, Math.floor(k / 3) * 100),
      ),
      ...numbers(200).map((k) =>
        service(`helper-${k}`, 'service', 1100 + (k % 4) * 220, Math.floor(k / 4) * 100),
      ),
      ...numbers(99).map((k) =>
        service(`store-${k}`, 'database', 1980 + (k % 2) * 220, Math.floor(k / 2) * 100),
      ),
    ],
    edges: calls.map((call, place) => ({
      ...call,
      id: idOf(call),
      latency: { kind: 'constant', ms: 1 },
      stack: place < shops.length ? [] : GUARDS,
    })),
  };
}

/** 150 + 300 + 100 + 300. */
function callsBetweenServices(): readonly Call[] {
  return [
    ...numbers(150).map((k) => ({ from: `shop-${k % 50}`, to: `core-${k}` })),
    ...numbers(300).map((k) => ({ from: `core-${k % 150}`, to: `helper-${k % 200}` })),
    ...numbers(100).map((k) => ({ from: `core-${k}`, to: `store-${k % 99}` })),
    ...numbers(300).map((k) => ({ from: `helper-${k % 200}`, to: `store-${(k + (k < 200 ? 0 : 50)) % 99}` })),
  ];
}

function idOf({ from, to }: Call): string {
  return `${from}-${to}`;
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, k) => k);
}

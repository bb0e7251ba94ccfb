import { ENGINE_VERSION } from '../src/sim/engine-version';

/**
 * A scenario of 50 services, 100 calls and 10,000 requests a second, as a file: what the frame test draws. Ten shops
 * call two of ten cores each, cores call two of twenty helpers and a store, helpers two of ten stores: a request makes
 * 17 calls. Every call between services is guarded.
 */
const REQUESTS_PER_SECOND = 10_000;

const GUARDS = [
  { id: 'retry', kind: 'retry', settings: { maxAttempts: 2, initialDelayMs: 50 } },
  { id: 'breaker', kind: 'circuit-breaker', settings: { tripOn: 'failure-rate-calls', windowCalls: 20 } },
  { id: 'timeout', kind: 'timeout', settings: { afterMs: 400 } },
];

interface Call {
  readonly from: string;
  readonly to: string;
  readonly guarded: boolean;
}

export function fiftyServices(): unknown {
  const calls = callsOf();
  const plan = (id: string): readonly string[] =>
    calls.filter(({ from }) => from === id).map(({ from, to }) => edgeId(from, to));
  const service = (id: string, kind: string, x: number, y: number, medianMs: number): unknown => ({
    kind,
    id,
    name: id,
    position: { x, y },
    instances: 4,
    concurrency: 256,
    queueRoom: 256,
    latency: { kind: 'lognormal', medianMs, p95Ms: medianMs * 2.5 },
    plan: plan(id),
  });
  return {
    format: 'breakwater-scenario',
    version: 1,
    engine: ENGINE_VERSION,
    id: 'fifty-services',
    name: 'Fifty services',
    question: 'Does the picture keep up with fifty services?',
    seed: 1,
    durationMs: 600_000,
    requestTypes: [{ id: 'order', name: 'Order', method: 'POST', path: '/orders', deadlineMs: 1000 }],
    nodes: [
      {
        kind: 'client',
        id: 'users',
        name: 'users',
        position: { x: 0, y: 450 },
        ratePerSecond: REQUESTS_PER_SECOND,
        mix: numbers(10).map((k) => ({
          requestType: 'order',
          edge: edgeId('users', `shop-${k}`),
          weight: 1,
        })),
      },
      ...numbers(10).map((k) => service(`shop-${k}`, 'gateway', 220, k * 100, 2)),
      ...numbers(10).map((k) => service(`core-${k}`, 'service', 440, k * 100, 5)),
      ...numbers(20).map((k) =>
        service(`helper-${k}`, 'service', 660 + (k % 2) * 220, Math.floor(k / 2) * 100, 5),
      ),
      ...numbers(10).map((k) => service(`store-${k}`, 'database', 1100, k * 100, 3)),
    ],
    edges: calls.map(({ from, to, guarded }) => ({
      id: edgeId(from, to),
      from,
      to,
      latency: { kind: 'constant', ms: 1 },
      stack: guarded ? GUARDS : [],
    })),
    faults: [
      {
        id: 'slow',
        name: 'Slow helper',
        node: 'helper-3',
        fromMs: 5000,
        toMs: 600_000,
        errorRate: 0.8,
        latencyFactor: 4,
      },
    ],
    expect: [],
  };
}

/** 10 + 20 + 20 + 10 + 40 calls make a hundred. */
function callsOf(): readonly Call[] {
  const guarded = (from: string, to: string): Call => ({ from, to, guarded: true });
  return [
    ...numbers(10).map((k) => ({ from: 'users', to: `shop-${k}`, guarded: false })),
    ...numbers(10).flatMap((k) => [
      guarded(`shop-${k}`, `core-${k}`),
      guarded(`shop-${k}`, `core-${(k + 1) % 10}`),
    ]),
    ...numbers(20).map((k) => guarded(`core-${k % 10}`, `helper-${k}`)),
    ...numbers(10).map((k) => guarded(`core-${k}`, `store-${k}`)),
    ...numbers(20).flatMap((k) => [
      guarded(`helper-${k}`, `store-${k % 10}`),
      guarded(`helper-${k}`, `store-${(k + 1) % 10}`),
    ]),
  ];
}

function edgeId(from: string, to: string): string {
  return `${from}-${to}`;
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, k) => k);
}

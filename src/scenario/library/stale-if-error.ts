import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** Prices are kept for five seconds. When nobody can be asked any more, is yesterday's price better than none? */
const BEFORE = { fromMs: 10_000, toMs: 25_000 };
const OUTAGE = { fromMs: 32_000, toMs: 55_000 };
const AFTER = { fromMs: 60_000, toMs: 80_000 };

export const staleIfError = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'stale-if-error',
  name: 'Stale if error',
  question: 'The price service is down for half a minute. Is an old price better than none?',
  watch: [
    'Two shops keep each price for 5 s. Nine of ten requests are answered from the cache.',
    'At 25 s prices goes down. At first most do not notice: the caches still know what was asked a moment ago.',
    'Within 5 s price after price ends. Above, whoever asks for it gets an error from then on.',
    'Below, an answer up to a minute past its time stands in for a failed call: nearly all are served.',
    'At 55 s prices is back, and both caches fill again.',
  ],
  tags: ['cache', 'stale if error', 'timeout'],
  seed: 27,
  durationMs: 80_000,
  measure: { fromMs: 2000, toMs: 80_000 },
  requestTypes: [
    {
      id: 'price',
      name: 'Price',
      method: 'GET',
      path: '/prices/{id}',
      deadlineMs: 500,
      keys: 40,
      keySkew: 0.8,
    },
  ],
  nodes: [...shop('strict', 'fresh only', 1, 0), ...shop('lenient', 'stale too', 2, 180)],
  edges: [calls('strict', {}), calls('lenient', { staleIfErrorMs: 60_000 })],
  faults: [
    {
      id: 'outage',
      name: 'Prices is down',
      kind: 'degraded',
      target: { nodes: ['strict-prices', 'lenient-prices'] },
      fromMs: 25_000,
      toMs: 55_000,
      errorRate: 1,
      addedMs: 100,
    },
  ],
  expect: [
    measured('good-before', 'goodput', BEFORE, { atLeast: 0.99 }),
    measured('mostly-hits', 'hit-share', BEFORE, { atLeast: 0.8 }, { edge: 'lenient-calls' }),
    measured('strict-fails', 'failed-share', OUTAGE, { atLeast: 0.95 }, { client: 'strict' }),
    measured('lenient-serves', 'goodput', OUTAGE, { atLeast: 0.98 }, { client: 'lenient' }),
    measured('good-after', 'goodput', AFTER, { atLeast: 0.99 }),
  ],
};

function shop(id: string, name: string, number: number, y: number) {
  return [
    {
      kind: 'client',
      id,
      name: `users, ${name}`,
      position: { x: 0, y },
      ratePerSecond: 100,
      mix: [{ requestType: 'price', edge: `${id}-calls`, weight: 1 }],
    },
    {
      kind: 'service',
      id: `${id}-prices`,
      name: `prices ${number}`,
      position: { x: 360, y },
      concurrency: 32,
      queueRoom: 128,
      latency: { kind: 'lognormal', medianMs: 40, p95Ms: 80 },
    },
  ];
}

function calls(id: string, stale: object) {
  return {
    id: `${id}-calls`,
    from: id,
    to: `${id}-prices`,
    stack: [
      { id: 'cache', kind: 'cache', settings: { ttlMs: 5000, ...stale } },
      { id: 'timeout', kind: 'timeout', settings: { afterMs: 300 } },
    ],
  };
}

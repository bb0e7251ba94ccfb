import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** A partner sends its work in bursts to a service that others use, too: without a limit, against one, and heeding it. */
const BURST = { fromMs: 10_000, toMs: 20_000 };
const WHOLE = { fromMs: 2000, toMs: 80_000 };

export const rateLimitedClient = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'rate-limited-client',
  name: 'Rate-limited client',
  question:
    'A partner sends its day’s work in bursts. What does a limit do for the others, and for the partner?',
  watch: [
    'Three services alike manage 100 requests a second. Web visitors ask 30 times a second, the partner 20 times.',
    'From 10 s on, every 20 s, the partner sends 120 a second for five seconds.',
    'Above, nobody limits it: the queue fills, and the visitors pay for the burst with it.',
    'In the middle a token bucket lets 50 a second through. The visitors do not notice; what is over is rejected.',
    'This partner tries again at once, four times in vain, and gives up. Most of the burst is lost.',
    'Below, it waits as long as Retry-After says. The burst is spread over the time that follows, and nothing is lost.',
  ],
  tags: ['rate limiter', 'retry', 'Retry-After'],
  seed: 27,
  durationMs: 80_000,
  measure: WHOLE,
  requestTypes: [
    { id: 'page', name: 'Page', method: 'GET', path: '/page', deadlineMs: 500 },
    { id: 'upload', name: 'Upload', method: 'PUT', path: '/items' },
  ],
  nodes: [
    ...service('unlimited', 'no limit', 1, 0),
    ...service('hasty', 'hasty', 2, 200),
    ...service('polite', 'polite', 3, 400),
  ],
  edges: [
    ...calls('unlimited', []),
    ...calls('hasty', [
      {
        id: 'retry',
        kind: 'retry',
        settings: {
          maxAttempts: 5,
          backoff: 'constant',
          initialDelayMs: 20,
          jitter: 'none',
          pushback: 'ignore',
        },
      },
      limit(),
    ]),
    ...calls('polite', [
      {
        id: 'retry',
        kind: 'retry',
        settings: { maxAttempts: 20, initialDelayMs: 500, maxDelayMs: 8000, jitter: 'full' },
      },
      limit(),
    ]),
  ],
  expect: [
    measured('visitors-pay', 'goodput', BURST, { atMost: 0.6 }, { client: 'unlimited-web' }),
    measured('visitors-safe-2', 'goodput', WHOLE, { atLeast: 0.99 }, { client: 'hasty-web' }),
    measured('visitors-safe-3', 'goodput', WHOLE, { atLeast: 0.99 }, { client: 'polite-web' }),
    measured('hasty-in-vain', 'rate-limited-share', BURST, { atLeast: 0.3 }, { edge: 'hasty-uploads' }),
    measured('hasty-loses', 'goodput', WHOLE, { atMost: 0.85 }, { client: 'hasty' }),
    measured('polite-keeps-all', 'goodput', WHOLE, { atLeast: 0.98 }, { client: 'polite' }),
  ],
};

function service(id: string, name: string, number: number, y: number) {
  return [
    {
      kind: 'client',
      id: `${id}-web`,
      name: `web ${number}`,
      position: { x: 0, y },
      ratePerSecond: 30,
      mix: [{ requestType: 'page', edge: `${id}-pages`, weight: 1 }],
    },
    {
      kind: 'client',
      id,
      name: `partner, ${name}`,
      position: { x: 0, y: y + 100 },
      ratePerSecond: 20,
      shape: { kind: 'list', between: 'steps', points: [10, 30, 50].flatMap(burst) },
      mix: [{ requestType: 'upload', edge: `${id}-uploads`, weight: 1 }],
    },
    {
      kind: 'service',
      id: `${id}-api`,
      name: `api ${number}`,
      position: { x: 340, y: y + 50 },
      concurrency: 5,
      queueRoom: 100,
      latency: { kind: 'lognormal', medianMs: 47, p95Ms: 75 },
    },
  ];
}

function burst(second: number) {
  return [
    { atMs: second * 1000, ratePerSecond: 120 },
    { atMs: (second + 5) * 1000, ratePerSecond: 20 },
  ];
}

function limit() {
  return {
    id: 'limit',
    kind: 'rate-limiter',
    settings: { algorithm: 'token-bucket', limit: 50, windowMs: 1000, burst: 20 },
  };
}

function calls(id: string, stack: readonly object[]) {
  return [
    { id: `${id}-pages`, from: `${id}-web`, to: `${id}-api` },
    { id: `${id}-uploads`, from: id, to: `${id}-api`, stack },
  ];
}

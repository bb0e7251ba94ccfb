import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** A partner sends its work in bursts to a service that others use, too: without a limit, against one, and in step with it. */
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
    'This partner tries again when the next token is due. So do all its other calls, for the same token: most is lost.',
    'Below, each call waits at the limiter for a token of its own. The burst is spread over time, and nothing is lost.',
  ],
  tags: ['rate limiter', 'retry', 'token bucket'],
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
    ...service('patient', 'patient', 3, 400),
  ],
  edges: [
    ...calls('unlimited', []),
    ...calls('hasty', [retry(), limit({})]),
    ...calls('patient', [limit({ maxWaitMs: 30_000 })]),
  ],
  expect: [
    measured('visitors-pay', 'goodput', BURST, { atMost: 0.6 }, { client: 'unlimited-web' }),
    measured('visitors-safe-2', 'goodput', WHOLE, { atLeast: 0.99 }, { client: 'hasty-web' }),
    measured('visitors-safe-3', 'goodput', WHOLE, { atLeast: 0.99 }, { client: 'patient-web' }),
    measured('hasty-in-vain', 'rate-limited-share', BURST, { atLeast: 0.3 }, { edge: 'hasty-uploads' }),
    measured('hasty-loses', 'goodput', WHOLE, { atMost: 0.85 }, { client: 'hasty' }),
    measured('patient-in-step', 'sent', BURST, { atMost: 53 }, { edge: 'patient-uploads' }),
    measured('patient-keeps-all', 'goodput', WHOLE, { atLeast: 0.98 }, { client: 'patient' }),
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

function retry() {
  return {
    id: 'retry',
    kind: 'retry',
    settings: { maxAttempts: 5, backoff: 'constant', initialDelayMs: 20, jitter: 'none' },
  };
}

function limit(more: object) {
  return {
    id: 'limit',
    kind: 'rate-limiter',
    settings: { algorithm: 'token-bucket', limit: 50, windowMs: 1000, burst: 20, ...more },
  };
}

function calls(id: string, stack: readonly object[]) {
  return [
    { id: `${id}-pages`, from: `${id}-web`, to: `${id}-api` },
    { id: `${id}-uploads`, from: id, to: `${id}-api`, stack },
  ];
}

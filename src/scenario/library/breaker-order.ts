import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** The same two layers in both orders. What the breaker counts is different: each try, or only what came of them all. */
const FLICKER = { fromMs: 20_000, toMs: 40_000 };
const CALM = { fromMs: 47_000, toMs: 60_000 };
const OUTAGE = { fromMs: 62_000, toMs: 75_000 };
const AFTER = { fromMs: 85_000, toMs: 100_000 };

export const breakerOrder = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'breaker-order',
  name: 'Retry inside or outside the breaker',
  question: 'Retry around the breaker, or breaker around the retry: what does the order change?',
  watch: [
    'Above, the retry stands outside: the breaker sees every try. Below it stands inside: the breaker sees its result.',
    'At 20 s every second try begins to fail. Above, the breaker opens, and most calls are not even tried.',
    'Below, three tries make a success of seven calls in eight: the breaker sees few failures, and stays shut.',
    'At 60 s all tries fail. Above, 20 of them open the breaker; below, it takes 20 calls of three tries, waits included.',
    'And each trial of the breaker below is three tries: the callee is left alone much less.',
  ],
  tags: ['circuit breaker', 'retry', 'order of guards'],
  notes:
    'When half of all tries fail, a call of three tries fails with 0.5³ = 0.125. The breakers open at half, so that ' +
    'only the one that counts tries does. Neither order is the right one: outside, the breaker shields the callee ' +
    'early; inside, the caller gets over failures that pass.',
  seed: 27,
  durationMs: 100_000,
  measure: { fromMs: 2000, toMs: 100_000 },
  requestTypes: [{ id: 'quote', name: 'Quote', method: 'GET', path: '/quote', deadlineMs: 1000 }],
  nodes: [...pair('outside', 'outside', 1, 0), ...pair('inside', 'inside', 2, 180)],
  edges: [calls('outside', [retry(), breaker()]), calls('inside', [breaker(), retry()])],
  faults: [
    fault('flicker', 'Half fails', FLICKER, 0.5),
    fault('outage', 'All fail', { fromMs: 60_000, toMs: 75_000 }, 1),
  ],
  expect: [
    measured('good-before', 'goodput', { fromMs: 2000, toMs: 20_000 }, { atLeast: 0.99 }),
    measured('outside-opens', 'short-circuited-share', FLICKER, { atLeast: 0.5 }, { edge: 'outside-calls' }),
    measured('outside-loses', 'goodput', FLICKER, { atMost: 0.45 }, { client: 'outside' }),
    measured(
      'inside-stays-shut',
      'short-circuited-share',
      FLICKER,
      { atMost: 0.05 },
      { edge: 'inside-calls' },
    ),
    measured('inside-gets-over', 'goodput', FLICKER, { atLeast: 0.8 }, { client: 'inside' }),
    measured('good-between', 'goodput', CALM, { atLeast: 0.99 }),
    opens('outside-opens-at-once', 'outside-calls', 1000),
    opens('inside-opens-later', 'inside-calls', 4000),
    measured('outside-shields', 'sent', OUTAGE, { atMost: 3 }, { edge: 'outside-calls' }),
    measured('inside-tries-on', 'sent', OUTAGE, { atLeast: 3 }, { edge: 'inside-calls' }),
    measured('good-after', 'goodput', AFTER, { atLeast: 0.99 }),
  ],
};

function opens(id: string, edge: string, withinMs: number) {
  return {
    id,
    kind: 'state',
    of: { edge, layer: 'breaker' },
    state: 'open',
    over: { after: { fault: 'outage', at: 'start' }, fromMs: 0, toMs: withinMs },
    hold: 'sometime',
  };
}

function pair(id: string, name: string, number: number, y: number) {
  return [
    {
      kind: 'client',
      id,
      name: `users, ${name}`,
      position: { x: 0, y },
      ratePerSecond: 40,
      mix: [{ requestType: 'quote', edge: `${id}-calls`, weight: 1 }],
    },
    {
      kind: 'service',
      id: `${id}-quotes`,
      name: `quotes ${number}`,
      position: { x: 360, y },
      concurrency: 32,
      queueRoom: 128,
      latency: { kind: 'lognormal', medianMs: 30, p95Ms: 60 },
    },
  ];
}

function retry() {
  return {
    id: 'retry',
    kind: 'retry',
    settings: {
      maxAttempts: 3,
      initialDelayMs: 50,
      factor: 2,
      jitter: 'full',
      retryOn: ['error', 'timeout'],
    },
  };
}

function breaker() {
  return {
    id: 'breaker',
    kind: 'circuit-breaker',
    settings: {
      tripOn: 'failure-rate-calls',
      windowCalls: 40,
      minimumCalls: 20,
      failureRate: 0.5,
      openForMs: 2000,
      trialsPermitted: 3,
      trialsRequired: 3,
    },
  };
}

function calls(id: string, around: readonly object[]) {
  return {
    id: `${id}-calls`,
    from: id,
    to: `${id}-quotes`,
    stack: [...around, { id: 'timeout', kind: 'timeout', settings: { afterMs: 300 } }],
  };
}

function fault(
  id: string,
  name: string,
  span: { readonly fromMs: number; readonly toMs: number },
  errorRate: number,
) {
  return {
    id,
    name,
    kind: 'degraded',
    target: { nodes: ['outside-quotes', 'inside-quotes'] },
    ...span,
    errorRate,
  };
}

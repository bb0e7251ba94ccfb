import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** The retry storm, three times: without a budget it never ends, and with either kind of budget it is over soon. */
const STORM = { fromMs: 24_000, toMs: 30_000 };
const AFTER = { fromMs: 70_000, toMs: 100_000 };

export const retryBudget = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'retry-budget',
  name: 'Retry budgets',
  question: 'After ten seconds of outage a retry storm goes on for ever. How few retries are few enough?',
  watch: [
    'Three systems alike: 10 workers of 100 ms for 60 requests a second, and one retry after a timeout of a second.',
    'From 20 to 30 s the services hang. Every call times out, and is tried again: 120 calls a second above.',
    'The second may have one retry under way for five calls, the third only while most calls succeed.',
    'At 30 s all are well again, with a queue of old work. Above it never shrinks: 120 are more than 100 a second.',
    'Below, what the budgets leave fits: the queues are worked off, and from then on nothing times out any more.',
  ],
  tags: ['retry', 'retry budget', 'timeout', 'metastable failure'],
  seed: 27,
  durationMs: 100_000,
  measure: { fromMs: 2000, toMs: 100_000 },
  requestTypes: [{ id: 'query', name: 'Query', method: 'GET', path: '/query' }],
  nodes: [
    ...pair('unlimited', 'no budget', 1, 0),
    ...pair('in-flight', 'in flight', 2, 130),
    ...pair('throttle', 'throttle', 3, 260),
  ],
  edges: [
    calls('unlimited', {}),
    calls('in-flight', { budget: 'in-flight', budgetRatio: 0.2, budgetMinRetries: 3 }),
    calls('throttle', { budget: 'throttle', budgetMaxTokens: 10, budgetTokenRatio: 0.1 }),
  ],
  faults: [
    {
      id: 'outage',
      name: 'Outage',
      kind: 'hang',
      target: { nodes: ['unlimited-service', 'in-flight-service', 'throttle-service'] },
      fromMs: 20_000,
      toMs: 30_000,
    },
  ],
  expect: [
    measured('good-before', 'goodput', { fromMs: 2000, toMs: 19_000 }, { atLeast: 0.99 }),
    measured('doubled', 'amplification', STORM, { atLeast: 1.85 }, { edge: 'unlimited-calls' }),
    measured('a-fifth-more', 'amplification', STORM, { atMost: 1.35 }, { edge: 'in-flight-calls' }),
    measured('hardly-more', 'amplification', STORM, { atMost: 1.1 }, { edge: 'throttle-calls' }),
    measured('never-ends', 'goodput', AFTER, { atMost: 0.05 }, { client: 'unlimited' }),
    measured('stays-doubled', 'amplification', AFTER, { atLeast: 1.85 }, { edge: 'unlimited-calls' }),
    measured('in-flight-recovers', 'goodput', AFTER, { atLeast: 0.98 }, { client: 'in-flight' }),
    measured('throttle-recovers', 'goodput', AFTER, { atLeast: 0.98 }, { client: 'throttle' }),
  ],
};

function pair(id: string, name: string, number: number, y: number) {
  return [
    {
      kind: 'client',
      id,
      name: `users, ${name}`,
      position: { x: 0, y },
      ratePerSecond: 60,
      mix: [{ requestType: 'query', edge: `${id}-calls`, weight: 1 }],
    },
    {
      kind: 'service',
      id: `${id}-service`,
      name: `service ${number}`,
      position: { x: 340, y },
      concurrency: 10,
      queueRoom: 100_000,
      latency: { kind: 'constant', ms: 100 },
    },
  ];
}

function calls(id: string, budget: object) {
  return {
    id: `${id}-calls`,
    from: id,
    to: `${id}-service`,
    stack: [
      {
        id: 'retry',
        kind: 'retry',
        settings: { maxAttempts: 2, initialDelayMs: 100, jitter: 'full', ...budget },
      },
      { id: 'timeout', kind: 'timeout', settings: { afterMs: 1000 } },
    ],
  };
}

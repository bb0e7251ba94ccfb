import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/**
 * A metastable failure: ten seconds of outage, and a retry keeps the service overloaded for ever after. The idealised
 * example after Bronson et al., HotOS 2021. Gaps are all alike, so that the boundary is sharp.
 */
const STORM = { fromMs: 60_000, toMs: 200_000 };

export const retryStorm = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'retry-storm',
  name: 'Retry storm',
  question: 'A service hangs for ten seconds and is well again. Why does nobody ever get an answer any more?',
  watch: [
    'At 30 s the service hangs. Callers give up after a second, try once more, and leave both tries in its queue.',
    'At 40 s it is back, with all 30 workers busy: 300 requests a second, on work that nobody waits for any more.',
    'As every call times out, every call is made twice: 280 a second become 560. The queue grows for ever.',
    'Take the retry away at the start, and the same outage is over at 168 s. Below 150 a second it is over too.',
    'Serve the newest first, or drop what has less than 100 ms left: answers are back as soon as the service is.',
  ],
  tags: ['retry', 'timeout', 'metastable failure'],
  notes:
    'The published example says: with a load of 140 a second it recovers at about 166 s; with 280 never, and the ' +
    'service sees about 558 calls a second; with 280 and no retry it recovers at about 167 s. Here: 161 s; never, ' +
    'and 560; 168 s. The boundary follows from the numbers: with every call made twice, a load of 150 asks for the ' +
    '300 a second that 30 workers of 100 ms can do. From there on the queue of the outage is never worked off. ' +
    'Dropping requests whose deadline has passed does not help: those served were in time when they began, and too ' +
    'late when they ended. With gaps by lot (Poisson) all this is the same, but for a few seconds.',
  seed: 27,
  durationMs: 200_000,
  measure: STORM,
  requestTypes: [{ id: 'query', name: 'Query', method: 'GET', path: '/query' }],
  nodes: [
    {
      kind: 'client',
      id: 'callers',
      name: 'callers',
      position: { x: 0, y: 120 },
      ratePerSecond: 280,
      spacing: 'even',
      mix: [{ requestType: 'query', edge: 'calls', weight: 1 }],
    },
    {
      kind: 'service',
      id: 'service',
      name: 'service',
      position: { x: 320, y: 120 },
      concurrency: 30,
      queueRoom: 1_000_000,
      latency: { kind: 'constant', ms: 100 },
    },
  ],
  edges: [
    {
      id: 'calls',
      from: 'callers',
      to: 'service',
      latency: { kind: 'constant', ms: 0 },
      stack: [
        {
          id: 'retry',
          kind: 'retry',
          settings: { maxAttempts: 2, backoff: 'constant', initialDelayMs: 0, jitter: 'none' },
        },
        { id: 'timeout', kind: 'timeout', settings: { afterMs: 1000 } },
      ],
    },
  ],
  faults: [
    {
      id: 'outage',
      name: 'Outage',
      kind: 'hang',
      target: { nodes: ['service'] },
      fromMs: 30_000,
      toMs: 40_000,
    },
  ],
  expect: [
    measured('good-before', 'goodput', { fromMs: 2000, toMs: 29_000 }, { atLeast: 0.999 }),
    measured('nobody-answered', 'goodput', STORM, { atMost: 0.001 }),
    measured('twice-the-load', 'sent', STORM, { atLeast: 550, atMost: 570 }, { edge: 'calls' }),
    measured('all-workers-busy', 'utilisation', STORM, { atLeast: 0.99 }, { node: 'service' }),
    measured(
      'queue-grows',
      'queue',
      { fromMs: 190_000, toMs: 200_000 },
      { atLeast: 30_000 },
      { node: 'service' },
    ),
  ],
};

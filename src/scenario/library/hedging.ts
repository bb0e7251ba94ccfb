import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** Three calls of a hundred are slow, whoever makes them. A second call for the slow ones costs little and cuts the tail. */
const WHOLE = { fromMs: 10_000, toMs: 60_000 };

export const hedging = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'hedging',
  name: 'Hedged requests',
  question: 'Three answers of a hundred take half a second. What does it cost to be rid of them?',
  watch: [
    'Two services alike, of six instances. 97 of 100 calls take some 20 ms, the others take 500 ms, at any instance.',
    'Above, the 99th percentile is what it is: half a second.',
    'Below, a call that takes longer than 95 of 100 usually do is made once more, at another instance.',
    'The first answer counts. To be slow both calls have to be: three times of a hundred, of a twentieth.',
    'The price is a twentieth more calls, and a budget sees to it that it never becomes more than a tenth.',
  ],
  tags: ['hedge', 'tail latency', 'load balancer'],
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  requestTypes: [{ id: 'lookup', name: 'Look up', method: 'GET', path: '/lookup', deadlineMs: 300 }],
  nodes: [...pair('plain', 'plain', 1, 0), ...pair('hedged', 'hedged', 2, 150)],
  edges: [
    calls('plain', []),
    calls('hedged', [
      {
        id: 'hedge',
        kind: 'hedge',
        settings: { after: 'percentile', percentile: 0.95, delayMs: 60, budgetShare: 0.1 },
      },
    ]),
  ],
  expect: [
    measured('same-median', 'latency', WHOLE, { atMost: 40, percentile: 50 }),
    measured('plain-tail', 'latency', WHOLE, { atLeast: 400, percentile: 99 }, { client: 'plain' }),
    measured('hedged-tail', 'latency', WHOLE, { atMost: 130, percentile: 99 }, { client: 'hedged' }),
    measured('plain-late', 'late-share', WHOLE, { atLeast: 0.015 }, { client: 'plain' }),
    measured('hedged-in-time', 'goodput', WHOLE, { atLeast: 0.99 }, { client: 'hedged' }),
    measured('few-hedges', 'hedge-share', WHOLE, { atLeast: 0.02, atMost: 0.1 }, { edge: 'hedged-calls' }),
    measured('little-more-load', 'amplification', WHOLE, { atMost: 1.1 }, { edge: 'hedged-calls' }),
  ],
};

function pair(id: string, name: string, number: number, y: number) {
  return [
    {
      kind: 'client',
      id,
      name: `users, ${name}`,
      position: { x: 0, y },
      ratePerSecond: 100,
      mix: [{ requestType: 'lookup', edge: `${id}-calls`, weight: 1 }],
    },
    {
      kind: 'service',
      id: `${id}-lookups`,
      name: `lookups ${number}`,
      position: { x: 360, y },
      instances: 6,
      concurrency: 16,
      queueRoom: 64,
      latency: {
        kind: 'mixture',
        usual: { kind: 'lognormal', medianMs: 20, p95Ms: 35 },
        rare: { kind: 'lognormal', medianMs: 500, p95Ms: 600 },
        rareShare: 0.03,
      },
    },
  ];
}

function calls(id: string, around: readonly object[]) {
  return {
    id: `${id}-calls`,
    from: id,
    to: `${id}-lookups`,
    stack: [...around, { id: 'balancer', kind: 'load-balancer', settings: { algorithm: 'round-robin' } }],
  };
}

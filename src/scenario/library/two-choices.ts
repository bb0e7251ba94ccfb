import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** Twenty instances at 85 % of what they can do, and three ways to choose one of them. */
const WHOLE = { fromMs: 10_000, toMs: 60_000 };

export const twoChoices = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'two-choices',
  name: 'Two random choices',
  question: 'Twenty instances, the same load, no fault. How much of the waiting comes from choosing badly?',
  watch: [
    'Each instance does one request at a time, in 100 ms on average; some take much longer. All are 85 % busy.',
    'Above, the instance is drawn by lot: some get a queue while others have nothing to do.',
    'In the middle they take turns: that evens out the arrivals, and not how long each takes.',
    'Below, two are drawn and the less busy one is taken: hardly more work, and a fraction of the waiting.',
    'Compare the instances of the three: the load is the same, the queues are not.',
  ],
  tags: ['load balancer', 'two random choices', 'queueing'],
  notes:
    'By lot each instance is a queue of its own: with 85 % load and exponential work a request waits for ' +
    '0.85 / 0.15 × 100 ms = 567 ms on average, whatever the number of instances. With two choices the share of ' +
    'instances with at least k requests falls as 0.85^(2^k - 1): with five it is below 1 %, and by lot 44 %.',
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  requestTypes: [{ id: 'job', name: 'Job', method: 'POST', path: '/jobs' }],
  nodes: [
    ...pair('lot', 'by lot', 1, 0),
    ...pair('turns', 'in turn', 2, 130),
    ...pair('two', 'best of two', 3, 260),
  ],
  edges: [calls('lot', 'random'), calls('turns', 'round-robin'), calls('two', 'two-choices')],
  expect: [
    measured('same-load', 'utilisation', WHOLE, { atLeast: 0.75, atMost: 0.95 }, { node: 'two-workers' }),
    measured('lot-waits', 'mean-wait', WHOLE, { atLeast: 350 }, { node: 'lot-workers' }),
    measured('turns-wait', 'mean-wait', WHOLE, { atLeast: 175, atMost: 350 }, { node: 'turns-workers' }),
    measured('two-hardly-wait', 'mean-wait', WHOLE, { atMost: 165 }, { node: 'two-workers' }),
    measured('lot-tail', 'latency', WHOLE, { atLeast: 1800, percentile: 99 }, { client: 'lot' }),
    measured('two-tail', 'latency', WHOLE, { atMost: 1000, percentile: 99 }, { client: 'two' }),
  ],
};

function pair(id: string, name: string, number: number, y: number) {
  return [
    {
      kind: 'client',
      id,
      name: `jobs, ${name}`,
      position: { x: 0, y },
      ratePerSecond: 170,
      mix: [{ requestType: 'job', edge: `${id}-calls`, weight: 1 }],
    },
    {
      kind: 'service',
      id: `${id}-workers`,
      name: `workers ${number}`,
      position: { x: 360, y },
      instances: 20,
      concurrency: 1,
      queueRoom: 1000,
      latency: { kind: 'exponential', meanMs: 100 },
    },
  ];
}

function calls(id: string, algorithm: string) {
  return {
    id: `${id}-calls`,
    from: id,
    to: `${id}-workers`,
    stack: [{ id: 'balancer', kind: 'load-balancer', settings: { algorithm } }],
  };
}

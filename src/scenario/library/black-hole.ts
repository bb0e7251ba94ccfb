import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** An instance that fails at once always has the fewest calls under way: least connections sends it nearly everything. */
const BEFORE = { fromMs: 2000, toMs: 20_000 };
const BROKEN = { fromMs: 22_000, toMs: 50_000 };
const AFTER = { fromMs: 65_000, toMs: 80_000 };

export const blackHole = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'black-hole',
  name: 'The black hole',
  question:
    'One instance of five fails at once, whatever it is asked. Which balancer sends it nearly everything?',
  watch: [
    'Three services of five instances each. The first takes turns; the two others prefer who has the least to do.',
    'At 20 s an instance of each breaks. It answers every request with an error, within a millisecond.',
    'Who takes turns loses every fifth call. But an instance that fails at once is never busy:',
    'in the middle it is always the least loaded, and gets three calls of four. Compare the instances of service 2.',
    'Below, outlier ejection takes it out after five failures in a row, and lets it back for a try now and then.',
  ],
  tags: ['load balancer', 'least connections', 'outlier ejection', 'gray failure'],
  seed: 27,
  durationMs: 80_000,
  measure: { fromMs: 2000, toMs: 80_000 },
  requestTypes: [{ id: 'read', name: 'Read', method: 'GET', path: '/read', deadlineMs: 500 }],
  nodes: [
    ...pair('turns', 'in turn', 1, 0),
    ...pair('least', 'least busy', 2, 130),
    ...pair('ejecting', 'ejecting', 3, 260),
  ],
  edges: [
    calls('turns', [balancer('round-robin')]),
    calls('least', [balancer('least-connections')]),
    calls('ejecting', [
      balancer('least-connections'),
      {
        id: 'ejection',
        kind: 'outlier-ejection',
        settings: {
          ejectOn: ['consecutive-failures'],
          intervalMs: 1000,
          baseEjectionMs: 5000,
          maxEjectionMs: 10_000,
        },
      },
    ]),
  ],
  faults: [
    {
      id: 'broken',
      name: 'A broken instance',
      kind: 'degraded',
      target: { nodes: ['turns-service', 'least-service', 'ejecting-service'], share: 0.2 },
      fromMs: 20_000,
      toMs: 50_000,
      errorRate: 1,
      latencyFactor: 0.01,
    },
  ],
  expect: [
    measured('good-before', 'goodput', BEFORE, { atLeast: 0.99 }),
    measured('a-fifth-is-lost', 'goodput', BROKEN, { atLeast: 0.76, atMost: 0.84 }, { client: 'turns' }),
    measured('most-is-lost', 'goodput', BROKEN, { atMost: 0.4 }, { client: 'least' }),
    measured('nearly-nothing-is-lost', 'goodput', BROKEN, { atLeast: 0.98 }, { client: 'ejecting' }),
    measured('good-after', 'goodput', AFTER, { atLeast: 0.99 }),
  ],
};

function pair(id: string, name: string, number: number, y: number) {
  return [
    {
      kind: 'client',
      id,
      name: `users, ${name}`,
      position: { x: 0, y },
      ratePerSecond: 200,
      mix: [{ requestType: 'read', edge: `${id}-calls`, weight: 1 }],
    },
    {
      kind: 'service',
      id: `${id}-service`,
      name: `service ${number}`,
      position: { x: 360, y },
      instances: 5,
      concurrency: 16,
      queueRoom: 32,
      latency: { kind: 'lognormal', medianMs: 90, p95Ms: 180 },
    },
  ];
}

function balancer(algorithm: string) {
  return { id: 'balancer', kind: 'load-balancer', settings: { algorithm } };
}

function calls(id: string, stack: readonly object[]) {
  return { id: `${id}-calls`, from: id, to: `${id}-service`, stack };
}

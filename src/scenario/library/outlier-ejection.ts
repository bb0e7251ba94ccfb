import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** The gray failure once more: one instance of eight is slow. Who watches each instance for itself can do without it. */
const BEFORE = { fromMs: 2000, toMs: 20_000 };
const DURING = { fromMs: 24_000, toMs: 60_000 };
const AFTER = { fromMs: 75_000, toMs: 90_000 };

export const outlierEjection = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'outlier-ejection',
  name: 'Outlier ejection',
  question: 'One instance of eight becomes ten times as slow. Can its callers find out by themselves?',
  watch: [
    'Two services alike, of eight instances. At 20 s one instance of each becomes ten times as slow.',
    'Above, callers take turns: every eighth call is too slow, and ends at its timeout of 150 ms.',
    'Below, an instance whose calls fail five times in a row is ejected: the seven others do its work.',
    'After 5 s it is let back, fails again, and is ejected for twice as long, and so on.',
    'At 60 s it is well again. When its time is over it comes back, and stays.',
  ],
  tags: ['outlier ejection', 'load balancer', 'gray failure', 'timeout'],
  notes:
    'It takes a timeout to see a gray failure at all: the slow instance answers without a single error. A breaker ' +
    'before the service would not help: one call of eight fails, and to open would cut off the seven that are well.',
  seed: 27,
  durationMs: 90_000,
  measure: { fromMs: 2000, toMs: 90_000 },
  requestTypes: [{ id: 'browse', name: 'Browse', method: 'GET', path: '/catalog', deadlineMs: 300 }],
  nodes: [...pair('turns', 'in turn', 1, 0), ...pair('ejecting', 'ejecting', 2, 160)],
  edges: [
    calls('turns', []),
    calls('ejecting', [
      {
        id: 'ejection',
        kind: 'outlier-ejection',
        settings: {
          ejectOn: ['consecutive-failures'],
          consecutiveFailures: 5,
          intervalMs: 1000,
          baseEjectionMs: 5000,
          maxEjectionMs: 20_000,
        },
      },
    ]),
  ],
  faults: [
    {
      id: 'slow-instance',
      name: 'A slow instance',
      kind: 'degraded',
      target: { nodes: ['turns-catalog', 'ejecting-catalog'], share: 0.125 },
      fromMs: 20_000,
      toMs: 60_000,
      latencyFactor: 10,
    },
  ],
  expect: [
    measured('good-before', 'goodput', BEFORE, { atLeast: 0.99 }),
    measured('an-eighth-fails', 'failed-share', DURING, { atLeast: 0.08, atMost: 0.16 }, { client: 'turns' }),
    measured('hardly-any-fails', 'failed-share', DURING, { atMost: 0.02 }, { client: 'ejecting' }),
    measured('left-alone', 'rate', DURING, { atMost: 8 }, { node: 'ejecting-catalog', instance: 1 }),
    measured('good-after', 'goodput', AFTER, { atLeast: 0.99 }),
    measured('it-is-back', 'rate', AFTER, { atLeast: 15 }, { node: 'ejecting-catalog', instance: 1 }),
  ],
};

function pair(id: string, name: string, number: number, y: number) {
  return [
    {
      kind: 'client',
      id,
      name: `users, ${name}`,
      position: { x: 0, y },
      ratePerSecond: 160,
      mix: [{ requestType: 'browse', edge: `${id}-calls`, weight: 1 }],
    },
    {
      kind: 'service',
      id: `${id}-catalog`,
      name: `catalog ${number}`,
      position: { x: 360, y },
      instances: 8,
      concurrency: 16,
      queueRoom: 32,
      latency: { kind: 'lognormal', medianMs: 30, p95Ms: 60 },
    },
  ];
}

function calls(id: string, ejection: readonly object[]) {
  return {
    id: `${id}-calls`,
    from: id,
    to: `${id}-catalog`,
    stack: [
      { id: 'balancer', kind: 'load-balancer', settings: { algorithm: 'round-robin' } },
      ...ejection,
      { id: 'timeout', kind: 'timeout', settings: { afterMs: 150 } },
    ],
  };
}

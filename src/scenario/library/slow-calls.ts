import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** A callee that gets slow without failing, and for long. Which breaker sees it, and how often does it ask whether it is over? */
const BEFORE = { fromMs: 2000, toMs: 20_000 };
const SLOW = { fromMs: 25_000, toMs: 80_000 };

export const slowCalls = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'slow-calls',
  name: 'A breaker for slow calls',
  question: 'A service answers without a single error, and each answer takes a second. Which breaker opens?',
  watch: [
    'Three breakers before services alike. At 20 s the services become twelve times as slow. Nothing fails.',
    'Above, the breaker counts failures, of which there are none: it stays closed, and everybody waits.',
    'In the middle a call of 300 ms or more counts as slow, and half of slow calls open it.',
    'Every 3 s it lets trials through. They are slow, and it opens again: over and over, for a minute.',
    'Below, each opening lasts twice as long as the one before, up to 20 s: fewer and fewer have to try.',
    'At 80 s the services are quick again. The middle one finds out some 3 s later; the last one takes longer.',
  ],
  tags: ['circuit breaker', 'slow calls', 'backoff'],
  seed: 27,
  durationMs: 110_000,
  measure: { fromMs: 2000, toMs: 110_000 },
  requestTypes: [{ id: 'search', name: 'Search', method: 'GET', path: '/search', deadlineMs: 300 }],
  nodes: [
    ...pair('failures', 'failures', 1, 0),
    ...pair('slow', 'slow calls', 2, 130),
    ...pair('growing', 'patient', 3, 260),
  ],
  edges: [
    calls('failures', {}),
    calls('slow', { slowCallMs: 300, slowCallRate: 0.5 }),
    calls('growing', { slowCallMs: 300, slowCallRate: 0.5, openFactor: 2, openAtMostMs: 20_000 }),
  ],
  faults: [
    {
      id: 'slow',
      name: 'Everything is slow',
      kind: 'degraded',
      target: { nodes: ['failures-search', 'slow-search', 'growing-search'] },
      fromMs: 20_000,
      toMs: 80_000,
      latencyFactor: 12,
    },
  ],
  expect: [
    measured('good-before', 'goodput', BEFORE, { atLeast: 0.99 }),
    {
      id: 'failures-see-nothing',
      kind: 'state',
      of: { edge: 'failures-calls', layer: 'breaker' },
      state: 'closed',
      over: { fromMs: 0, toMs: 110_000 },
      hold: 'always',
    },
    measured('everybody-waits', 'latency', SLOW, { atLeast: 800, percentile: 50 }, { client: 'failures' }),
    measured('slow-opens', 'short-circuited-share', SLOW, { atLeast: 0.9 }, { edge: 'slow-calls' }),
    measured('slow-keeps-asking', 'sent', SLOW, { atLeast: 0.5, atMost: 1.5 }, { edge: 'slow-calls' }),
    measured('growing-asks-less', 'sent', SLOW, { atMost: 0.4 }, { edge: 'growing-calls' }),
    measured(
      'slow-back-soon',
      'goodput',
      { fromMs: 86_000, toMs: 110_000 },
      { atLeast: 0.98 },
      { client: 'slow' },
    ),
    measured(
      'growing-back-at-last',
      'goodput',
      { fromMs: 104_000, toMs: 110_000 },
      { atLeast: 0.96 },
      { client: 'growing' },
    ),
  ],
};

function pair(id: string, name: string, number: number, y: number) {
  return [
    {
      kind: 'client',
      id,
      name: `users, ${name}`,
      position: { x: 0, y },
      ratePerSecond: 40,
      mix: [{ requestType: 'search', edge: `${id}-calls`, weight: 1 }],
    },
    {
      kind: 'service',
      id: `${id}-search`,
      name: `search ${number}`,
      position: { x: 360, y },
      concurrency: 128,
      queueRoom: 128,
      latency: { kind: 'lognormal', medianMs: 80, p95Ms: 140 },
    },
  ];
}

function calls(id: string, settings: object) {
  return {
    id: `${id}-calls`,
    from: id,
    to: `${id}-search`,
    stack: [
      {
        id: 'breaker',
        kind: 'circuit-breaker',
        settings: {
          tripOn: 'failure-rate-calls',
          windowCalls: 20,
          minimumCalls: 10,
          openForMs: 3000,
          trialsPermitted: 3,
          trialsRequired: 3,
          ...settings,
        },
      },
    ],
  };
}

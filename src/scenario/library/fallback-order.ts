import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** A fallback on the wrong side of the breaker hides every failure from it: all is answered, and nothing is mended. */
const BEFORE = { fromMs: 2000, toMs: 20_000 };
const OUTAGE = { fromMs: 23_000, toMs: 50_000 };
const AFTER = { fromMs: 60_000, toMs: 75_000 };

export const fallbackOrder = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'fallback-order',
  name: 'Fallback inside or outside the breaker',
  question: 'Both pages always have something to show. Why is one of them so slow, and its service so busy?',
  watch: [
    'Two pages alike, each with a breaker and a fallback before its suggestions. Only the order differs.',
    'At 20 s suggestions becomes far too slow. Every call ends at its timeout of 300 ms, and a fallback answers.',
    'Above, the fallback stands inside the breaker, which sees nothing but answers: it never opens.',
    'Each visitor waits for the timeout, and the service goes on working for people who have their page already.',
    'Below, the fallback stands outside: the breaker sees the failures, opens, and the fallback answers at once.',
  ],
  tags: ['fallback', 'circuit breaker', 'order of guards', 'timeout'],
  seed: 27,
  durationMs: 75_000,
  measure: { fromMs: 2000, toMs: 75_000 },
  requestTypes: [{ id: 'page', name: 'Page', method: 'GET', path: '/home', deadlineMs: 500 }],
  nodes: [...page('inside', 'inside', 1, 0), ...page('outside', 'outside', 2, 160)],
  edges: [...calls('inside', [breaker(), fallback()]), ...calls('outside', [fallback(), breaker()])],
  faults: [
    {
      id: 'outage',
      name: 'Suggestions is slow',
      kind: 'degraded',
      target: { nodes: ['inside-suggestions', 'outside-suggestions'] },
      fromMs: 20_000,
      toMs: 50_000,
      latencyFactor: 20,
    },
  ],
  expect: [
    measured('good-before', 'goodput', BEFORE, { atLeast: 0.99 }),
    measured('both-always-answer', 'failed-share', { fromMs: 2000, toMs: 75_000 }, { atMost: 0.001 }),
    measured('all-by-fallback', 'fallback-share', OUTAGE, { atLeast: 0.98 }),
    measured('inside-is-slow', 'mean-call-time', OUTAGE, { atLeast: 270 }, { edge: 'inside-calls' }),
    measured('inside-keeps-calling', 'sent', OUTAGE, { atLeast: 40 }, { edge: 'inside-calls' }),
    {
      id: 'outside-opens',
      kind: 'state',
      of: { edge: 'outside-calls', layer: 'breaker' },
      state: 'open',
      over: { after: { fault: 'outage', at: 'start' }, fromMs: 0, toMs: 3000 },
      hold: 'sometime',
    },
    {
      id: 'inside-never-opens',
      kind: 'state',
      of: { edge: 'inside-calls', layer: 'breaker' },
      state: 'closed',
      over: { fromMs: 0, toMs: 75_000 },
      hold: 'always',
    },
    measured('outside-is-quick', 'mean-call-time', OUTAGE, { atMost: 30 }, { edge: 'outside-calls' }),
    measured('outside-spares-it', 'sent', OUTAGE, { atMost: 4 }, { edge: 'outside-calls' }),
    measured('good-after', 'goodput', AFTER, { atLeast: 0.99 }),
    measured('no-fallback-after', 'fallback-share', AFTER, { atMost: 0.01 }, { edge: 'outside-calls' }),
  ],
};

function page(id: string, name: string, number: number, y: number) {
  return [
    {
      kind: 'client',
      id,
      name: `users, ${name}`,
      position: { x: 0, y },
      ratePerSecond: 50,
      mix: [{ requestType: 'page', edge: `${id}-pages`, weight: 1 }],
    },
    {
      kind: 'service',
      id: `${id}-page`,
      name: `page ${number}`,
      position: { x: 260, y },
      concurrency: 64,
      queueRoom: 64,
      latency: { kind: 'lognormal', medianMs: 5, p95Ms: 12 },
      plan: [`${id}-calls`],
    },
    {
      kind: 'service',
      id: `${id}-suggestions`,
      name: `suggest ${number}`,
      position: { x: 580, y },
      concurrency: 96,
      queueRoom: 64,
      latency: { kind: 'lognormal', medianMs: 40, p95Ms: 80 },
    },
  ];
}

function breaker() {
  return {
    id: 'breaker',
    kind: 'circuit-breaker',
    settings: { tripOn: 'failure-rate-calls', windowCalls: 20, minimumCalls: 10, openForMs: 3000 },
  };
}

function fallback() {
  return { id: 'fallback', kind: 'fallback', settings: { kind: 'static' } };
}

function calls(id: string, around: readonly object[]) {
  return [
    { id: `${id}-pages`, from: id, to: `${id}-page` },
    {
      id: `${id}-calls`,
      from: `${id}-page`,
      to: `${id}-suggestions`,
      stack: [...around, { id: 'timeout', kind: 'timeout', settings: { afterMs: 300 } }],
    },
  ];
}

import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** Suggestions are nice to have. What is shown in their place when nobody can suggest anything? */
const BEFORE = { fromMs: 2000, toMs: 20_000 };
const OUTAGE = { fromMs: 22_000, toMs: 55_000 };
const AFTER = { fromMs: 62_000, toMs: 80_000 };

export const fallbacks = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'fallbacks',
  name: 'Four ways to fall back',
  question:
    'The suggestions are gone. What can a page show in their place, and how long does it wait for that?',
  watch: [
    'Four pages alike. From 20 to 55 s their suggestions take far too long: each call ends at its timeout.',
    'The first page has no fallback: no suggestions, no page.',
    'The second shows the bestsellers that it has in store. Everybody is served, and nobody personally.',
    'The third shows what the visitor was shown last: whoever was not here before gets nothing.',
    'The fourth asks another service, bestsellers. It gets all of the load at once: can it carry that?',
    'All four keep calling a service that is down, and each waits for its timeout. A breaker would end that.',
  ],
  tags: ['fallback', 'timeout', 'graceful degradation'],
  seed: 27,
  durationMs: 80_000,
  measure: { fromMs: 2000, toMs: 80_000 },
  requestTypes: [
    { id: 'page', name: 'Page', method: 'GET', path: '/home', deadlineMs: 500, keys: 400, keySkew: 0.7 },
  ],
  nodes: [
    ...page('none', 'none', 1, 0),
    ...page('fixed', 'fixed', 2, 120),
    ...page('last', 'last', 3, 240),
    ...page('other', 'other', 4, 360),
    {
      kind: 'service',
      id: 'bestsellers',
      name: 'bestsellers',
      position: { x: 560, y: 480 },
      concurrency: 8,
      queueRoom: 64,
      latency: { kind: 'lognormal', medianMs: 30, p95Ms: 60 },
    },
  ],
  edges: [
    ...calls('none', []),
    ...calls('fixed', [fallback({ kind: 'static' })]),
    ...calls('last', [fallback({ kind: 'cached' })]),
    ...calls('other', [fallback({ kind: 'other-service', edge: 'other-bestsellers' })]),
    { id: 'other-bestsellers', from: 'other-page', to: 'bestsellers' },
  ],
  faults: [
    {
      id: 'outage',
      name: 'Suggestions hangs',
      kind: 'degraded',
      target: { nodes: ['none', 'fixed', 'last', 'other'].map((id) => `${id}-suggestions`) },
      fromMs: 20_000,
      toMs: 55_000,
      addedMs: 3000,
    },
  ],
  expect: [
    measured('good-before', 'goodput', BEFORE, { atLeast: 0.99 }),
    measured('none-fails', 'goodput', OUTAGE, { atMost: 0.02 }, { client: 'none' }),
    measured('fixed-serves-all', 'fallback-share', OUTAGE, { atLeast: 0.99 }, { client: 'fixed' }),
    measured(
      'last-serves-most',
      'fallback-share',
      OUTAGE,
      { atLeast: 0.7, atMost: 0.97 },
      { client: 'last' },
    ),
    measured('other-serves-all', 'fallback-share', OUTAGE, { atLeast: 0.98 }, { client: 'other' }),
    measured('other-gets-the-load', 'rate', OUTAGE, { atLeast: 30 }, { node: 'bestsellers' }),
    measured('all-wait', 'mean-call-time', OUTAGE, { atLeast: 195 }, { edge: 'fixed-calls' }),
    measured('good-after', 'goodput', AFTER, { atLeast: 0.99 }),
  ],
};

function page(id: string, name: string, number: number, y: number) {
  return [
    {
      kind: 'client',
      id,
      name: `users, ${name}`,
      position: { x: 0, y },
      ratePerSecond: 40,
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
      position: { x: 560, y },
      concurrency: 256,
      queueRoom: 256,
      latency: { kind: 'lognormal', medianMs: 40, p95Ms: 80 },
    },
  ];
}

function fallback(settings: object) {
  return { id: 'fallback', kind: 'fallback', settings };
}

function calls(id: string, around: readonly object[]) {
  return [
    { id: `${id}-pages`, from: id, to: `${id}-page` },
    {
      id: `${id}-calls`,
      from: `${id}-page`,
      to: `${id}-suggestions`,
      stack: [...around, { id: 'timeout', kind: 'timeout', settings: { afterMs: 200 } }],
    },
  ];
}

import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** One page that everybody wants is slow to make, and kept for 20 seconds. Who makes it anew, and how many do at once? */
const WHOLE = { fromMs: 2000, toMs: 90_000 };

export const cacheStampede = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'cache-stampede',
  name: 'Cache stampede',
  question: 'A cache answers 97 of 100 users. What happens in the second in which it forgets?',
  watch: [
    'Three sites alike: 100 users a second want the front page, which takes the database 0.8 s. It is kept for 20 s.',
    'The caches begin empty. Above, everybody who comes before the first answer asks for the same page once more.',
    'Some seventy queries stand in line where one would do. Searches, which are never cached, stand behind them.',
    'Whenever the page ends, some 25 s later, it happens again.',
    'In the middle the first asks, and the others wait for its answer: one query, and searches do not notice.',
    'Below, the old page is served while one query renews it: after the first time no user waits at all.',
  ],
  tags: ['cache', 'single flight', 'stampede', 'stale while revalidate'],
  seed: 27,
  durationMs: 90_000,
  measure: WHOLE,
  requestTypes: [
    { id: 'page', name: 'Front page', method: 'GET', path: '/', deadlineMs: 2000, keys: 1 },
    { id: 'search', name: 'Search', method: 'GET', path: '/search', deadlineMs: 2000 },
  ],
  nodes: [
    ...site('alone', 'alone', 1, 0),
    ...site('joined', 'joined', 2, 200),
    ...site('stale', 'stale', 3, 400),
  ],
  edges: [
    ...queries('alone', [cache({})]),
    ...queries('joined', [cache({}), singleFlight()]),
    ...queries('stale', [cache({ staleWhileRevalidateMs: 10_000 }), singleFlight()]),
  ],
  expect: [
    measured('mostly-hits', 'hit-share', WHOLE, { atLeast: 0.9 }, { edge: 'alone-pages' }),
    {
      id: 'stampede',
      kind: 'measure',
      figure: 'queue',
      of: { node: 'alone-db' },
      over: { fromMs: 20_000, toMs: 50_000 },
      hold: 'sometime',
      atLeast: 40,
    },
    measured('searches-suffer', 'goodput', WHOLE, { atMost: 0.9 }, { client: 'alone-searchers' }),
    measured('searches-safe', 'goodput', WHOLE, { atLeast: 0.97 }, { client: 'joined-searchers' }),
    measured('one-query', 'sent', WHOLE, { atMost: 0.1 }, { edge: 'joined-pages' }),
    measured('some-wait', 'joined-share', WHOLE, { atLeast: 0.01 }, { edge: 'joined-pages' }),
    measured('nobody-waits', 'latency', WHOLE, { atMost: 10, percentile: 99.9 }, { client: 'stale' }),
    measured('stale-searches-safe', 'goodput', WHOLE, { atLeast: 0.97 }, { client: 'stale-searchers' }),
  ],
};

function site(id: string, name: string, number: number, y: number) {
  return [
    client(id, `users, ${name}`, 'page', `${id}-pages`, 100, y),
    client(`${id}-searchers`, `searchers ${number}`, 'search', `${id}-searches`, 5, y + 100),
    {
      kind: 'database',
      id: `${id}-db`,
      name: `pages db ${number}`,
      position: { x: 380, y: y + 50 },
      concurrency: 12,
      queueRoom: 1000,
      latency: { kind: 'lognormal', medianMs: 800, p95Ms: 1000 },
    },
  ];
}

function client(id: string, name: string, requestType: string, edge: string, rate: number, y: number) {
  return {
    kind: 'client',
    id,
    name,
    position: { x: 0, y },
    ratePerSecond: rate,
    mix: [{ requestType, edge, weight: 1 }],
  };
}

function cache(more: object) {
  return { id: 'cache', kind: 'cache', settings: { ttlMs: 20_000, ...more } };
}

function singleFlight() {
  return { id: 'single-flight', kind: 'single-flight', settings: {} };
}

function queries(id: string, stack: readonly object[]) {
  return [
    { id: `${id}-pages`, from: id, to: `${id}-db`, stack },
    { id: `${id}-searches`, from: `${id}-searchers`, to: `${id}-db` },
  ];
}

import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/**
 * A hundred writers for one row, five times, each time with another way to wait before the next try. After the AWS
 * simulation of backoff and jitter.
 */
const WHOLE = { fromMs: 0, toMs: 90_000 };
const BACKOFF = { maxAttempts: 1000, backoff: 'exponential', initialDelayMs: 5, factor: 2, maxDelayMs: 2000 };
const AT_ONCE = { maxAttempts: 1000, backoff: 'constant', initialDelayMs: 0, jitter: 'none' };

export const jitterRace = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'jitter-race',
  name: 'Jitter race',
  question:
    'A hundred writers want the same row. How should the losers wait: for speed, and for little work?',
  watch: [
    'At 1 s a hundred writers come at once, in each of five groups. Of writes that overlap only the first one wins.',
    'Who tries again at once is through after three seconds, with some 23 tries for each write.',
    'Backoff without jitter keeps the losers in step: they wait together, and collide again, for about a minute.',
    'Full and equal jitter need less than nine tries for each write, decorrelated jitter about ten.',
    'The order by tries: full, equal, decorrelated, exponential, at once. By time: at once, decorrelated, full, equal, exponential.',
  ],
  tags: ['retry', 'backoff', 'jitter', 'optimistic locking'],
  notes:
    'After the simulation on the AWS Architecture Blog: 100 clients contend for one versioned row; the first wait is ' +
    '5 ms, the longest 2 s. The published orders are those of the means of many runs. In a single run neighbours that ' +
    'lie close together may change places: full and equal jitter by tries in one run of fourteen, decorrelated and ' +
    'full jitter by time in four of ten.',
  seed: 27,
  durationMs: 90_000,
  measure: WHOLE,
  requestTypes: [{ id: 'write', name: 'Write the row', method: 'PUT', path: '/row', keys: 1 }],
  nodes: [
    ...group('full', 'full jitter', 0),
    ...group('equal', 'equal jitter', 100),
    ...group('decorrelated', 'decorrelated', 200),
    ...group('exponential', 'no jitter', 300),
    ...group('at-once', 'at once', 400),
  ],
  edges: [
    writes('full', { ...BACKOFF, jitter: 'full' }),
    writes('equal', { ...BACKOFF, jitter: 'equal' }),
    writes('decorrelated', { ...BACKOFF, jitter: 'decorrelated' }),
    writes('exponential', { ...BACKOFF, jitter: 'none' }),
    writes('at-once', AT_ONCE),
  ],
  expect: [
    tries('full', 8.3, 9.1),
    tries('equal', 8.4, 9.3),
    tries('decorrelated', 8.8, 11.2),
    tries('exponential', 15.5, 20),
    tries('at-once', 22, 25.5),
    through('at-once', 6),
    through('decorrelated', 10),
    through('full', 10),
    through('equal', 13),
    measured(
      'exponential-behind',
      'goodput',
      { fromMs: 0, toMs: 20_000 },
      { atMost: 0.75 },
      { client: 'exponential' },
    ),
  ],
};

function group(jitter: string, name: string, y: number) {
  return [
    {
      kind: 'client',
      id: jitter,
      name,
      position: { x: 0, y },
      ratePerSecond: 0,
      spacing: 'even',
      // A hundred within a millisecond.
      shape: { kind: 'spike', fromMs: 1000, toMs: 1001, ratePerSecond: 100_000 },
      mix: [{ requestType: 'write', edge: `${jitter}-writes`, weight: 1 }],
    },
    {
      kind: 'database',
      id: `${jitter}-row`,
      name: `row ${y / 100 + 1}`,
      position: { x: 340, y },
      concurrency: 1000,
      queueRoom: 0,
      // From when the version is read until it is written.
      latency: { kind: 'uniform', fromMs: 14, toMs: 26 },
      firstWriteWins: true,
    },
  ];
}

function writes(jitter: string, settings: object) {
  return {
    id: `${jitter}-writes`,
    from: jitter,
    to: `${jitter}-row`,
    latency: { kind: 'uniform', fromMs: 7, toMs: 13 },
    stack: [{ id: 'retry', kind: 'retry', settings }],
  };
}

/** How many tries a write took on average. */
function tries(jitter: string, atLeast: number, atMost: number) {
  return measured(
    `${jitter}-tries`,
    'amplification',
    WHOLE,
    { atLeast, atMost },
    { edge: `${jitter}-writes` },
  );
}

/** All writes are through by then. */
function through(jitter: string, second: number) {
  return measured(
    `${jitter}-through`,
    'goodput',
    { fromMs: 0, toMs: second * 1000 },
    { atLeast: 1 },
    { client: jitter },
  );
}

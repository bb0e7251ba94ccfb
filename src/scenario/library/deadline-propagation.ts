import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** A peak above what a chain can do. Whoever does not know the deadline works on requests that nobody waits for. */
const BEFORE = { fromMs: 2000, toMs: 20_000 };
const PEAK = { fromMs: 25_000, toMs: 45_000 };
const AFTER = { fromMs: 65_000, toMs: 80_000 };

export const deadlinePropagation = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'deadline-propagation',
  name: 'Deadline propagation',
  question: 'A service is busy all the time and nobody gets an answer. What is it working on?',
  watch: [
    'Two chains alike: users wait for a second. Reports manages 100 requests a second and gets 70.',
    'From 20 to 45 s it gets 140. Its queue grows until whoever is served has waited for longer than a second.',
    'Above, nobody is told: reports works at full load on requests whose users have left. Hardly an answer counts.',
    'Below, each call knows the deadline. What comes up with less than 150 ms left is dropped, and takes no worker.',
    'So as many are served in time as reports can do: 100 of 140 a second.',
    'At 45 s the peak is over. Above, the queue of dead work has still to be worked off.',
  ],
  tags: ['deadline', 'timeout', 'load shedding', 'overload'],
  seed: 27,
  durationMs: 80_000,
  measure: { fromMs: 2000, toMs: 80_000 },
  requestTypes: [{ id: 'report', name: 'Report', method: 'GET', path: '/reports', deadlineMs: 1000 }],
  nodes: [
    ...chain('unaware', 'not told', 1, 0, {}),
    ...chain('aware', 'told', 2, 180, { dropsLate: true, neededMs: 150 }),
  ],
  edges: [...calls('unaware', { afterMs: 3000 }), ...calls('aware', { afterMs: 3000, withinDeadline: true })],
  expect: [
    measured('good-before', 'goodput', BEFORE, { atLeast: 0.98 }),
    measured('busy-in-vain', 'utilisation', PEAK, { atLeast: 0.97 }, { node: 'unaware-reports' }),
    measured('hardly-any-counts', 'goodput', PEAK, { atMost: 0.15 }, { client: 'unaware' }),
    measured('dead-work-dropped', 'expired-share', PEAK, { atLeast: 0.15 }, { node: 'aware-reports' }),
    measured('as-many-as-can-be', 'goodput', PEAK, { atLeast: 0.55 }, { client: 'aware' }),
    measured(
      'aware-back-at-once',
      'goodput',
      { fromMs: 47_000, toMs: 50_000 },
      { atLeast: 0.95 },
      { client: 'aware' },
    ),
    measured(
      'unaware-still-stuck',
      'goodput',
      { fromMs: 47_000, toMs: 50_000 },
      { atMost: 0.3 },
      { client: 'unaware' },
    ),
    measured('good-after', 'goodput', AFTER, { atLeast: 0.95 }),
  ],
};

function chain(id: string, name: string, number: number, y: number, deadline: object) {
  return [
    {
      kind: 'client',
      id,
      name: `users, ${name}`,
      position: { x: 0, y },
      ratePerSecond: 70,
      shape: { kind: 'spike', fromMs: 20_000, toMs: 45_000, ratePerSecond: 140 },
      mix: [{ requestType: 'report', edge: `${id}-gateway-calls`, weight: 1 }],
    },
    {
      kind: 'gateway',
      id: `${id}-gateway`,
      name: `gateway ${number}`,
      position: { x: 260, y },
      concurrency: 2000,
      queueRoom: 0,
      latency: { kind: 'lognormal', medianMs: 2, p95Ms: 5 },
      plan: [`${id}-calls`],
    },
    {
      kind: 'service',
      id: `${id}-reports`,
      name: `reports ${number}`,
      position: { x: 520, y },
      concurrency: 10,
      queueRoom: 400,
      latency: { kind: 'lognormal', medianMs: 95, p95Ms: 150 },
      ...deadline,
    },
  ];
}

function calls(id: string, settings: object) {
  return [
    { id: `${id}-gateway-calls`, from: id, to: `${id}-gateway` },
    {
      id: `${id}-calls`,
      from: `${id}-gateway`,
      to: `${id}-reports`,
      stack: [{ id: 'timeout', kind: 'timeout', settings }],
    },
  ];
}

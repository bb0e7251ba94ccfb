import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** A peak above what a chain can do. Whoever does not know the deadline works on requests that nobody waits for. */
const BEFORE = { fromMs: 2000, toMs: 20_000 };
const PEAK = { fromMs: 25_000, toMs: 45_000 };
const JUST_AFTER = { fromMs: 47_000, toMs: 50_000 };
const AFTER = { fromMs: 75_000, toMs: 90_000 };

export const deadlinePropagation = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'deadline-propagation',
  name: 'Deadline propagation',
  question: 'A service is busy all the time and nobody gets an answer. What is it working on?',
  watch: [
    'Three chains alike: users wait for a second. Reports works 80 ms, then waits 120 ms for its archive: 50 a second.',
    'From 20 to 45 s it gets 80 a second. Its queue grows until all who are served have waited for longer than a second.',
    'Above, nobody is told: reports and archive work at full load for users who have left. Not an answer counts.',
    'In the middle the call to the archive ends with the time of the user. So the queue stays shorter than a second,',
    'but most work is given up shortly before it is done: reports began on it too late.',
    'Below, the queue knows, too: what comes up with less than 300 ms left is dropped, and takes no worker at all.',
    'At 45 s the peak is over. Above, the queue of dead work has still to be worked off; the two others are well at once.',
  ],
  tags: ['deadline', 'timeout', 'load shedding', 'overload'],
  notes:
    'A deadline helps whoever decides with it whether to begin. In the middle it only ends work sooner that should ' +
    'not have begun: reports starts on a request that has waited for 0.87 s on average, and needs 0.2 s.',
  seed: 27,
  durationMs: 90_000,
  measure: { fromMs: 2000, toMs: 90_000 },
  requestTypes: [{ id: 'report', name: 'Report', method: 'GET', path: '/reports', deadlineMs: 1000 }],
  nodes: [
    ...chain('unaware', 'not told', 1, 0, {}),
    ...chain('calls', 'calls told', 2, 130, {}),
    ...chain('queues', 'queues too', 3, 260, { dropsLate: true, neededMs: 300 }),
  ],
  edges: [
    ...calls('unaware', { afterMs: 20_000 }),
    ...calls('calls', { afterMs: 20_000, withinDeadline: true }),
    ...calls('queues', { afterMs: 20_000, withinDeadline: true }),
  ],
  expect: [
    measured('good-before', 'goodput', BEFORE, { atLeast: 0.98 }),
    measured('busy-in-vain', 'utilisation', PEAK, { atLeast: 0.97 }, { node: 'unaware-reports' }),
    measured('none-counts', 'goodput', PEAK, { atMost: 0.05 }, { client: 'unaware' }),
    measured('calls-save-few', 'goodput', PEAK, { atMost: 0.3 }, { client: 'calls' }),
    measured('queues-save-most', 'goodput', PEAK, { atLeast: 0.5 }, { client: 'queues' }),
    measured('long-queue', 'mean-wait', PEAK, { atLeast: 3000 }, { node: 'unaware-reports' }),
    measured('short-queue', 'mean-wait', PEAK, { atMost: 1000 }, { node: 'calls-reports' }),
    measured('dead-work-dropped', 'expired-share', PEAK, { atLeast: 0.2 }, { node: 'queues-reports' }),
    measured('calls-back-at-once', 'goodput', JUST_AFTER, { atLeast: 0.9 }, { client: 'calls' }),
    measured('queues-back-at-once', 'goodput', JUST_AFTER, { atLeast: 0.9 }, { client: 'queues' }),
    measured('still-stuck', 'goodput', JUST_AFTER, { atMost: 0.3 }, { client: 'unaware' }),
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
      ratePerSecond: 30,
      shape: { kind: 'spike', fromMs: 20_000, toMs: 45_000, ratePerSecond: 80 },
      mix: [{ requestType: 'report', edge: `${id}-calls`, weight: 1 }],
    },
    {
      kind: 'service',
      id: `${id}-reports`,
      name: `reports ${number}`,
      position: { x: 270, y },
      concurrency: 10,
      queueRoom: 300,
      latency: { kind: 'lognormal', medianMs: 77, p95Ms: 120 },
      plan: [`${id}-lookups`],
      ...deadline,
    },
    {
      kind: 'database',
      id: `${id}-archive`,
      name: `archive ${number}`,
      position: { x: 540, y },
      concurrency: 32,
      queueRoom: 64,
      latency: { kind: 'lognormal', medianMs: 115, p95Ms: 180 },
    },
  ];
}

function calls(id: string, settings: object) {
  const stack = [{ id: 'timeout', kind: 'timeout', settings }];
  return [
    { id: `${id}-calls`, from: id, to: `${id}-reports` },
    { id: `${id}-lookups`, from: `${id}-reports`, to: `${id}-archive`, stack },
  ];
}

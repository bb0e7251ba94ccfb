import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** A service loses its workers one by one, is restarted, and begins again; three times. */
const REPORTS = { node: 'reports' };

export const slowLeak = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'slow-leak',
  name: 'Slow leak',
  question: 'A service leaks until somebody restarts it, again and again. When do its callers feel it?',
  watch: [
    'From 15 s on reports loses its workers evenly, over 30 s. For a long time nothing is to be seen: there were enough.',
    'When too few are left the queue grows within seconds. Goodput falls off a cliff, although the leak is slow.',
    'What has less than 250 ms left when its turn comes is dropped: workers are kept for answers that still count.',
    'At 50 s it is restarted: all workers are back, and the queue is gone at once. At 60 s it begins again.',
  ],
  tags: ['resource leak', 'deadline', 'load shedding'],
  seed: 27,
  durationMs: 150_000,
  measure: { fromMs: 2000, toMs: 150_000 },
  requestTypes: [{ id: 'report', name: 'Report', method: 'GET', path: '/reports', deadlineMs: 1000 }],
  nodes: [
    {
      kind: 'client',
      id: 'web',
      name: 'web',
      position: { x: 0, y: 80 },
      ratePerSecond: 100,
      mix: [{ requestType: 'report', edge: 'web-reports', weight: 1 }],
    },
    {
      kind: 'service',
      id: 'reports',
      name: 'reports',
      position: { x: 260, y: 80 },
      concurrency: 32,
      queueRoom: 500,
      dropsLate: true,
      neededMs: 250,
      latency: { kind: 'lognormal', medianMs: 80, p95Ms: 160 },
      plan: ['reports-db'],
    },
    {
      kind: 'database',
      id: 'reports-db',
      name: 'reports db',
      position: { x: 520, y: 80 },
      concurrency: 32,
      queueRoom: 256,
      latency: { kind: 'lognormal', medianMs: 10, p95Ms: 25 },
    },
  ],
  edges: [
    {
      id: 'web-reports',
      from: 'web',
      to: 'reports',
      latency: { kind: 'lognormal', medianMs: 10, p95Ms: 25 },
    },
    { id: 'reports-db', from: 'reports', to: 'reports-db' },
  ],
  faults: [
    {
      id: 'leak',
      name: 'Leak',
      kind: 'capacity',
      target: { nodes: ['reports'] },
      fromMs: 15_000,
      toMs: 50_000,
      rampInMs: 30_000,
      times: 3,
      everyMs: 45_000,
      capacity: 0.1,
    },
  ],
  expect: [
    measured('nothing-to-see', 'goodput', { fromMs: 2000, toMs: 35_000 }, { atLeast: 0.97 }),
    cliff('first-cliff', 43_000),
    back('first-restart', 52_000, 60_000),
    cliff('second-cliff', 88_000),
    back('second-restart', 97_000, 105_000),
    cliff('third-cliff', 133_000),
    back('third-restart', 142_000, 150_000),
    measured('late-is-dropped', 'expired-share', { fromMs: 43_000, toMs: 50_000 }, { atLeast: 0.4 }, REPORTS),
  ],
};

/** The last seconds before a restart. */
function cliff(id: string, fromMs: number) {
  return measured(id, 'goodput', { fromMs, toMs: fromMs + 7000 }, { atMost: 0.5 });
}

function back(id: string, fromMs: number, toMs: number) {
  return measured(id, 'goodput', { fromMs, toMs }, { atLeast: 0.95 });
}

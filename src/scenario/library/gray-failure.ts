import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** One instance of eight is slow and not down: no error, no alarm, and every eighth customer waits. */
const BEFORE = { fromMs: 2000, toMs: 20_000 };
const DURING = { fromMs: 22_000, toMs: 60_000 };
const AFTER = { fromMs: 65_000, toMs: 90_000 };

export const grayFailure = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'gray-failure',
  name: 'Gray failure',
  question: 'One instance of eight becomes ten times as slow. Who notices?',
  watch: [
    'At 20 s one instance of catalog becomes slow. It is up, and it answers without a single error.',
    'The median of the answers stays as it was, and their mean does not even double: no alarm would ring.',
    'The 99th percentile is six times as long. Every eighth request goes to the slow instance, whoever asks.',
    'Open catalog and compare its instances: one of eight is busy, the others are at rest.',
  ],
  tags: ['gray failure', 'tail latency', 'timeout'],
  seed: 27,
  durationMs: 90_000,
  measure: { fromMs: 2000, toMs: 90_000 },
  requestTypes: [{ id: 'browse', name: 'Browse', method: 'GET', path: '/catalog', deadlineMs: 250 }],
  nodes: [
    {
      kind: 'client',
      id: 'web',
      name: 'web',
      position: { x: 0, y: 100 },
      ratePerSecond: 160,
      mix: [{ requestType: 'browse', edge: 'web-gateway', weight: 1 }],
    },
    {
      kind: 'gateway',
      id: 'gateway',
      name: 'API gateway',
      position: { x: 220, y: 100 },
      concurrency: 256,
      queueRoom: 256,
      latency: { kind: 'lognormal', medianMs: 2, p95Ms: 5 },
      plan: [['gateway-catalog', 'gateway-prices']],
    },
    {
      kind: 'service',
      id: 'catalog',
      name: 'catalog',
      position: { x: 460, y: 0 },
      instances: 8,
      concurrency: 16,
      queueRoom: 32,
      latency: { kind: 'lognormal', medianMs: 20, p95Ms: 40 },
      plan: ['catalog-db'],
    },
    {
      kind: 'service',
      id: 'prices',
      name: 'prices',
      position: { x: 460, y: 200 },
      instances: 4,
      latency: { kind: 'lognormal', medianMs: 10, p95Ms: 20 },
    },
    {
      kind: 'database',
      id: 'catalog-db',
      name: 'catalog db',
      position: { x: 700, y: 0 },
      concurrency: 32,
      queueRoom: 256,
      latency: { kind: 'lognormal', medianMs: 4, p95Ms: 10 },
    },
  ],
  edges: [
    { id: 'web-gateway', from: 'web', to: 'gateway' },
    {
      id: 'gateway-catalog',
      from: 'gateway',
      to: 'catalog',
      stack: [{ id: 'timeout', kind: 'timeout', settings: { afterMs: 1000 } }],
    },
    { id: 'gateway-prices', from: 'gateway', to: 'prices' },
    { id: 'catalog-db', from: 'catalog', to: 'catalog-db' },
  ],
  faults: [
    {
      id: 'slow-instance',
      name: 'A slow instance',
      kind: 'degraded',
      target: { nodes: ['catalog'], share: 0.125 },
      fromMs: 20_000,
      toMs: 60_000,
      latencyFactor: 10,
    },
  ],
  expect: [
    measured('fast-before', 'latency', BEFORE, { atMost: 110, percentile: 99 }),
    measured('median-unmoved', 'latency', DURING, { atMost: 45, percentile: 50 }),
    measured('mean-fine', 'mean-latency', DURING, { atMost: 90 }),
    measured('no-errors', 'failed-share', DURING, { atMost: 0.01 }),
    measured('tail-terrible', 'latency', DURING, { atLeast: 300, percentile: 99 }),
    measured('others-wait', 'late-share', DURING, { atLeast: 0.02, atMost: 0.1 }),
    measured('fast-after', 'latency', AFTER, { atMost: 110, percentile: 99 }),
  ],
};

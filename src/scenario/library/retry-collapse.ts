import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/**
 * A service that gets slower the more it has to do, and five seconds of doubled load. Callers who try again at once
 * never let it come down; callers who wait first do. After a simulation by Brooker.
 */
const AFTER = { fromMs: 70_000, toMs: 90_000 };

export const retryCollapse = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'retry-collapse',
  name: 'Backoff against collapse',
  question:
    'Load more than doubles for five seconds. Who gets over it: those who try again at once, or those who wait?',
  watch: [
    'Two systems alike, side by side: a call takes a second, and 1 % longer for each other one under way.',
    'From 20 to 25 s both get 90 requests a second in place of 40. Answers become slower than callers wait.',
    'Above, callers try again at once, up to three times: 120 calls a second keep the service too slow for ever.',
    'Below, they wait up to 20 s first, and up to 40 s the second time, by lot. The service comes down in between.',
  ],
  tags: ['retry', 'backoff', 'jitter', 'timeout', 'metastable failure'],
  notes:
    'After a simulation by Marc Brooker: a call takes 1 s and 0.01 s for each other one in flight, messages take ' +
    '0.1 s on average, callers wait for 3 s and try three times, and 40 requests a second become 80 from 20 to ' +
    '25 s. His figures are means of ten runs: without backoff about 16 a second succeed afterwards. No single run ' +
    'stays there. With gaps by lot (Poisson) and 80 a second some seven runs of ten collapse, down to nothing, and ' +
    'three get over it and are back at 40: the means of ten such runs lie around 12, give or take 6. To see the ' +
    'same in every run, gaps are all alike here, and the spike goes to 90. Backoff is as his: full jitter, up to ' +
    '20 s and then up to 40 s.',
  seed: 27,
  durationMs: 90_000,
  measure: AFTER,
  requestTypes: [{ id: 'call', name: 'Call', method: 'GET', path: '/slow' }],
  nodes: [
    callers('hasty', 'at once', 'hasty-calls', 0),
    service('hasty-service', 'service 1', 0),
    callers('patient', 'with backoff', 'patient-calls', 200),
    service('patient-service', 'service 2', 200),
  ],
  edges: [
    calls('hasty-calls', 'hasty', 'hasty-service', {
      backoff: 'constant',
      initialDelayMs: 0,
      jitter: 'none',
    }),
    calls('patient-calls', 'patient', 'patient-service', {
      backoff: 'exponential',
      initialDelayMs: 20_000,
      factor: 2,
      maxDelayMs: 60_000,
      jitter: 'full',
    }),
  ],
  expect: [
    measured('good-before', 'goodput', { fromMs: 5000, toMs: 20_000 }, { atLeast: 0.97 }),
    measured('hasty-collapse', 'throughput', AFTER, { atMost: 1 }, { client: 'hasty' }),
    measured('hasty-triple', 'sent', AFTER, { atLeast: 105, atMost: 135 }, { edge: 'hasty-calls' }),
    measured('hasty-pile-up', 'in-flight', AFTER, { atLeast: 1000 }, { node: 'hasty-service' }),
    measured('patient-recover', 'throughput', AFTER, { atLeast: 38 }, { client: 'patient' }),
    measured('patient-calm', 'in-flight', AFTER, { atMost: 80 }, { node: 'patient-service' }),
  ],
};

function callers(id: string, name: string, edge: string, y: number) {
  return {
    kind: 'client',
    id,
    name,
    position: { x: 0, y },
    ratePerSecond: 40,
    spacing: 'even',
    shape: { kind: 'spike', fromMs: 20_000, toMs: 25_000, ratePerSecond: 90 },
    mix: [{ requestType: 'call', edge, weight: 1 }],
  };
}

function service(id: string, name: string, y: number) {
  return {
    kind: 'service',
    id,
    name,
    position: { x: 340, y },
    concurrency: 100_000,
    queueRoom: 0,
    latency: { kind: 'constant', ms: 1000 },
    crowding: 0.01,
  };
}

function calls(id: string, from: string, to: string, backoff: object) {
  return {
    id,
    from,
    to,
    latency: { kind: 'exponential', meanMs: 100 },
    stack: [
      { id: 'retry', kind: 'retry', settings: { maxAttempts: 3, ...backoff } },
      { id: 'timeout', kind: 'timeout', settings: { afterMs: 3000 } },
    ],
  };
}

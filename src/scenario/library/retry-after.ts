import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** A service that is too busy says when to come again. Two callers with the same retry: one listens, and one does not. */
const RUSH = { fromMs: 20_000, toMs: 25_000 };
const WHOLE = { fromMs: 2000, toMs: 60_000 };

export const retryAfter = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'retry-after',
  name: 'Retry-After',
  question: 'A service that is too busy says when to come again. What is it worth to listen?',
  watch: [
    'Two services alike manage 100 requests a second, and get 40. Their callers try four times in all.',
    'From 20 to 25 s they get 160 a second. What finds a full queue is told to come again in 5 s.',
    'Above, nobody listens: three more tries within half a second, in vain, and the work is lost.',
    'Each of these tries takes the place of somebody else: the service is asked two and a half times as often.',
    'Below, they come again after 5 s, when the rush is over and there is room for all of them.',
  ],
  tags: ['retry', 'Retry-After', 'load shedding'],
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  requestTypes: [{ id: 'order', name: 'Order', method: 'PUT', path: '/orders/{id}' }],
  nodes: [...pair('deaf', 'deaf', 1, 0), ...pair('polite', 'polite', 2, 150)],
  edges: [calls('deaf', 'ignore'), calls('polite', 'obey')],
  expect: [
    measured('good-before', 'goodput', { fromMs: 2000, toMs: 20_000 }, { atLeast: 0.98 }),
    measured('deaf-loses', 'rejected-share', RUSH, { atLeast: 0.15 }, { client: 'deaf' }),
    measured('deaf-asks-more', 'amplification', RUSH, { atLeast: 1.4 }, { edge: 'deaf-calls' }),
    measured('polite-asks-less', 'amplification', RUSH, { atMost: 1.2 }, { edge: 'polite-calls' }),
    measured('polite-loses-nothing', 'rejected-share', WHOLE, { atMost: 0.001 }, { client: 'polite' }),
    measured('polite-serves-all', 'goodput', WHOLE, { atLeast: 0.98 }, { client: 'polite' }),
    measured('good-after', 'goodput', { fromMs: 40_000, toMs: 60_000 }, { atLeast: 0.97 }),
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
      shape: { kind: 'spike', fromMs: 20_000, toMs: 25_000, ratePerSecond: 160 },
      mix: [{ requestType: 'order', edge: `${id}-calls`, weight: 1 }],
    },
    {
      kind: 'service',
      id: `${id}-orders`,
      name: `orders ${number}`,
      position: { x: 360, y },
      concurrency: 8,
      queueRoom: 24,
      retryAfterMs: 5000,
      latency: { kind: 'lognormal', medianMs: 76, p95Ms: 120 },
    },
  ];
}

function calls(id: string, pushback: string) {
  return {
    id: `${id}-calls`,
    from: id,
    to: `${id}-orders`,
    stack: [
      {
        id: 'retry',
        kind: 'retry',
        settings: { maxAttempts: 4, initialDelayMs: 100, jitter: 'full', pushback },
      },
    ],
  };
}

import { FALLBACK, OK, RATE_LIMITED } from '../../base/outcome';
import { CACHE_HIT, HEDGED, JOINED } from '../../policies/events';
import { CLIENT, EDGE } from '../../sim/measure/layout';
import type { LayerModel, Model } from '../../sim/model';
import { observed, type Figure, type Span, type StatisticalCase } from './case';
import { answer, answerPercentile } from './figures';
import {
  ample,
  balancer,
  cache,
  constant,
  edge,
  exponential,
  fallback,
  hedge,
  immediateRetry,
  limiter,
  node,
  single,
  singleFlight,
  system,
} from './models';
import { erlangLoss, shareBeyond } from './theory/limits';

/** What guards a call, alone before a callee that is never in the way, and the arithmetic of each. */

const SPAN: Span = { warmUp: 5, measured: 120 };

const rejected = (expected: number): Figure => ({
  what: 'rejected',
  expected,
  read: (range) => range.callShare('in', RATE_LIMITED),
});

/** How often an event happens for each call. */
const perCall = (what: string, event: number, expected: number): Figure => ({
  what,
  expected,
  read: (range) => range.edge('in', EDGE.event + event) / range.edge('in', EDGE.calls),
});

const sentPerCall = (expected: number): Figure => ({
  what: 'calls a request',
  expected,
  read: (range) => range.edge('in', EDGE.sent) / range.edge('in', EDGE.calls),
});

function guarded(rate: number, ...stack: readonly LayerModel[]): Model {
  return single(rate, ample('server', constant(1)), stack);
}

function bucket(rate: number, burst: number, expected: number, span = SPAN): StatisticalCase {
  const guard = limiter({ algorithm: 'token-bucket', limit: 100, windowMs: 1000, burst, maxWaitMs: 0 });
  const model = guarded(rate, guard);
  return observed('bucket', `token bucket 100/s, ${burst} at once, Poisson ${rate}/s`, model, span, [
    rejected(expected),
  ]);
}

/** Slots that are taken for exactly one window, as the units of a sliding log are. */
function slidingLog(rate: number, limit: number): StatisticalCase {
  const guard = limiter({ algorithm: 'sliding-log', limit, windowMs: 1000, maxWaitMs: 0 });
  return observed('limiter', `sliding log ${limit}/s, Poisson ${rate}/s`, guarded(rate, guard), SPAN, [
    rejected(erlangLoss(rate, limit)),
  ]);
}

function fixedWindow(rate: number, limit: number, span = SPAN): StatisticalCase {
  const guard = limiter({ algorithm: 'fixed-window', limit, windowMs: 1000, maxWaitMs: 0 });
  return observed('limiter', `fixed window ${limit}/s, Poisson ${rate}/s`, guarded(rate, guard), span, [
    rejected(shareBeyond(rate, limit)),
  ]);
}

/** The first of two answers wins, the second of which was asked for later. */
function hedging(afterMs: number): StatisticalCase {
  const meanMs = 10;
  const asked = Math.exp(-afterMs / meanMs);
  const guard = hedge({ after: 'fixed', delayMs: afterMs, maxHedges: 1, budget: 'none' });
  const model = single(200, ample('server', exponential(meanMs)), [guard]);
  return observed('hedge', `exponential 10 ms, hedged after ${afterMs.toFixed(3)} ms`, model, SPAN, [
    answer(meanMs * (1 - asked) + (meanMs / 2) * asked),
    answerPercentile(99, (meanMs * Math.log(100) + afterMs) / 2),
    perCall('hedges a call', HEDGED, asked),
  ]);
}

/** Many servers, each with its own queue; the times are those of two random choices of a hundred, in mean works. */
function balanced(
  algorithm: 'two-choices' | 'random',
  instances: number,
  load: number,
  works: number,
  span: Span,
): StatisticalCase {
  const workMs = 10;
  const callee = node('server', exponential(workMs), { instances });
  const model = single((instances * load * 1000) / workMs, callee, [balancer({ algorithm })]);
  const name = algorithm === 'random' ? 'one random choice' : 'two random choices';
  return observed('balancer', `${name} of ${instances}, load ${load}`, model, span, [answer(works * workMs)]);
}

/** One key that everybody asks for: it is fetched at once, and then kept for a time. */
function cached(rate: number, ttlMs: number): StatisticalCase {
  const asked = (rate * ttlMs) / 1000;
  const model = single(rate, ample('server', constant(0)), [cache({ ttlMs, ttlJitter: 0 })]);
  return observed('cache', `one key ${rate}/s, kept ${ttlMs} ms`, model, SPAN, [
    perCall('hits', CACHE_HIT, asked / (1 + asked)),
  ]);
}

/** Whoever asks while an answer is under way waits for that. */
function coalesced(rate: number, workMs: number): StatisticalCase {
  const asked = (rate * workMs) / 1000;
  const model = single(rate, ample('server', constant(workMs)), [singleFlight()]);
  return observed('single flight', `one key ${rate}/s, work ${workMs} ms`, model, SPAN, [
    perCall('joined', JOINED, asked / (1 + asked)),
    sentPerCall(1 / (1 + asked)),
  ]);
}

/** Each of the attempts fails independently, and then the fallback answers. */
function fallenBack(f: number, attempts: number): StatisticalCase {
  const stack = [fallback({ kind: 'static' }), immediateRetry(attempts)];
  const model = single(500, ample('server', constant(1), { errorRate: f }), stack);
  return observed('fallback', `f ${f}, behind ${attempts} attempts`, model, { warmUp: 1, measured: 40 }, [
    {
      what: 'answered by the fallback',
      expected: f ** attempts,
      read: (range) => range.client('users', CLIENT.outcome + FALLBACK) / range.client('users', CLIENT.asked),
    },
    {
      what: 'answered',
      expected: 1 - f ** attempts,
      read: (range) => range.client('users', CLIENT.outcome + OK) / range.client('users', CLIENT.asked),
    },
  ]);
}

/** Every try turns to the other service anew, and each time with luck of its own. */
function turnedTo(f: number, attempts: number): StatisticalCase {
  const stack = [immediateRetry(attempts), fallback({ kind: 'other-service', edge: 'aside' })];
  const model = system({
    ratePerSecond: 300,
    nodes: [
      ample('web', constant(1), { plan: [['in']] }),
      ample('dead', constant(1), { errorRate: 1 }),
      ample('other', constant(1), { errorRate: f }),
    ],
    edges: [
      edge('asks', 'users', 'web'),
      edge('in', 'web', 'dead', { stack }),
      edge('aside', 'web', 'other'),
    ],
  });
  return observed(
    'fallback',
    `to another service, f ${f}, ${attempts} tries`,
    model,
    { warmUp: 1, measured: 40 },
    [
      {
        what: 'answered by the fallback',
        expected: 1 - f ** attempts,
        read: (range) =>
          range.client('users', CLIENT.outcome + FALLBACK) / range.client('users', CLIENT.asked),
      },
    ],
  );
}

/** Two limits in a row: what the first lets through meets the second. */
const IN_A_ROW = system({
  ratePerSecond: 100,
  nodes: [ample('middle', constant(0), { plan: [['onward']] }), ample('server', constant(1))],
  edges: [
    edge('in', 'users', 'middle', {
      stack: [limiter({ algorithm: 'token-bucket', limit: 100, windowMs: 1000, burst: 1, maxWaitMs: 0 })],
    }),
    edge('onward', 'middle', 'server', {
      stack: [limiter({ algorithm: 'token-bucket', limit: 100, windowMs: 1000, burst: 1, maxWaitMs: 0 })],
    }),
  ],
});

/** The 95th percentile of an exponential with mean 10 ms. */
const P95_MS = 10 * Math.log(20);

export const PROTECTION: readonly StatisticalCase[] = [
  bucket(100, 10, 0.0509),
  bucket(100, 50, 0.0101, { warmUp: 20, measured: 6000 }),
  bucket(80, 1, 0.8 / 1.8),
  bucket(150, 1, 1.5 / 2.5),
  slidingLog(20, 20),
  slidingLog(30, 20),
  fixedWindow(20, 20),
  fixedWindow(10, 12, { warmUp: 5, measured: 2000 }),
  observed('bucket', 'two in a row, Poisson 100/s', IN_A_ROW, SPAN, [
    rejected(0.5),
    // What the first has let through is spaced as the second wants it.
    {
      what: 'answered',
      expected: 0.5,
      read: (range) => range.client('users', CLIENT.outcome + OK) / range.client('users', CLIENT.asked),
    },
  ]),
  hedging(P95_MS),
  hedging(10),
  hedging(0),
  balanced('two-choices', 100, 0.7, 1.6258, { warmUp: 3, measured: 20 }),
  balanced('two-choices', 100, 0.9, 2.6547, { warmUp: 10, measured: 30 }),
  balanced('random', 20, 0.7, 1 / 0.3, { warmUp: 3, measured: 60 }),
  cached(10, 1000),
  cached(50, 200),
  cached(2, 250),
  coalesced(100, 50),
  coalesced(20, 10),
  fallenBack(0.3, 1),
  fallenBack(0.5, 3),
  turnedTo(0.5, 1),
  turnedTo(0.5, 3),
];

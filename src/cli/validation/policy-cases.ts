import { OK, SHORT_CIRCUITED } from '../../base/outcome';
import { CLIENT, EDGE, NODE } from '../../sim/measure/layout';
import type { Model } from '../../sim/model';
import { observed, type StatisticalCase } from './case';
import { advance, startWorld, wholeRun } from './observe';
import {
  ample,
  breaker,
  constant,
  edge,
  exponential,
  immediateRetry,
  single,
  system,
  timeout,
} from './models';

/** Policies whose arithmetic is known. A callee fails by lot, and there is nothing else in the way. */

export const RETRY_SPAN = { warmUp: 1, measured: 40 };

/** Each attempt fails independently with `f`; at most `m` attempts. */
function retries(f: number, m: number, calls: number, success: number): StatisticalCase {
  const model = single(500, ample('server', constant(1), { errorRate: f }), [immediateRetry(m)]);
  return observed('retry', `f ${f}, at most ${m} attempts`, model, RETRY_SPAN, [
    {
      what: 'calls a request',
      expected: calls,
      read: (range) => range.edge('in', EDGE.sent) / range.client('users', CLIENT.asked),
    },
    {
      what: 'success',
      expected: success,
      read: (range) => range.client('users', CLIENT.outcome + OK) / range.client('users', CLIENT.asked),
    },
  ]);
}

/** At most two attempts at each of two places, one inside the other: as good as four attempts at one. */
function layersOfRetries(where: string, model: Model): StatisticalCase {
  return observed('layers', `f 0.5, ${where}`, model, RETRY_SPAN, [
    {
      what: 'calls a request',
      expected: 1.875,
      read: (range) => range.node('leaf', NODE.arrived) / range.client('users', CLIENT.asked),
    },
    {
      what: 'success',
      expected: 0.9375,
      read: (range) => range.client('users', CLIENT.outcome + OK) / range.client('users', CLIENT.asked),
    },
  ]);
}

const LEAF = ample('leaf', constant(1), { errorRate: 0.5 });
const RETRIES_IN_HOPS = system({
  ratePerSecond: 500,
  nodes: [ample('middle', constant(1), { plan: [['onward']] }), LEAF],
  edges: [
    edge('in', 'users', 'middle', { stack: [immediateRetry(2)] }),
    edge('onward', 'middle', 'leaf', { stack: [immediateRetry(2)] }),
  ],
});
const RETRIES_IN_STACK = single(500, LEAF, [immediateRetry(2, 'outer'), immediateRetry(2, 'inner')]);

/**
 * Half of the answers come later than the callers wait, and that work goes on. So the next try starts while the one
 * before is still out, and must have luck of its own all the same.
 */
const SLOW_LEAF = ample('leaf', exponential(100));
const IMPATIENT = timeout(100 * Math.log(2));
const TIMED_OUT = single(500, SLOW_LEAF, [immediateRetry(4), IMPATIENT]);
const TIMED_OUT_IN_STACK = single(500, SLOW_LEAF, [
  immediateRetry(2, 'outer'),
  immediateRetry(2, 'inner'),
  IMPATIENT,
]);

/** Calls are answered at the instant they are made, so that no two of them overlap. */
const TRIP_RATE = 1000;
const TRIP_SECONDS = 10;
const TRIPS = 400;

/** How many calls a fresh breaker lets through until it opens for the first time, the last one included. */
function callsToOpen(f: number, k: number, expected: number): StatisticalCase {
  const guard = breaker({ tripOn: 'consecutive-failures', failureThreshold: k, openForMs: 3_600_000 });
  const model = single(TRIP_RATE, ample('server', constant(0), { errorRate: f }), [guard]);
  return {
    id: 'breaker',
    system: `opens on ${k} failures in a row, f ${f}`,
    figures: [{ what: 'mean calls to open', expected }],
    checksIdentities: false,
    sample: (seed, share) => {
      const trips = Math.max(1, Math.round(TRIPS * share));
      let calls = 0;
      // Every trip has a breaker, and luck, of its own.
      for (let trip = 0; trip < trips; trip++) calls += callsOfOneTrip(model, seed * TRIPS + trip);
      return { values: [calls / trips], differences: [] };
    },
  };
}

function callsOfOneTrip(model: Model, seed: number): number {
  const world = startWorld(model, seed);
  for (let second = 1; second <= TRIP_SECONDS; second++) {
    advance(world, second);
    const range = wholeRun(world);
    // The breaker stays open for an hour: what was sent by now was sent before it opened.
    if (range.edge('in', EDGE.outcome + SHORT_CIRCUITED) > 0) return range.edge('in', EDGE.sent);
  }
  throw new Error(
    `The breaker of seed ${seed} did not open within ${TRIP_SECONDS} s: its row is set up wrong`,
  );
}

/** The 99th percentile of an exponential with mean 10 ms. */
const SLOW_MS = 10 * Math.log(100);

/** A hundred calls side by side; the request is as slow as the slowest. */
const FAN_OUT = system({
  ratePerSecond: 50,
  deadlineMs: SLOW_MS,
  nodes: [
    ample('root', constant(0), { plan: [Array.from({ length: 100 }, () => 'out')] }),
    ample('leaf', exponential(10)),
  ],
  edges: [edge('in', 'users', 'root'), edge('out', 'root', 'leaf')],
});

const fanOut = observed(
  'fan-out',
  'to 100, one call in a hundred slow',
  FAN_OUT,
  { warmUp: 1, measured: 60 },
  [
    {
      what: 'slow requests',
      expected: 0.63397,
      read: (range) => range.client('users', CLIENT.late) / range.client('users', CLIENT.outcome + OK),
    },
  ],
);

export const POLICIES: readonly StatisticalCase[] = [
  retries(0.25, 2, 1.25, 0.9375),
  retries(0.25, 3, 1.3125, 0.984375),
  retries(0.5, 3, 1.75, 0.875),
  retries(0.5, 4, 1.875, 0.9375),
  retries(0.1, 2, 1.1, 0.99),
  retries(0.7, 6, (1 - 0.7 ** 6) / 0.3, 1 - 0.7 ** 6),
  layersOfRetries('2 attempts in 2 hops', RETRIES_IN_HOPS),
  layersOfRetries('2 attempts in 2 layers of one edge', RETRIES_IN_STACK),
  layersOfRetries('timed out, 4 attempts', TIMED_OUT),
  layersOfRetries('timed out, 2 attempts in 2 layers of one edge', TIMED_OUT_IN_STACK),
  callsToOpen(0.5, 5, 62),
  callsToOpen(0.5, 3, 14),
  callsToOpen(0.7, 4, (1 - 0.7 ** 4) / (0.7 ** 4 * 0.3)),
  fanOut,
];

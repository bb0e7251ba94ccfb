import { OK, SHORT_CIRCUITED } from '../../base/outcome';
import { CLIENT, EDGE } from '../../sim/measure/layout';
import type { Model } from '../../sim/model';
import { observed, type StatisticalCase } from './case';
import { advance, startWorld } from './observe';
import { Range } from './range';
import { ample, breaker, constant, edge, exponential, immediateRetry, single, system } from './models';

/** Policies whose arithmetic is known. A callee fails by lot, and there is nothing else in the way. */

const RETRY_SPAN = { warmUp: 1, measured: 40 };

/** Each attempt fails independently with `f`; at most `m` attempts. */
export function retries(f: number, m: number, calls: number, success: number): StatisticalCase {
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

/** Calls are answered at the instant they are made, so that no two of them overlap. */
const TRIP_RATE = 1000;
const TRIP_SECONDS = 10;
const TRIPS = 200;

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
    const range = new Range(world.meter.history, world.configuration, 0, second);
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
  callsToOpen(0.5, 5, 62),
  callsToOpen(0.5, 3, 14),
  fanOut,
];

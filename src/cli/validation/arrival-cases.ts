import { NS_PER_SECOND } from '../../base/time';
import { CLIENT, EDGE } from '../../sim/measure/layout';
import type { LoadModel, Model } from '../../sim/model';
import { system as plainSystem } from '../../sim/plain-parts';
import type { RateProfile } from '../../sim/rate-profile';
import { observed, type Figure, type StatisticalCase } from './case';
import { percentile, total, wait, waitShare } from './figures';
import {
  SERVER,
  ample,
  client,
  constant,
  edge,
  exponential,
  node,
  requestType,
  single,
  system,
} from './models';
import { arrivalsUntil, meanPresent } from './theory/many-servers';
import { evenArrivals, everyNth } from './theory/regular-arrivals';

/** Rows about how requests come: at even distances, in turn, at a rate that changes. */

function steadyAt(rate: number, spacing: 'poisson' | 'even'): LoadModel {
  return { kind: 'open', spacing, rate: [{ from: 0, rate, rateAtEnd: rate }] };
}

function evenly(rate: number): StatisticalCase {
  const { waitShare: share, meanWait, meanTotal, quantile } = evenArrivals(1000 / rate, 10);
  const model = system({
    ratePerSecond: rate,
    nodes: [node(SERVER, exponential(10))],
    edges: [edge('in', 'users', SERVER)],
    users: { load: steadyAt(rate, 'even') },
  });
  const span = { warmUp: 40, measured: 1500 };
  return observed('D/M/1', `D/M/1, ${rate} against 100`, model, span, [
    waitShare(share),
    wait(meanWait),
    total(meanTotal),
    percentile(95, quantile(0.95)),
  ]);
}

/** Callers ask the instances in turn, so each gets every so manyth request. */
function inTurn(instances: number, ratePerInstance: number): Model {
  return single(instances * ratePerInstance, node(SERVER, exponential(10), { instances }));
}
export const IN_TURN_SPAN = { warmUp: 20, measured: 300 };

function takesTurns(instances: number, ratePerInstance: number): StatisticalCase {
  const queue = everyNth(instances * ratePerInstance, instances, 10);
  const what = `E${instances}/M/1, ${instances} instances in turn, ${ratePerInstance} against 100 each`;
  return observed('in turn', what, inTurn(instances, ratePerInstance), IN_TURN_SPAN, [
    waitShare(queue.waitShare),
    wait(queue.meanWait),
    percentile(95, queue.quantile(0.95)),
  ]);
}

const at = (second: number, rate: number, rateAtEnd = rate): RateProfile[number] => ({
  from: Math.round(second * NS_PER_SECOND),
  rate,
  rateAtEnd,
});
const RAMP: RateProfile = [at(0, 0, 1000), at(20, 200)];
const SPIKE: RateProfile = [at(0, 300), at(10, 3000), at(12, 300)];
const LIST: RateProfile = [at(0, 400), at(3, 100), at(7.5, 1200), at(9.25, 0), at(12, 800, 100), at(18, 500)];

/** What came in each second is Poisson, with the area under the rate as its mean. */
const asked = (from: number, to: number, profile: RateProfile): Figure => ({
  what: `asked from ${from} to ${to} s`,
  expected: arrivalsUntil(profile, to) - arrivalsUntil(profile, from),
  read: (range) => range.part(from, to).client('users', CLIENT.asked),
});

/** The number that is there follows the rate with a delay: M(t)/M/infinity. */
const presentIn = (second: number, profile: RateProfile): Figure => ({
  what: `mean present in second ${second}`,
  expected: meanPresent(profile, WORK_SECONDS, second, second + 1),
  read: (range) => range.part(second, second + 1).meanPresent(SERVER),
});
const WORK_SECONDS = 1.5;

function changing(name: string, profile: RateProfile, figures: readonly Figure[]): StatisticalCase {
  const model = system({
    ratePerSecond: 0,
    nodes: [ample(SERVER, exponential(WORK_SECONDS * 1000))],
    edges: [edge('in', 'users', SERVER)],
    users: { load: { kind: 'open', spacing: 'poisson', rate: profile } },
  });
  return observed('M(t)/M/inf', name, model, { warmUp: 0, measured: 30 }, figures);
}

/** How counts of a second scatter around what is expected of it: 1 for a Poisson process, whatever its rate. */
const SAW: RateProfile = Array.from({ length: 300 }, (_, index) => at(2 * index, 20, 120));
const dispersion = observed(
  'M(t)/M/inf',
  'saw, 20 to 120 in 2 s',
  system({
    ratePerSecond: 0,
    nodes: [ample(SERVER, constant(1))],
    edges: [edge('in', 'users', SERVER)],
    users: { load: { kind: 'open', spacing: 'poisson', rate: SAW } },
  }),
  { warmUp: 0, measured: 598 },
  [
    {
      what: 'variance over mean of the counts of a second',
      expected: 1,
      read: (range) => {
        const seconds = range.bySecond();
        const sum = seconds.reduce((all, second, index) => {
          const mean = arrivalsUntil(SAW, index + 1) - arrivalsUntil(SAW, index);
          const off = second.client('users', CLIENT.asked) - mean;
          return all + (off * off) / mean;
        }, 0);
        return sum / seconds.length;
      },
    },
  ],
);

/** Requests of two kinds, two to one, are two Poisson processes of their own. */
const SPLIT = plainSystem({
  requestTypes: [requestType(0, { id: 'read' }), requestType(0, { id: 'write' })],
  clients: [
    client('users', 120, 'reads', {
      mix: [
        { requestType: 'read', edge: 'reads', weight: 2 },
        { requestType: 'write', edge: 'writes', weight: 1 },
      ],
    }),
  ],
  nodes: [node('reader', exponential(10)), node('writer', exponential(10))],
  edges: [edge('reads', 'users', 'reader'), edge('writes', 'users', 'writer')],
});
const SPLIT_SPAN = { warmUp: 40, measured: 1000 };
const split = observed('mix', 'two to one of 120: M/M/1 with 80, and with 40', SPLIT, SPLIT_SPAN, [
  {
    what: 'share of the first kind',
    expected: 2 / 3,
    read: (range) => range.edge('reads', EDGE.calls) / range.client('users', CLIENT.asked),
  },
  wait(40, 'reader'),
  wait(20 / 3, 'writer'),
]);

export const ARRIVALS: readonly StatisticalCase[] = [
  evenly(80),
  evenly(50),
  takesTurns(2, 80),
  takesTurns(4, 80),
  changing('ramp from 0 to 1000 in 20 s, then 200', RAMP, [
    asked(0, 10, RAMP),
    asked(10, 20, RAMP),
    presentIn(19, RAMP),
    presentIn(20, RAMP),
    presentIn(22, RAMP),
  ]),
  changing('300, and 3000 from 10 to 12 s', SPIKE, [
    asked(0, 10, SPIKE),
    asked(10, 12, SPIKE),
    presentIn(11, SPIKE),
    presentIn(12, SPIKE),
    presentIn(14, SPIKE),
  ]),
  changing('a list of rates', LIST, [
    asked(0, 18, LIST),
    presentIn(2, LIST),
    presentIn(8, LIST),
    presentIn(13, LIST),
  ]),
  dispersion,
  split,
];

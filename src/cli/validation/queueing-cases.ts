import { CLIENT, NODE } from '../../sim/measure/layout';
import type { Distribution } from '../../sim/model';
import { observed, type Figure, type StatisticalCase } from './case';
import { answer, answerPercentile, percentile, shed, throughput, total, wait, waitShare } from './figures';
import {
  SERVER,
  ample,
  bulkhead,
  constant,
  edge,
  exponential,
  immediateRetry,
  lognormal,
  node,
  pareto,
  single,
  station,
  system,
} from './models';

/**
 * Queueing systems with known figures: Poisson arrivals, first come first served. `server` is the one node; K is
 * its room including those in service. The warm-up covers at least 1,400 requests (load .8).
 */
const Q1 = observed(
  'Q1',
  'M/M/1, 50 against 100',
  station(50, exponential(10)),
  { warmUp: 40, measured: 2400 },
  [waitShare(0.5), wait(10), total(20), percentile(95, 59.915), percentile(99, 92.103)],
);

export const Q2_SPAN = { warmUp: 40, measured: 4000 };
const Q2_FIGURES = [waitShare(0.8), wait(40), total(50), percentile(95, 149.79), percentile(99, 230.26)];
const Q2 = observed('Q2', 'M/M/1, 80 against 100', station(80, exponential(10)), Q2_SPAN, Q2_FIGURES);

const Q7 = observed(
  'Q7',
  'M/M/5, 400 against 100 each',
  station(400, exponential(10), 5),
  { warmUp: 10, measured: 800 },
  [waitShare(0.55411), wait(5.5411), total(15.541), percentile(99, 60.797)],
);

const Q10 = observed(
  'Q10',
  'M/M/5, 250 against 100 each',
  station(250, exponential(10), 5),
  { warmUp: 10, measured: 600 },
  [waitShare(0.13037), wait(0.52149), total(10.521)],
);

/** Loss depends on the mean of the service alone: its distribution makes no difference. */
const LOSS_SPAN = { warmUp: 5, measured: 200 };
const LOSS = [shed(0.28487), throughput(357.57)];
const LOSS_AT_BULKHEAD: readonly Figure[] = [
  { what: 'rejected', expected: 0.28487, read: (range) => range.bulkheadShare('in') },
  throughput(357.57),
];
const SKEWED = lognormal(7.07107, 0.832555);
const HEAVY_TAIL = pareto(10, 2.5);

function lossAtServer(name: string, service: Distribution): StatisticalCase {
  return observed(
    'Q15',
    `M/${name}/5/5 500, queue without room`,
    station(500, service, 5, 0),
    LOSS_SPAN,
    LOSS,
  );
}

function lossAtBulkhead(name: string, service: Distribution): StatisticalCase {
  const model = single(500, ample(SERVER, service), [bulkhead({ maxConcurrent: 5, queueLimit: 0 })]);
  return observed('Q15', `M/${name}/5/5 500, bulkhead of 5`, model, LOSS_SPAN, LOSS_AT_BULKHEAD);
}

export const Q17_SPAN = { warmUp: 40, measured: 4000 };
const Q17 = observed('Q17', 'M/M/1/10, 80 against 100', station(80, exponential(10), 1, 9), Q17_SPAN, [
  shed(0.023493),
  throughput(78.121),
  wait(27.971),
]);

const Q22 = observed(
  'Q22',
  'M/D/1, 50 against 100',
  station(50, constant(10)),
  { warmUp: 40, measured: 2400 },
  [wait(5), total(15), percentile(95, 30.506), percentile(99, 43.363)],
);

const Q26 = observed('Q26', 'M/G/1, 80 against lognormal mean 10 cv 1', station(80, SKEWED), Q2_SPAN, [
  wait(40),
  percentile(50, 32.559),
  percentile(95, 155.35),
]);

/** Each node does its own work, gives its server back, and only then calls the next. */
const TANDEM = system({
  ratePerSecond: 40,
  nodes: [
    node('first', exponential(10), { plan: [['onward']] }),
    node('second', exponential(12.5), { plan: [['last']] }),
    node('third', exponential(20)),
  ],
  edges: [edge('in', 'users', 'first'), edge('onward', 'first', 'second'), edge('last', 'second', 'third')],
});

const Q37 = observed('Q37', 'tandem, 40 through 100, 80, 50', TANDEM, { warmUp: 80, measured: 3000 }, [
  wait(16.667 - 10, 'first'),
  wait(25 - 12.5, 'second'),
  wait(100 - 20, 'third'),
  answer(141.67),
  answerPercentile(99, 507.52),
]);

/**
 * A request that fails at its server goes to the end of the queue, a quarter of all each time. Twenty attempts, the
 * most that a retry allows, are as good as any number: one request in a million millions would need more.
 */
export const FEEDBACK = single(60, node(SERVER, exponential(10), { errorRate: 0.25 }), [immediateRetry(20)]);
export const FEEDBACK_SPAN = { warmUp: 60, measured: 4000 };
const Q39 = observed('Q39', 'M/M/1, 60 against 100, a quarter comes back', FEEDBACK, FEEDBACK_SPAN, [
  {
    what: 'visits a request',
    expected: 1.33333,
    read: (range) => range.node(SERVER, NODE.arrived) / range.client('users', CLIENT.asked),
  },
  { what: 'load', expected: 0.8, read: (range) => range.node(SERVER, NODE.workArea) / range.lengthNs },
  total(50, 'mean total of a visit, ms'),
  { what: 'mean total of all visits, ms', expected: 66.667, read: (range) => range.meanAnswer('users') },
]);

export const QUEUEING: readonly StatisticalCase[] = [
  Q1,
  Q2,
  Q7,
  Q10,
  lossAtServer('M', exponential(10)),
  lossAtServer('D', constant(10)),
  lossAtServer('lognormal', SKEWED),
  lossAtServer('Pareto', HEAVY_TAIL),
  lossAtBulkhead('M', exponential(10)),
  lossAtBulkhead('D', constant(10)),
  lossAtBulkhead('lognormal', SKEWED),
  lossAtBulkhead('Pareto', HEAVY_TAIL),
  Q17,
  Q22,
  Q26,
  Q37,
  Q39,
];

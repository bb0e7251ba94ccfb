import { OK } from '../../base/outcome';
import { CLIENT, EDGE } from '../../sim/measure/layout';
import { IN_TURN_SPAN } from './arrival-cases';
import { observed, type StatisticalCase } from './case';
import { CLOSED_SPAN, threeStations, throughputOf } from './closed-cases';
import { MANNERLESS, ORDER_SPAN, PRIORITY_SPAN, firstClassWait, meanSquare } from './discipline-cases';
import { answer, wait } from './figures';
import { ample, constant, exponential, immediateRetry, networkFault, single, station } from './models';
import { LOSSY_SPAN, lossy } from './network-cases';
import { PATIENCE_SPAN, abandoned, impatient } from './patience-cases';
import { RETRY_SPAN } from './policy-cases';
import { FEEDBACK, FEEDBACK_SPAN, Q17_SPAN, Q2_SPAN } from './queueing-cases';
import { everyNth } from './theory/regular-arrivals';
import { totalSquares } from './theory/single-server';

/** Rows that are wrong on purpose, and have to be refused by the very test that accepts the others. */
const constantService = observed('Q2', 'control: constant service', station(80, constant(10)), Q2_SPAN, [
  { what: 'mean wait, ms', expected: 40, read: (range) => range.meanWait('server') },
]);

const moreRoom = observed(
  'Q17',
  'control: room 11 in place of 10',
  station(80, exponential(10), 1, 10),
  Q17_SPAN,
  [{ what: 'rejected', expected: 0.023493, read: (range) => range.shedShare('server') }],
);

const RETRIED = single(500, ample('server', constant(1), { errorRate: 0.25 }), [immediateRetry(3)]);
const firstTriesOnly = observed(
  'retry',
  'control: f 0.25, 3 attempts, retries not counted',
  RETRIED,
  RETRY_SPAN,
  [
    {
      what: 'calls a request',
      expected: 1.3125,
      read: (range) => range.edge('in', EDGE.calls) / range.client('users', CLIENT.asked),
    },
  ],
);

/** Retries taken for new requests: each visit counts as a request of its own. */
const visitsAsRequests = observed('Q39', 'control: retries counted as first tries', FEEDBACK, FEEDBACK_SPAN, [
  { what: 'mean total of all visits, ms', expected: 66.667, read: (range) => range.meanTotal('server') },
]);

/** Who is worked on leaves, too. */
const everybodyLeaves = observed(
  'Q46',
  'control: work under way is stopped as well',
  impatient(120, exponential(100), 'cancel'),
  { ...PATIENCE_SPAN, measured: 900 },
  [abandoned(0.25283)],
);

const shorterThinking = observed(
  'Q41',
  'control: think 400 in place of 500',
  threeStations(20, exponential(400)),
  CLOSED_SPAN,
  [throughputOf('third', 29.146), answer(186.2)],
);

const oldestFirst = observed(
  'order',
  'control: FIFO in place of LIFO',
  station(50, exponential(10)),
  ORDER_SPAN,
  [meanSquare(totalSquares(50, 10).lifo)],
);

const noPriority = observed('priority', 'control: FIFO in place of priorities', MANNERLESS, PRIORITY_SPAN, [
  firstClassWait,
]);

const oneWay = observed(
  'network',
  'control: only requests are lost',
  {
    ...lossy({}),
    faults: [networkFault('out', ['in'], 0, 10_000_000, { lossRate: 0.1, direction: 'there' })],
  },
  LOSSY_SPAN,
  [{ what: 'answered', expected: 0.81, read: (range) => range.callShare('in', OK) }],
);

/** A quarter of all requests for each of four, but by lot and not in turn. */
const byLot = observed(
  'in turn',
  'control: M/M/1 in place of E4/M/1',
  station(80, exponential(10)),
  { ...IN_TURN_SPAN, measured: 1500 },
  [wait(everyNth(320, 4, 10).meanWait)],
);

export const CONTROLS: readonly StatisticalCase[] = [
  everybodyLeaves,
  shorterThinking,
  oldestFirst,
  noPriority,
  oneWay,
  byLot,
  constantService,
  moreRoom,
  firstTriesOnly,
  visitsAsRequests,
];

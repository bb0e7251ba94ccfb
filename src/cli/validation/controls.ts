import { CLIENT, EDGE } from '../../sim/measure/layout';
import { observed, type StatisticalCase } from './case';
import { ample, constant, exponential, immediateRetry, single } from './models';
import { RETRY_SPAN } from './policy-cases';
import { FEEDBACK, FEEDBACK_SPAN, Q17_SPAN, Q2_SPAN, station } from './queueing-cases';

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

export const CONTROLS: readonly StatisticalCase[] = [
  constantService,
  moreRoom,
  firstTriesOnly,
  visitsAsRequests,
];

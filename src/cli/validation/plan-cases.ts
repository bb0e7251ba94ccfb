import { CLIENT, EDGE, NODE } from '../../sim/measure/layout';
import { system as plainSystem } from '../../sim/plain-parts';
import { observed, type StatisticalCase } from './case';
import { answer, answerPercentile, answeredShare, wait } from './figures';
import { ample, client, constant, edge, exponential, node, requestType, system } from './models';

/** Rows about requests that need several calls. */

/** Two queues side by side, the slower one counts: (12 - load) / 8 times M/M/1 (Flatto and Hahn 1984). */
const forkJoin = observed(
  'fork-join',
  'two M/M/1 side by side, 50 against 100',
  system({
    ratePerSecond: 50,
    nodes: [
      ample('root', constant(0), { plan: [['left', 'right']] }),
      node('a', exponential(10)),
      node('b', exponential(10)),
    ],
    edges: [edge('in', 'users', 'root'), edge('left', 'root', 'a'), edge('right', 'root', 'b')],
  }),
  { warmUp: 40, measured: 700 },
  [answer(((12 - 0.5) / 8) * 20), wait(10, 'a'), wait(10, 'b')],
);

/** The longest of ten: the sum of 1 / k. */
const TEN_CALLS = Array.from({ length: 10 }, () => 'out');
const longestOf = observed(
  'fan-out',
  'to 10, exponential 10',
  system({
    ratePerSecond: 50,
    nodes: [ample('root', constant(0), { plan: [TEN_CALLS] }), ample('leaf', exponential(10))],
    edges: [edge('in', 'users', 'root'), edge('out', 'root', 'leaf')],
  }),
  { warmUp: 2, measured: 200 },
  [
    answer(TEN_CALLS.reduce((sum, _, index) => sum + 10 / (index + 1), 0)),
    answerPercentile(95, -10 * Math.log(1 - 0.95 ** 0.1)),
  ],
);

const oneAfterTheOther = observed(
  'chain',
  'three steps, exponential 10: Erlang',
  system({
    ratePerSecond: 200,
    nodes: [
      ample('root', constant(0), { plan: [['out'], ['out'], ['out']] }),
      ample('leaf', exponential(10)),
    ],
    edges: [edge('in', 'users', 'root'), edge('out', 'root', 'leaf')],
  }),
  { warmUp: 2, measured: 200 },
  [answer(30), answerPercentile(50, 26.741), answerPercentile(95, 62.958)],
);

/** Nobody waits for the second node, which is a queue of its own, and fails half of the time. */
const forgotten = observed(
  'forget',
  'M/M/1 that nobody waits for, 80 against 100, failing',
  system({
    ratePerSecond: 80,
    nodes: [
      ample('root', exponential(10), { plan: [[{ edge: 'note', optional: true, awaited: false }]] }),
      node('notes', exponential(10), { errorRate: 0.5 }),
    ],
    edges: [edge('in', 'users', 'root'), edge('note', 'root', 'notes')],
  }),
  { warmUp: 40, measured: 1000 },
  [answer(10), wait(40, 'notes')],
);

/** A step fails with any of its calls: two of three chances of .9, for the third call is optional. */
const optional = observed(
  'optional',
  'three calls of 0.9 each, one optional; then one of 0.8',
  system({
    ratePerSecond: 300,
    nodes: [
      ample('root', constant(0), {
        plan: [['first', 'second', { edge: 'third', optional: true }], ['last']],
      }),
      ample('leaf', constant(1), { errorRate: 0.1 }),
      ample('end', constant(1), { errorRate: 0.2 }),
    ],
    edges: [
      edge('in', 'users', 'root'),
      ...['first', 'second', 'third'].map((id) => edge(id, 'root', 'leaf')),
      edge('last', 'root', 'end'),
    ],
  }),
  { warmUp: 2, measured: 100 },
  [
    answeredShare(0.9 * 0.9 * 0.8),
    {
      what: 'requests that come to the second step',
      expected: 0.81,
      read: (range) => range.edge('last', EDGE.calls) / range.client('users', CLIENT.asked),
    },
  ],
);

/** Only requests of one kind make the second call, and these are three of four. */
const byKind = observed(
  'mix',
  'three of four ask further on',
  plainSystem({
    requestTypes: [requestType(0, { id: 'plain' }), requestType(0, { id: 'rich' })],
    clients: [
      client('users', 300, 'in', {
        mix: [
          { requestType: 'plain', edge: 'in', weight: 1 },
          { requestType: 'rich', edge: 'in', weight: 3 },
        ],
      }),
    ],
    nodes: [
      ample('root', constant(4), { plan: [[{ edge: 'more', requestTypes: ['rich'] }]] }),
      ample('leaf', exponential(8)),
    ],
    edges: [edge('in', 'users', 'root'), edge('more', 'root', 'leaf')],
  }),
  { warmUp: 2, measured: 100 },
  [
    {
      what: 'calls a request',
      expected: 0.75,
      read: (range) => range.node('leaf', NODE.arrived) / range.client('users', CLIENT.asked),
    },
    answer(4 + 0.75 * 8),
  ],
);

export const PLANS: readonly StatisticalCase[] = [
  forkJoin,
  longestOf,
  oneAfterTheOther,
  forgotten,
  optional,
  byKind,
];

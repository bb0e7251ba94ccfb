import { SHED } from '../../base/outcome';
import type { Distribution, Model, NodeModel, QueueModel } from '../../sim/model';
import { system as plainSystem } from '../../sim/plain-parts';
import { observed, type Figure, type StatisticalCase } from './case';
import { shed, throughput, total, wait } from './figures';
import {
  SERVER,
  client,
  constant,
  edge,
  exponential,
  hyperexponential,
  node,
  requestType,
  single,
} from './models';
import {
  firstClassSquare,
  lossByPriority,
  meanWait,
  meanWaitsByPriority,
  totalSquares,
} from './theory/single-server';

/** Rows about who is next: the order changes who waits how long, and never how long all wait together. */

function ordered(
  order: QueueModel['order'],
  service: Distribution,
  more: Partial<NodeModel> = {},
): NodeModel {
  return node(SERVER, service, { queue: { order, leastLeftNs: null }, ...more });
}

export const meanSquare = (expected: number): Figure => ({
  what: 'mean square of the total, ms x ms',
  expected,
  read: (range) => range.totalSquare(SERVER),
});

const NEWEST_FIRST = single(50, ordered('lifo', exponential(10)));
export const ORDER_SPAN = { warmUp: 40, measured: 1200 };
const SQUARES = totalSquares(50, 10);
const oldestFirst = observed(
  'order',
  'M/M/1, 50 against 100, FIFO',
  single(50, ordered('fifo', exponential(10))),
  ORDER_SPAN,
  [wait(10), meanSquare(SQUARES.fifo)],
);
const newestFirst = observed('order', 'M/M/1, 50 against 100, LIFO', NEWEST_FIRST, ORDER_SPAN, [
  wait(10),
  total(20),
  meanSquare(SQUARES.lifo),
]);
const newestFirstMixed = observed(
  'order',
  'M/H2/1, 50 against 100, LIFO',
  single(50, ordered('lifo', hyperexponential(5, 55, 0.1))),
  ORDER_SPAN,
  [wait(meanWait(50, hyperexponential(5, 55, 0.1)))],
);

/** A client for each kind of request, the most important first, all with the same node. */
function classes(rates: readonly number[], server: NodeModel): Model {
  const ids = rates.map((_, index) => `class ${index + 1}`);
  return plainSystem({
    requestTypes: ids.map((id, index) => requestType(0, { id, priority: rates.length - index })),
    clients: ids.map((id, index) =>
      client(id, rates[index], `of ${id}`, { mix: [{ requestType: id, edge: `of ${id}`, weight: 1 }] }),
    ),
    nodes: [server],
    edges: ids.map((id) => edge(`of ${id}`, id, SERVER)),
  });
}

const waitOf = (name: string, expected: number, serviceMs = 10): Figure => ({
  what: `mean wait of ${name}, ms`,
  expected,
  read: (range) => range.meanAnswer(name) - serviceMs,
});

export const PRIORITY_SPAN = { warmUp: 40, measured: 1000 };
export const MANNERLESS = classes([40, 40], ordered('fifo', exponential(10)));
export const firstClassWait = waitOf('class 1', meanWaitsByPriority([40, 40], exponential(10))[0]);

function byPriority(name: string, rates: readonly number[], service: Distribution): StatisticalCase {
  const waits = meanWaitsByPriority(rates, service);
  const all = rates.reduce((sum, rate) => sum + rate, 0);
  const model = classes(rates, ordered('priority', service));
  return observed('priority', `M/${name}/1, ${rates.join(' + ')} against 100`, model, PRIORITY_SPAN, [
    ...waits.map((expected, index) => waitOf(`class ${index + 1}`, expected)),
    wait(meanWait(all, service)),
  ]);
}

/** Who is more important takes the place of another in a full queue: as many are turned away as by any other order. */
const putOut = observed(
  'priority',
  'M/M/1/10, 40 + 40 against 100',
  classes([40, 40], ordered('priority', exponential(10), { queueRoom: 9 })),
  PRIORITY_SPAN,
  [shed(0.023493), throughput(78.121)],
);
const LOST = lossByPriority([40, 40], 100, 2);
const lostOf = (name: string, expected: number): Figure => ({
  what: `rejected of ${name}`,
  expected,
  read: (range) => range.callShare(`of ${name}`, SHED),
});
const putOutOfLittleRoom = observed(
  'priority',
  'M/M/1/3, 40 + 40 against 100',
  classes([40, 40], ordered('priority', exponential(10), { queueRoom: 2 })),
  PRIORITY_SPAN,
  [lostOf('class 1', LOST[0]), lostOf('class 2', LOST[1])],
);

/** Among equals it is the order of arrival. */
const amongEquals = observed(
  'priority',
  'M/M/1, 40 + 40 against 100, order within a class',
  classes([40, 40], ordered('priority', exponential(10))),
  PRIORITY_SPAN,
  [
    {
      what: 'mean square of the total of class 1, ms x ms',
      expected: firstClassSquare([40, 40], 10),
      read: (range) => range.answerSquare('class 1'),
    },
  ],
);

export const ORDERS: readonly StatisticalCase[] = [
  oldestFirst,
  newestFirst,
  newestFirstMixed,
  byPriority('M', [40, 40], exponential(10)),
  byPriority('D', [30, 50], constant(10)),
  byPriority('H2', [15, 15, 20], hyperexponential(5, 55, 0.1)),
  putOut,
  putOutOfLittleRoom,
  amongEquals,
];

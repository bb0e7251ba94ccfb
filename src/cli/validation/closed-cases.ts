import { SHED } from '../../base/outcome';
import { CLIENT } from '../../sim/measure/layout';
import type { Distribution, Model } from '../../sim/model';
import { observed, type Figure, type StatisticalCase } from './case';
import { answer, throughput } from './figures';
import { AMPLE, SERVER, closed, constant, edge, exponential, node, pareto, system } from './models';
import { closedStation, type ClosedStation } from './theory/birth-death';
import { closedNetwork } from './theory/mean-value-analysis';

/** Rows with users who ask, wait for their answer and think: the load depends on how fast they are answered. */

/** One station after the other; none is held during the next call. */
export function threeStations(users: number, think: Distribution, serviceMs = [10, 30, 20]): Model {
  const ids = ['first', 'second', 'third'];
  return system({
    ratePerSecond: 0,
    nodes: ids.map((id, index) => {
      const plan = index < 2 ? [[`to-${ids[index + 1]}`]] : [];
      return node(id, exponential(serviceMs[index]), { plan });
    }),
    edges: ids.map((id, index) => edge(`to-${id}`, index === 0 ? 'users' : ids[index - 1], id)),
    users: { load: closed(users, think) },
  });
}

export const throughputOf = (id: string, expected: number): Figure => ({
  what: 'throughput, 1/s',
  expected,
  read: (range) => range.throughput(id),
});

export const CLOSED_SPAN = { warmUp: 60, measured: 800 };

const Q41 = observed(
  'Q41',
  '20 users, think 500, stations 10, 30, 20',
  threeStations(20, exponential(500)),
  CLOSED_SPAN,
  [throughputOf('third', 29.146), answer(186.2, 'users')],
);

/** The same with other populations, and by mean value analysis. Of the thinking only the mean counts. */
function network(
  users: number,
  lawOfThinking: string,
  think: Distribution,
  thinkMs: number,
  serviceMs: readonly [number, number, number],
): StatisticalCase {
  const { throughput: rate, responseMs } = closedNetwork(users, thinkMs, serviceMs);
  const what = `${users} users, think ${thinkMs} ${lawOfThinking}, stations ${serviceMs.join(', ')}`;
  const model = threeStations(users, think, [...serviceMs]);
  return observed('Q41', what, model, CLOSED_SPAN, [throughputOf('third', rate), answer(responseMs)]);
}

/** Machine repair, with one repairer or several; exponential times all. */
function repair(station: Omit<ClosedStation, 'room'>): StatisticalCase {
  const { users, thinkMs, serviceMs, servers } = station;
  const rate = closedStation({ ...station, room: users }).throughput;
  const model = oneStation(users, exponential(thinkMs), exponential(serviceMs), servers, AMPLE);
  const what = `repair: ${users} users, think ${thinkMs}, ${servers} servers of ${serviceMs}`;
  // By Little's law for the whole: users = throughput (think + answer).
  return observed('closed', what, model, CLOSED_SPAN, [
    throughput(rate),
    answer((users * 1000) / rate - thinkMs),
  ]);
}

/** Who finds all servers busy is turned away and thinks again. Of the service only the mean counts. */
function engset(name: string, think: Distribution, service: Distribution): StatisticalCase {
  const { rejected, throughput: rate } = closedStation({
    users: 10,
    thinkMs: 30,
    serviceMs: 10,
    servers: 3,
    room: 3,
  });
  const what = `Engset: 10 users, think 30, 3 servers of 10 (${name})`;
  return observed('closed', what, oneStation(10, think, service, 3, 0), { warmUp: 10, measured: 300 }, [
    {
      what: 'rejected',
      expected: rejected,
      read: (range) => range.client('users', CLIENT.outcome + SHED) / range.client('users', CLIENT.asked),
    },
    throughput(rate),
  ]);
}

function oneStation(
  users: number,
  think: Distribution,
  service: Distribution,
  concurrency: number,
  queueRoom: number,
): Model {
  return system({
    ratePerSecond: 0,
    nodes: [node(SERVER, service, { concurrency, queueRoom })],
    edges: [edge('in', 'users', SERVER)],
    users: { load: closed(users, think) },
  });
}

export const CLOSED: readonly StatisticalCase[] = [
  Q41,
  network(5, 'exponential', exponential(500), 500, [10, 30, 20]),
  network(45, 'exponential', exponential(500), 500, [10, 30, 20]),
  network(20, 'constant', constant(500), 500, [10, 30, 20]),
  network(12, 'Pareto(2.5)', pareto(200, 2.5), 200, [15, 5, 25]),
  repair({ users: 12, thinkMs: 100, serviceMs: 10, servers: 1 }),
  repair({ users: 12, thinkMs: 50, serviceMs: 20, servers: 3 }),
  engset('M', exponential(30), exponential(10)),
  engset('D', exponential(30), constant(10)),
];

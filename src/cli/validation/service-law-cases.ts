import { NODE } from '../../sim/measure/layout';
import type { Distribution } from '../../sim/model';
import { observed, type Figure, type Span, type StatisticalCase } from './case';
import { percentile, present, shed, throughput, wait, waitShare } from './figures';
import {
  SERVER,
  ample,
  constant,
  edge,
  erlang,
  exponential,
  hyperexponential,
  node,
  pareto,
  single,
  station,
  system,
  uniform,
} from './models';
import { stationFigures } from './theory/birth-death';
import { erlangQuantile, meanWait, mixtureQuantile } from './theory/single-server';

/** One server and any service: the mean wait by Pollaczek and Khinchine, and the load is the chance to wait. */
function anyService(
  name: string,
  rate: number,
  service: Distribution,
  span: Span,
  more: readonly Figure[] = [],
): StatisticalCase {
  return observed('M/G/1', `M/${name}/1, ${rate} against 100`, station(rate, service), span, [
    waitShare(rate / 100),
    wait(meanWait(rate, service)),
    ...more,
  ]);
}

const SPAN = { warmUp: 40, measured: 1200 };
/** Rare long requests make a mean of few of them. */
const LONG_SPAN = { warmUp: 40, measured: 2500 };

const SINGLE_SERVERS: readonly StatisticalCase[] = [
  anyService('E4', 80, erlang(10, 4), SPAN),
  anyService('E2', 80, erlang(10, 2), SPAN, [percentile(95, erlangQuantile(80, 10, 0.95))]),
  anyService('uniform', 80, uniform(0, 20), SPAN),
  anyService('uniform', 60, uniform(5, 15), SPAN),
  anyService('Pareto(4)', 80, pareto(10, 4), SPAN),
  anyService('Pareto(3.2)', 60, pareto(10, 3.2), LONG_SPAN),
  anyService('H2', 50, hyperexponential(5, 55, 0.1), LONG_SPAN, [
    percentile(95, mixtureQuantile(50, 5, 55, 0.1, 0.95)),
    percentile(99, mixtureQuantile(50, 5, 55, 0.1, 0.99)),
  ]),
];

/** A worker that is held during a call serves for as long as its own work and the call take together. */
const HELD = system({
  ratePerSecond: 80,
  nodes: [
    node(SERVER, exponential(5), { holdsWorker: true, plan: [['onward']] }),
    ample('next', exponential(5)),
  ],
  edges: [edge('in', 'users', SERVER), edge('onward', SERVER, 'next')],
});
const HELD_BY_FIVE = system({
  ratePerSecond: 400,
  nodes: [
    node(SERVER, constant(0), { concurrency: 5, holdsWorker: true, plan: [['onward']] }),
    ample('next', exponential(10)),
  ],
  edges: [edge('in', 'users', SERVER), edge('onward', SERVER, 'next')],
});
const HELD_WORKERS: readonly StatisticalCase[] = [
  observed('held', 'own 5, call 5, worker held: M/E2/1, 80 against 100', HELD, SPAN, [
    waitShare(0.8),
    wait(meanWait(80, erlang(10, 2))),
    percentile(95, erlangQuantile(80, 10, 0.95)),
    {
      what: 'workers taken',
      expected: 0.8,
      read: (range) => range.node(SERVER, NODE.busyArea) / range.lengthNs,
    },
  ]),
  observed(
    'held',
    'only a call of 10, five workers held: M/M/5, 400',
    HELD_BY_FIVE,
    { warmUp: 10, measured: 200 },
    [waitShare(0.55411), wait(5.5411)],
  ),
];

/** Several servers and little room. */
function littleRoom(rate: number, servers: number, room: number): StatisticalCase {
  const found = stationFigures({ rate, serviceRate: 100, servers, room });
  const model = station(rate, exponential(10), servers, room - servers);
  return observed('M/M/c/K', `M/M/${servers}/${room}, ${rate} against 100 each`, model, LITTLE_ROOM_SPAN, [
    shed(found.rejected),
    throughput(found.throughput),
    waitShare(found.waitShare),
    wait(found.meanWait * 1000),
    present(found.present),
  ]);
}

/** Several servers and room for all. */
function manyServers(rate: number, servers: number): StatisticalCase {
  const found = stationFigures({ rate, serviceRate: 100, servers, room: UNBOUNDED });
  const model = station(rate, exponential(10), servers);
  return observed('M/M/c', `M/M/${servers}, ${rate} against 100 each`, model, MANY_SPAN, [
    waitShare(found.waitShare),
    wait(found.meanWait * 1000),
    present(found.present),
  ]);
}

const UNBOUNDED = 3000;
const MANY_SPAN = { warmUp: 20, measured: 200 };
const LITTLE_ROOM_SPAN = { warmUp: 10, measured: 300 };

/** Nobody waits: the number present is Poisson, and of the service only the mean counts. */
function nobodyWaits(name: string, service: Distribution): StatisticalCase {
  const model = single(100, ample(SERVER, service));
  return observed(
    'M/G/inf',
    `M/${name}/infinity, 100 for 100 ms each`,
    model,
    { warmUp: 30, measured: 800 },
    [
      present(10),
      {
        what: 'variance of the number present',
        expected: 10,
        read: (range) => {
          const counts = range.bySecond().map((second) => second.presentAtEnd(SERVER));
          return counts.reduce((sum, count) => sum + (count - 10) * (count - 10), 0) / counts.length;
        },
      },
    ],
  );
}

/** Rows about what the service may be, one server or many. */
export const SERVICE_LAWS: readonly StatisticalCase[] = [
  ...SINGLE_SERVERS,
  ...HELD_WORKERS,
  manyServers(150, 2),
  manyServers(800, 10),
  littleRoom(80, 1, 4),
  littleRoom(250, 3, 8),
  littleRoom(500, 3, 6),
  nobodyWaits('D', constant(100)),
  nobodyWaits('Pareto(2.5)', pareto(100, 2.5)),
  nobodyWaits('uniform', uniform(0, 200)),
];

import { ERROR, INVALID, UNAVAILABLE } from '../../base/outcome';
import { msToNs } from '../../base/time';
import { EDGE, NODE } from '../../sim/measure/layout';
import type { FaultModel, NodeFault } from '../../sim/fault-model';
import type { Model, NodeModel } from '../../sim/model';
import { observed, type Figure, type StatisticalCase } from './case';
import { answer, answerPercentile, present, shareOf, wait, waitShare } from './figures';
import { SERVER, ample, constant, edge, exponential, fault, node, system } from './models';
import { stationFigures } from './theory/birth-death';
import { everyNth } from './theory/regular-arrivals';
import { keyShares, lostToConstantWork, lostToExponentialWork } from './theory/write-races';

/** Rows about what goes wrong with the work of a node. */

/** Longer than every row. */
const FOR_EVER = 100_000_000;

function faulty(rate: number, server: NodeModel, faults: readonly FaultModel[]): Model {
  return system({ ratePerSecond: rate, nodes: [server], edges: [edge('in', 'users', SERVER)], faults });
}

/** Down for two of each ten seconds, from the eighth on. */
function repeatedly(more: Partial<NodeFault>): NodeFault {
  return fault('again', SERVER, 8000, 10_000, { everyNs: msToNs(10_000), times: 100, ...more });
}
const TURNS = { warmUp: 10, measured: 400 };

/**
 * A restart takes one second more. Work that is under way when the instance crashes is lost: as much as there is on
 * average after seven seconds without loss, whatever takes exponential times.
 */
const crashes = observed(
  'crash',
  'down 2 of 10 s, starts in 1 s, 100 for 300 ms each',
  faulty(
    100,
    ample(SERVER, exponential(300), { lifecycle: { startupNs: msToNs(1000), noticedAfterNs: msToNs(500) } }),
    [repeatedly({ state: 'crashed' })],
  ),
  TURNS,
  [
    shareOf('found nobody', NODE.unavailable, 0.3),
    shareOf('lost in the crash', NODE.broken, (0.3 * (1 - Math.exp(-7 / 0.3))) / 10),
    {
      what: 'unavailable for the caller',
      expected: 0.3 + (0.3 * (1 - Math.exp(-7 / 0.3))) / 10,
      read: (range) => range.callShare('in', UNAVAILABLE),
    },
  ],
);

/** Callers try the one that is down only until they have noticed; then the other one gets all. */
const noticed = observed(
  'crash',
  'one of two, 2 of 10 s, noticed after 0.5 s',
  faulty(400, ample(SERVER, constant(0), { instances: 2, lifecycle: { noticedAfterNs: msToNs(500) } }), [
    repeatedly({ state: 'crashed', share: 0.5 }),
  ]),
  TURNS,
  [shareOf('found nobody', NODE.unavailable, (0.5 * 0.5) / 10)],
);

const CUT = stationFigures({ rate: 240, serviceRate: 100, servers: 3, room: 3000 });
const cut = observed(
  'capacity',
  'M/M/5, 240 against 100 each, cut to 0.6',
  faulty(240, node(SERVER, exponential(10), { concurrency: 5 }), [
    fault('cut', SERVER, 0, FOR_EVER, { capacity: 0.6 }),
  ]),
  { warmUp: 10, measured: 300 },
  [waitShare(CUT.waitShare), wait(CUT.meanWait * 1000)],
);

/** Two faults at once, of a half each, leave a quarter of the workers. */
const cutTwice = observed(
  'capacity',
  'M/M/12, 240 against 100 each, cut to 0.5 twice',
  faulty(240, node(SERVER, exponential(10), { concurrency: 12 }), [
    fault('cut', SERVER, 0, FOR_EVER, { capacity: 0.5 }),
    fault('cut more', SERVER, 0, FOR_EVER, { capacity: 0.5 }),
  ]),
  { warmUp: 10, measured: 300 },
  [waitShare(CUT.waitShare), wait(CUT.meanWait * 1000)],
);

/** Where nobody waits, the answers are a mixture: the p95 is mostly about the slow one. */
const SLOW = fault('slow', SERVER, 0, FOR_EVER, { share: 0.25, latencyFactor: 5 });
const slowOne = observed(
  'gray',
  'one of four is 5 times as slow, exponential 10',
  faulty(400, ample(SERVER, exponential(10), { instances: 4 }), [SLOW]),
  { warmUp: 5, measured: 200 },
  [answer((3 * 10 + 50) / 4), answerPercentile(95, mixedQuantile(0.25, 50, 10, 0.95))],
);

/** One in `share` is exponential with the slow mean, the others with the fast one. */
function mixedQuantile(share: number, slowMs: number, fastMs: number, q: number): number {
  const beyond = (ms: number): number =>
    share * Math.exp(-ms / slowMs) + (1 - share) * Math.exp(-ms / fastMs);
  let [low, high] = [0, slowMs * 100];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (beyond(middle) > 1 - q) low = middle;
    else high = middle;
  }
  return low;
}

/** Where they wait, each has a queue of its own, and gets a quarter of the requests all the same. */
const slowQueue = observed(
  'gray',
  'E4/M/1, one of four is 1.6 times as slow, 50 against 100 each',
  faulty(200, node(SERVER, exponential(10), { instances: 4 }), [
    fault('slow', SERVER, 0, FOR_EVER, { share: 0.25, latencyFactor: 1.6 }),
  ]),
  { warmUp: 20, measured: 500 },
  [
    wait((3 * everyNth(200, 4, 10).meanWait + everyNth(200, 4, 16).meanWait) / 4),
    answer((3 * everyNth(200, 4, 10).meanTotal + everyNth(200, 4, 16).meanTotal) / 4),
  ],
);

const longer = observed(
  'latency',
  'twice as long and 5 ms more, exponential 10: in flight',
  faulty(400, ample(SERVER, exponential(10)), [
    fault('slow', SERVER, 0, FOR_EVER, { latencyFactor: 2 }),
    fault('more', SERVER, 0, FOR_EVER, { addedNs: msToNs(5) }),
  ]),
  { warmUp: 5, measured: 100 },
  [present(10), answer(25)],
);

const outcomeShare = (what: string, outcome: number, expected: number): Figure => ({
  what,
  expected,
  read: (range) => range.callShare('in', outcome),
});

/** A request must escape the node's own errors and those of each fault. */
const errorClasses = observed(
  'errors',
  'own errors 0.1, a fault with 0.2 invalid',
  faulty(500, ample(SERVER, constant(1), { errorRate: 0.1 }), [
    fault('wrong', SERVER, 0, FOR_EVER, { errorRate: 0.2, errorOutcome: INVALID }),
  ]),
  { warmUp: 1, measured: 60 },
  [
    outcomeShare('failed', ERROR, 0.1),
    outcomeShare('invalid', INVALID, 0.9 * 0.2),
    shareOf('failed in all', NODE.failed, 0.28),
  ],
);

/** It grows for 8 s, stays for 4 s, and fades for 8 s: as much as 12 s of the full effect. */
const ramp = observed(
  'errors',
  'errors that grow to 0.8 in 8 s, stay 4 s and fade in 8 s, of 40 s',
  faulty(200, ample(SERVER, constant(0)), [
    fault('growing', SERVER, 10_000, 30_000, {
      errorRate: 0.8,
      rampInNs: msToNs(8000),
      rampOutNs: msToNs(8000),
    }),
  ]),
  { warmUp: 0, measured: 40 },
  [
    shareOf('failed', NODE.failed, (0.8 * 12) / 40),
    {
      what: 'failed in the first half of the growth, of those asked then',
      expected: 0.2,
      read: (range) =>
        range.part(10, 14).edge('in', EDGE.outcome + ERROR) / range.part(10, 14).edge('in', EDGE.calls),
    },
  ],
);

/** Writes to the same key race, and only the first to end has its way. */
function races(
  name: string,
  keys: number,
  skew: number,
  service: NodeModel['latency'],
  lost: (rate: number) => number,
): StatisticalCase {
  const model = system({
    ratePerSecond: RACE_RATE,
    nodes: [ample(SERVER, service, { firstWriteWins: true })],
    edges: [edge('in', 'users', SERVER)],
    asks: { keys, keySkew: skew },
  });
  const expected = keyShares(keys, skew).reduce((sum, share) => sum + share * lost(share * RACE_RATE), 0);
  return observed('writes', `100 writes a second, ${name}`, model, { warmUp: 2, measured: 200 }, [
    shareOf('lost', NODE.failed, expected),
  ]);
}
const RACE_RATE = 100;

export const FAULTS: readonly StatisticalCase[] = [
  crashes,
  noticed,
  cut,
  cutTwice,
  slowOne,
  slowQueue,
  longer,
  errorClasses,
  ramp,
  races('one key, constant 10', 1, 0, constant(10), (rate) => lostToConstantWork(rate, 10)),
  races('one key, exponential 20', 1, 0, exponential(20), (rate) => lostToExponentialWork(rate, 20)),
  races('20 keys by Zipf, constant 20', 20, 1, constant(20), (rate) => lostToConstantWork(rate, 20)),
  races('4 keys alike, exponential 10', 4, 0, exponential(10), (rate) => lostToExponentialWork(rate, 10)),
];

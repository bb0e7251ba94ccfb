import { NO_ANSWER, OK, UNAVAILABLE } from '../../base/outcome';
import { NS_PER_MS, NS_PER_SECOND, msToNs } from '../../base/time';
import { CLIENT, EDGE, NODE } from '../../sim/measure/layout';
import type { ClientModel, LoadModel, Model, NodeModel } from '../../sim/model';
import type { NetworkFault } from '../../sim/fault-model';
import type { RateProfile } from '../../sim/rate-profile';
import type { ExactCase } from './case';
import { always, compared } from './exact';
import {
  SERVER,
  ample,
  closed,
  constant,
  edge,
  fault,
  immediateRetry,
  networkFault,
  node,
  system,
} from './models';
import { observe, wholeRun } from './observe';
import type { Range } from './range';
import { arrivalsUntil } from './theory/many-servers';

/** Rows without luck about the world around the queues: plans, arrivals, networks, faults. */
const SECONDS = 20;

/** A row that compares one figure of the whole run, the draining included, with what follows from others of it. */
function whole(
  id: string,
  what: string,
  expected: number,
  model: Model,
  measure: (range: Range) => number,
): ExactCase {
  return {
    id,
    what,
    expected: String(expected),
    check: () => {
      const { world, differences } = observe(model, 1, { warmUp: 0, measured: SECONDS });
      const range = wholeRun(world);
      return compared(differences, measure(range), expected, asked(range));
    },
  };
}

const asked = (range: Range): number => range.client('users', CLIENT.asked);
const answered = (range: Range): number => range.client('users', CLIENT.outcome + OK);
const allAnswers = (range: Range): number => range.client('users', CLIENT.latencyNs) / NS_PER_MS;

function evenly(rate: RateProfile | number): LoadModel {
  const profile = typeof rate === 'number' ? [{ from: 0, rate, rateAtEnd: rate }] : rate;
  return { kind: 'open', spacing: 'even', rate: profile };
}

function regular(rate: RateProfile | number, server: NodeModel, more: Partial<Model> = {}): Model {
  const users: Partial<ClientModel> = { load: evenly(rate) };
  const edges = [edge('in', 'users', SERVER)];
  return { ...system({ ratePerSecond: 0, nodes: [server], edges, users }), ...more };
}

const UNIMPORTANT = system({
  ratePerSecond: 50,
  nodes: [
    ample('root', constant(5), { plan: [[{ edge: 'x', optional: true }, 'y']] }),
    ample('failing', constant(20), { errorRate: 1 }),
    ample('b', constant(7)),
  ],
  edges: [edge('in', 'users', 'root'), edge('x', 'root', 'failing'), edge('y', 'root', 'b')],
});
const FORGOTTEN = system({
  ratePerSecond: 50,
  nodes: [
    ample('root', constant(5), { plan: [[{ edge: 'x', optional: true, awaited: false }, 'y'], ['y']] }),
    ample('failing', constant(300), { errorRate: 1 }),
    ample('b', constant(7)),
  ],
  edges: [edge('in', 'users', 'root'), edge('x', 'root', 'failing'), edge('y', 'root', 'b')],
});

function answersTake(what: string, ms: number, model: Model): ExactCase {
  return {
    id: 'constants',
    what: `${what}: total, ms`,
    expected: String(ms),
    check: () => always(ms, observe(model, 1, { warmUp: 0, measured: SECONDS })),
  };
}

const PLANS: readonly ExactCase[] = [
  answersTake('5, then 7 beside an optional call that fails after 20', 25, UNIMPORTANT),
  whole(
    'plans',
    'an optional call that fails: share answered',
    1,
    UNIMPORTANT,
    (range) => answered(range) / asked(range),
  ),
  answersTake('5, then 7 twice, and a call of 300 that nobody waits for', 19, FORGOTTEN),
  whole('plans', 'a forgotten call that fails: its calls a request', 1, FORGOTTEN, (range) => {
    return range.node('failing', NODE.failed) / answered(range);
  }),
];

/** An even rate leaves no room for luck: nobody waits, even where the servers are busy all the time. */
const waited = (range: Range): number => range.node(SERVER, NODE.waited);
const TEN = constant(10);
const ARRIVALS: readonly ExactCase[] = [
  whole('D/D/1', '80 against 100: requests that wait', 0, regular(80, node(SERVER, TEN)), waited),
  whole('D/D/1', '100 against 100: requests that wait', 0, regular(100, node(SERVER, TEN)), waited),
  whole(
    'D/D/2',
    '200 against 100 each: requests that wait',
    0,
    regular(200, node(SERVER, TEN, { concurrency: 2 })),
    waited,
  ),
];

const at = (second: number, rate: number, rateAtEnd = rate): RateProfile[number] => ({
  from: second * NS_PER_SECOND,
  rate,
  rateAtEnd,
});

/** The n-th request comes when the area under the rate is n: so many are there after each second. */
function counts(what: string, profile: RateProfile): ExactCase {
  return {
    id: 'arrivals',
    what: `${what}, even: asked after each of ${SECONDS} s`,
    expected: 'the whole areas',
    check: () => {
      const { range } = observe(regular(profile, ample(SERVER, constant(1))), 1, {
        warmUp: 0,
        measured: SECONDS,
      });
      const differences: string[] = [];
      for (let second = 1; second <= SECONDS; second++) {
        const area = arrivalsUntil(profile, second);
        const found = range.part(0, second).client('users', CLIENT.asked);
        // At a whole area the request comes at this very instant, give or take the rounding to nanoseconds.
        const isAtEdge = Math.abs(area - Math.round(area)) < 1e-4;
        const right = isAtEdge ? Math.abs(found - Math.round(area)) <= 1 : found === Math.floor(area);
        if (!right) differences.push(`after ${second} s ${found} have asked and the area is ${area}`);
      }
      return { measured: `${differences.length} others`, differences };
    },
  };
}

const PROFILES: readonly ExactCase[] = [
  counts('ramp from 0 to 103 in 20 s', [at(0, 0, 103), at(20, 0)]),
  counts('10.3, and 1000.7 from 5 to 7 s', [at(0, 10.3), at(5, 1000.7), at(7, 10.3)]),
  counts('a list of rates', [at(0, 7.7), at(3, 0), at(8, 31.1, 3.3), at(14, 90.9), at(15, 0, 50.5)]),
];

/** Three layers with three attempts each make 27 messages, and what cuts the network says what becomes of them. */
function cutOff(
  what: string,
  how: Partial<NetworkFault>,
  outcome: number,
  arrivals: number,
): readonly ExactCase[] {
  const stack = [1, 2, 3].map((layer) => immediateRetry(3, `retry-${layer}`));
  const cut = networkFault('cut', ['in'], 0, 3_600_000, how);
  const model = system({
    ratePerSecond: 20,
    nodes: [ample(SERVER, constant(1))],
    edges: [edge('in', 'users', SERVER, { stack, lostAfterNs: msToNs(40) })],
    faults: [cut],
  });
  const each = (words: string, expected: number, count: (range: Range) => number): ExactCase =>
    whole(
      'cut',
      `${what}, 3 attempts in 3 layers: ${words}`,
      expected,
      model,
      (range) => count(range) / asked(range),
    );
  return [
    each('calls a request', 27, (range) => range.edge('in', EDGE.sent)),
    each('arrivals a request', arrivals, (range) => range.node(SERVER, NODE.arrived)),
    each('share that ends so', 1, (range) => range.client('users', CLIENT.outcome + outcome)),
  ];
}

/** Callers in one zone, and instances in this and in another one, 3 ms away, in turn. */
const ZONES: Model = {
  ...regular(50, ample(SERVER, TEN, { instances: 2, zones: ['here', 'there'] })),
  network: { betweenZonesNs: msToNs(3) },
};
const inHere: Model = { ...ZONES, clients: ZONES.clients.map((one) => ({ ...one, zone: 'here' })) };

const NETWORKS: readonly ExactCase[] = [
  ...cutOff('silent cut', { cut: 'silent' }, NO_ANSWER, 0),
  ...cutOff('cut that says so', { cut: 'refused' }, UNAVAILABLE, 0),
  ...cutOff('answers cut off', { cut: 'silent', direction: 'back' }, NO_ANSWER, 27),
  whole('zones', '10 ms here, every second one 3 ms away: what is beyond that, ms', 0, inHere, (range) => {
    return allAnswers(range) - (10 * asked(range) + 6 * Math.floor(asked(range) / 2));
  }),
];

/** One request each 100 ms, from 100 ms on. */
const TICKING = (more: Partial<NodeModel>, faults: Model['faults']): Model =>
  regular(10, ample(SERVER, TEN, {}), { nodes: [{ ...ample(SERVER, TEN), ...more }], faults });
const lifecycle = ample(SERVER, TEN).lifecycle;
const thrice = { everyNs: msToNs(5000), times: 3 };

/** Hung from 1005 to 1495: the one that began at 1000 stands still for 490, those of 1100 to 1400 wait for the end. */
const HUNG = TICKING({}, [fault('hang', SERVER, 1005, 1495, { state: 'hung', ...thrice })]);
/** Down from 1005 to 1995, and up half a second later: those of 1100 to 2400 find nobody. */
const DOWN = TICKING({ lifecycle: { ...lifecycle, startupNs: msToNs(500) } }, [
  fault('crash', SERVER, 1005, 1995, { state: 'crashed', ...thrice }),
]);
/** Up again at 1005 and three times as slow, which fades in a second: ages of 95 to 995 ms. */
const COLD = TICKING({ lifecycle: { ...lifecycle, warmUpNs: msToNs(1000), coldFactor: 3 } }, [
  fault('crash', SERVER, 995, 1005, { state: 'crashed' }),
]);
const FIRST = TICKING({}, [fault('first', SERVER, 950, 3950, { failFirst: 7, ...thrice })]);
/** Five users ask at the same instant: each finds one more at work than the one before. */
const CROWD = system({
  ratePerSecond: 0,
  nodes: [ample(SERVER, TEN, { crowding: 0.1 })],
  edges: [edge('in', 'users', SERVER)],
  users: { load: closed(5, constant(15_000)) },
});
const BUSY = system({
  ratePerSecond: 0,
  nodes: [node(SERVER, TEN, { concurrency: 2 })],
  edges: [edge('in', 'users', SERVER)],
  users: { load: closed(5, constant(7)) },
});

const FAULTS: readonly ExactCase[] = [
  whole(
    'hang',
    'three hangs of 490 ms: what they add to all answers, ms',
    3 * (490 + 395 + 295 + 195 + 95),
    HUNG,
    (range) => {
      return allAnswers(range) - 10 * asked(range);
    },
  ),
  whole('crash', 'three crashes of 990 ms, start 500: found nobody', 3 * 14, DOWN, (range) => {
    return range.node(SERVER, NODE.unavailable);
  }),
  whole('crash', 'three crashes: lost with work under way', 3, DOWN, (range) =>
    range.node(SERVER, NODE.broken),
  ),
  whole('cold', 'three times as slow, warm in 1 s: what it adds, ms', 91, COLD, (range) => {
    return allAnswers(range) - 10 * answered(range);
  }),
  whole('errors', 'the first 7 fail, three times', 21, FIRST, (range) => range.node(SERVER, NODE.failed)),
  whole(
    'crowding',
    '5 at once, 10 ms and 1 ms for each other one: all answers, ms',
    10 + 11 + 12 + 13 + 14,
    CROWD,
    allAnswers,
  ),
  {
    id: 'closed',
    what: '5 users, 2 servers of 10, busy all the time: served in 19 s',
    expected: '3800',
    check: () => {
      const { range, differences } = observe(BUSY, 1, { warmUp: 1, measured: SECONDS - 1 });
      return compared(differences, range.node(SERVER, NODE.served), 3800, asked(range));
    },
  },
];

export const EXACT_WORLD: readonly ExactCase[] = [...PLANS, ...ARRIVALS, ...PROFILES, ...NETWORKS, ...FAULTS];

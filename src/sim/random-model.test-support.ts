import fc from 'fast-check';
import { msToNs } from '../base/time';
import { ERROR, INVALID, UNAVAILABLE } from '../base/outcome';
import type { FaultModel } from './fault-model';
import type {
  CallModel,
  ClientModel,
  Distribution,
  EdgeModel,
  LayerModel,
  LoadModel,
  Model,
  NodeModel,
} from './model';
import { randomLayer } from './random-layers.test-support';
import { constant, exponential, fault, lognormal, networkFault, steady } from './small-model.test-support';

/**
 * Any model that a run of a few seconds can carry: services that call only services behind them, so that there is
 * no circle, with everything small enough that queues fill, timeouts fire and breakers open.
 */

const duration: fc.Arbitrary<Distribution> = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map(constant),
  fc.integer({ min: 1, max: 25 }).map(exponential),
  fc.integer({ min: 1, max: 25 }).map(lognormal),
  fc.constantFrom<Distribution>(
    { kind: 'uniform', fromNs: msToNs(1), toNs: msToNs(20) },
    { kind: 'erlang', meanNs: msToNs(8), shape: 3 },
    { kind: 'pareto', leastNs: msToNs(3), alpha: 1.5 },
    { kind: 'mixture', usual: constant(2), rare: exponential(50), rareShare: 0.1 },
  ),
);

const network: fc.Arbitrary<Distribution> = fc.oneof(
  fc.constant(constant(0)),
  fc.integer({ min: 1, max: 8 }).map(constant),
  fc.integer({ min: 1, max: 8 }).map(exponential),
);

/** Layers of one stack have ids of their own. */
const stack = fc
  .array(randomLayer, { maxLength: 5 })
  .map((layers) => layers.map((one, place): LayerModel => ({ ...one, id: `${one.kind}-${place}` })));

const link = fc.record({
  from: fc.nat(99),
  to: fc.nat(99),
  latency: network,
  giveUp: fc.constantFrom('abandon' as const, 'cancel' as const, 'cancel-waiting' as const),
  jitterNs: fc.constantFrom(0, 0, msToNs(3)),
  lossRate: fc.constantFrom(0, 0, 0.1),
  duplicateRate: fc.constantFrom(0, 0, 0.2),
  lostAfterNs: fc.constantFrom(msToNs(2), msToNs(50), msToNs(2000)),
  stack,
  optional: fc.boolean(),
  awaited: fc.boolean(),
  /** Only requests of the second type make the call. */
  special: fc.boolean(),
  /** Called side by side with the link before, or after it. */
  sideBySide: fc.boolean(),
});
type Link = typeof link extends fc.Arbitrary<infer Value> ? Value : never;

const service = fc.record({
  instances: fc.integer({ min: 1, max: 3 }),
  concurrency: fc.integer({ min: 1, max: 4 }),
  queueRoom: fc.integer({ min: 0, max: 6 }),
  queue: fc.record({
    order: fc.constantFrom('fifo' as const, 'lifo' as const, 'priority' as const),
    leastLeftNs: fc.constantFrom(null, 0, msToNs(8)),
  }),
  latency: duration,
  crowding: fc.constantFrom(0, 0, 0.2),
  errorRate: fc.constantFrom(0, 0, 0.1, 0.6),
  errorOutcome: fc.constantFrom(ERROR, INVALID),
  firstWriteWins: fc.boolean(),
  holdsWorker: fc.boolean(),
  worksOutside: fc.constant('never' as const),
  lifecycle: fc.record({
    startupNs: fc.constantFrom(0, msToNs(40)),
    warmUpNs: fc.constantFrom(0, msToNs(300)),
    coldFactor: fc.constantFrom(1, 4),
    drainNs: fc.constantFrom(0, msToNs(25), msToNs(5000)),
    noticedAfterNs: fc.constantFrom(0, msToNs(70)),
  }),
  zones: fc.constantFrom<readonly string[]>([], ['west'], ['west', 'east']),
  retryAfterNs: fc.constantFrom(0, msToNs(30)),
  weights: fc.constantFrom<readonly number[]>([], [3, 1]),
});

const failure = fc.record({
  node: fc.nat(99),
  /** On the calls of the node, and not on its work. */
  ofNetwork: fc.boolean(),
  from: fc.integer({ min: 0, max: 25 }),
  length: fc.integer({ min: 0, max: 15 }),
  times: fc.integer({ min: 1, max: 3 }),
  rampInNs: fc.constantFrom(0, 0, msToNs(300)),
  rampOutNs: fc.constantFrom(0, 0, msToNs(170)),
  errorRate: fc.constantFrom(0, 0.5, 1),
  errorOutcome: fc.constantFrom(ERROR, UNAVAILABLE),
  failFirst: fc.constantFrom(0, 0, 5),
  crashRate: fc.constantFrom(0, 0, 0, 0.2, 1),
  mostCrashes: fc.constantFrom(0, 3),
  crashMoment: fc.constantFrom('before' as const, 'after' as const),
  latencyFactor: fc.constantFrom(1, 0.5, 4),
  addedNs: fc.constantFrom(0, msToNs(30)),
  capacity: fc.constantFrom(1, 1, 0.5, 0),
  state: fc.constantFrom('up' as const, 'up' as const, 'crashed' as const, 'hung' as const),
  share: fc.constantFrom(1, 0.4),
  zone: fc.constantFrom(null, null, 'west'),
  cut: fc.constantFrom('no' as const, 'silent' as const, 'refused' as const),
  direction: fc.constantFrom('both' as const, 'there' as const, 'back' as const),
  lossRate: fc.constantFrom(0, 0.5),
  duplicateRate: fc.constantFrom(0, 0.5),
  between: fc.constantFrom(null, null, ['west', 'east'] as const),
});
type Failure = typeof failure extends fc.Arbitrary<infer Value> ? Value : never;

const load: fc.Arbitrary<LoadModel> = fc.oneof(
  fc.integer({ min: 0, max: 50 }).map(steady),
  fc
    .record({ rate: fc.integer({ min: 0, max: 50 }), peak: fc.integer({ min: 0, max: 80 }) })
    .map(({ rate, peak }): LoadModel => ({
      kind: 'open',
      spacing: 'even',
      rate: [
        { from: 0, rate, rateAtEnd: rate },
        { from: msToNs(400), rate, rateAtEnd: peak },
        { from: msToNs(1200), rate: peak, rateAtEnd: peak },
      ],
    })),
  fc
    // A user who never thinks and is turned away at once asks without end.
    .record({ users: fc.integer({ min: 0, max: 9 }), think: fc.integer({ min: 2, max: 60 }).map(constant) })
    .map(({ users, think }): LoadModel => ({ kind: 'closed', users, think })),
);

const source = fc.record({
  load,
  patience: fc.option(duration, { freq: 2 }),
  zone: fc.constantFrom('', 'west', 'east'),
});

export const randomModel: fc.Arbitrary<Model> = fc
  .record({
    services: fc.array(service, { minLength: 1, maxLength: 6 }),
    links: fc.array(link, { maxLength: 8 }),
    entries: fc.array(link, { minLength: 1, maxLength: 3 }),
    sources: fc.array(source, { minLength: 3, maxLength: 3 }),
    faults: fc.array(failure, { maxLength: 3 }),
    deadlineNs: fc.constantFrom(0, msToNs(20)),
    betweenZonesNs: fc.constantFrom(0, msToNs(2)),
  })
  .map(({ services, links, entries, sources, faults, deadlineNs, betweenZonesNs }): Model => {
    const ids = services.map((_, index) => `node-${index}`);
    const inner = links.flatMap((one, index) => innerEdge(one, index, ids));
    const outer = entries.map((one, index) => {
      const to = ids[one.to % ids.length];
      return edgeOf(one, `entry-${index}-to-${to}`, 'client', to);
    });
    const requestType = { deadlineNs, keys: 10, keySkew: 1, users: 5, reads: true, idempotent: true };
    return {
      data: null,
      requestTypes: [
        { id: 'request', ...requestType, priority: 0 },
        { id: 'special', ...requestType, priority: 2 },
      ],
      clients: outer.map((_, index): ClientModel => {
        // Each client asks along its own edge, and sometimes along the first one.
        const mix = [...new Set([index, 0])].map((at) => ({
          requestType: at === index ? 'request' : 'special',
          edge: outer[at].id,
          weight: 1 + at,
        }));
        return { id: `client-${index}`, ...sources[index], mix };
      }),
      nodes: services.map((one, index): NodeModel => ({
        ...one,
        id: ids[index],
        plan: planOf(ids[index], links, inner),
      })),
      edges: [...outer, ...inner],
      faults: faults.map((one, index) => faultOf(one, index, ids, [...outer, ...inner])),
      network: { betweenZonesNs },
    };
  });

function faultOf(
  one: Failure,
  index: number,
  ids: readonly string[],
  edges: readonly EdgeModel[],
): FaultModel {
  const node = ids[one.node % ids.length];
  const id = `fault-${index}`;
  const { from, length, times, rampInNs, rampOutNs } = one;
  const schedule = { times, rampInNs, rampOutNs, everyNs: msToNs((length + 1) * 100) };
  const span = [from * 100, (from + length) * 100] as const;
  if (one.ofNetwork) {
    const called = edges.filter(({ to }) => to === node).map((edge) => edge.id);
    const { cut, direction, lossRate, duplicateRate, between, addedNs } = one;
    const effects = { cut, direction, lossRate, duplicateRate, between, addedNs };
    return networkFault(id, called, ...span, { ...schedule, ...effects });
  }
  const { errorRate, errorOutcome, failFirst, latencyFactor, addedNs, capacity, state, share, zone } = one;
  const { crashRate, mostCrashes, crashMoment } = one;
  const effects = {
    errorRate,
    errorOutcome,
    // Both count whom they have struck, and no kind of fault does both.
    failFirst: crashRate > 0 ? 0 : failFirst,
    crashRate,
    mostCrashes,
    crashMoment,
    latencyFactor,
    addedNs,
    capacity,
    state,
    share,
    zone,
  };
  return fault(id, node, ...span, { ...schedule, ...effects });
}

function edgeOf(one: Link, id: string, from: string, to: string): EdgeModel {
  const { latency, giveUp, jitterNs, lossRate, duplicateRate, lostAfterNs } = one;
  const messages = { latency, jitterNs, lossRate, duplicateRate, lostAfterNs };
  return { id, from, to, ...messages, giveUp, stack: one.stack };
}

/**
 * A link from a service to one behind it; none when there is no such pair. Its ends are part of its id: where one
 * model takes the place of another, an edge of both has the same ends in both, and no circle comes about.
 */
function innerEdge(one: Link, index: number, ids: readonly string[]): EdgeModel[] {
  if (ids.length < 2) return [];
  const from = one.from % (ids.length - 1);
  const to = from + 1 + (one.to % (ids.length - 1 - from));
  return [edgeOf(one, `link-${index}-from-${ids[from]}-to-${ids[to]}`, ids[from], ids[to])];
}

/** At most three calls a request, so that a deep system stays within what a test can run. */
function planOf(id: string, links: readonly Link[], edges: readonly EdgeModel[]): CallModel[][] {
  const plan: CallModel[][] = [];
  let calls = 0;
  edges.forEach((one, index) => {
    if (one.from !== id || calls === 3) return;
    calls++;
    const { optional, awaited, special, sideBySide } = links[index];
    const call: CallModel = {
      edge: one.id,
      optional,
      awaited: awaited || !optional,
      requestTypes: special && optional ? ['special'] : null,
    };
    if (sideBySide && plan.length > 0) plan[plan.length - 1].push(call);
    else plan.push([call]);
  });
  return plan;
}

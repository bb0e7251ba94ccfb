import fc from 'fast-check';
import { secondsToNs } from '../base/time';
import type { ClientModel, Distribution, EdgeModel, FaultModel, LayerModel, Model, NodeModel } from './model';
import {
  breaker,
  bulkhead,
  constant,
  exponential,
  lognormal,
  retry,
  timeout,
} from './small-model.test-support';

/**
 * Any model that a run of a few seconds can carry: services that call only services behind them, so that there is
 * no circle, with everything small enough that queues fill, timeouts fire and breakers open.
 */

const duration: fc.Arbitrary<Distribution> = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map(constant),
  fc.integer({ min: 1, max: 25 }).map(exponential),
  fc.integer({ min: 1, max: 25 }).map(lognormal),
);

const network: fc.Arbitrary<Distribution> = fc.oneof(
  fc.constant(constant(0)),
  fc.integer({ min: 1, max: 8 }).map(constant),
  fc.integer({ min: 1, max: 8 }).map(exponential),
);

const layer: fc.Arbitrary<LayerModel> = fc.oneof(
  fc
    .record({
      maxAttempts: fc.integer({ min: 1, max: 3 }),
      initialDelayMs: fc.constantFrom(0, 5, 40),
      jitter: fc.constantFrom('none' as const, 'full' as const),
    })
    .map((settings) => retry(settings)),
  fc.integer({ min: 1, max: 80 }).map((afterMs) => timeout(afterMs)),
  fc
    .record({
      maxConcurrent: fc.integer({ min: 1, max: 4 }),
      queueLimit: fc.integer({ min: 0, max: 4 }),
      queueTimeoutMs: fc.constantFrom(0, 10, 60),
    })
    .map((settings) => bulkhead(settings)),
  fc
    .record({
      failureThreshold: fc.integer({ min: 1, max: 6 }),
      openForMs: fc.integer({ min: 10, max: 400 }),
      trialsPermitted: fc.integer({ min: 0, max: 3 }),
      trialsMaxDurationMs: fc.constantFrom(0, 50),
    })
    .map((settings) => breaker(settings)),
);

/** Layers of one stack have ids of their own. */
const stack = fc
  .array(layer, { maxLength: 5 })
  .map((layers) => layers.map((one, place): LayerModel => ({ ...one, id: `${one.kind}-${place}` })));

const link = fc.record({
  from: fc.nat(99),
  to: fc.nat(99),
  latency: network,
  giveUp: fc.constantFrom('abandon' as const, 'cancel' as const),
  stack,
  /** Called side by side with the link before, or after it. */
  sideBySide: fc.boolean(),
});
type Link = typeof link extends fc.Arbitrary<infer Value> ? Value : never;

const service = fc.record({
  instances: fc.integer({ min: 1, max: 3 }),
  concurrency: fc.integer({ min: 1, max: 4 }),
  queueRoom: fc.integer({ min: 0, max: 6 }),
  latency: duration,
  errorRate: fc.constantFrom(0, 0, 0.1, 0.6),
  holdsWorker: fc.boolean(),
});

const failure = fc.record({
  node: fc.nat(99),
  from: fc.integer({ min: 0, max: 25 }),
  length: fc.integer({ min: 0, max: 15 }),
  errorRate: fc.constantFrom(0, 0.5, 1),
  latencyFactor: fc.constantFrom(1, 0.5, 4),
});

export const randomModel: fc.Arbitrary<Model> = fc
  .record({
    services: fc.array(service, { minLength: 1, maxLength: 6 }),
    links: fc.array(link, { maxLength: 8 }),
    entries: fc.array(link, { minLength: 1, maxLength: 3 }),
    rates: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 3 }),
    faults: fc.array(failure, { maxLength: 2 }),
    deadlineNs: fc.constantFrom(0, 20_000_000),
  })
  .map(({ services, links, entries, rates, faults, deadlineNs }): Model => {
    const ids = services.map((_, index) => `node-${index}`);
    const inner = links.flatMap((one, index) => innerEdge(one, index, ids));
    const outer = entries.map((one, index) => {
      const to = ids[one.to % ids.length];
      return edgeOf(one, `entry-${index}-to-${to}`, 'client', to);
    });
    return {
      requestTypes: [{ id: 'request', deadlineNs, priority: 0, keys: 10, users: 0 }],
      clients: outer.map((_, index): ClientModel => {
        // Each client asks along its own edge, and sometimes along the first one.
        const mix = [...new Set([index, 0])].map((at) => ({
          requestType: 'request',
          edge: outer[at].id,
          weight: 1 + at,
        }));
        return { id: `client-${index}`, ratePerSecond: rates[index], mix };
      }),
      nodes: services.map((one, index): NodeModel => ({
        ...one,
        id: ids[index],
        plan: planOf(ids[index], links, inner),
      })),
      edges: [...outer, ...inner],
      faults: faults.map((one, index): FaultModel => ({
        id: `fault-${index}`,
        node: ids[one.node % ids.length],
        from: secondsToNs(one.from / 10),
        to: secondsToNs((one.from + one.length) / 10),
        errorRate: one.errorRate,
        latencyFactor: one.latencyFactor,
      })),
    };
  });

function edgeOf({ latency, giveUp, stack: layers }: Link, id: string, from: string, to: string): EdgeModel {
  return { id, from, to, latency, giveUp, stack: layers };
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
function planOf(id: string, links: readonly Link[], edges: readonly EdgeModel[]): string[][] {
  const plan: string[][] = [];
  let calls = 0;
  edges.forEach((one, index) => {
    if (one.from !== id || calls === 3) return;
    calls++;
    if (links[index].sideBySide && plan.length > 0) plan[plan.length - 1].push(one.id);
    else plan.push([one.id]);
  });
  return plan;
}

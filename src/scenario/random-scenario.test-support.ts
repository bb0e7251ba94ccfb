import fc from 'fast-check';
import { ensure } from '../base/assert';
import { parseScenario } from './parse-scenario';
import { ENGINE_VERSION } from '../sim/engine-version';
import type { Scenario } from './format';

/**
 * Any valid scenario of modest size: clients in front, services behind one another, so that calls never run in a
 * circle; edges with stacks of random layers; faults and expectations that refer to what is there. Made as a file
 * and read by the parser, so a generator that breaks a rule fails loudly.
 */
export const randomScenario: fc.Arbitrary<Scenario> = fc
  .record({
    services: fc.integer({ min: 1, max: 5 }),
    clients: fc.integer({ min: 1, max: 3 }),
    draws: fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
    seed: fc.maxSafeNat(),
    words: fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }),
  })
  .map(({ services, clients, draws, seed, words }) => {
    const draw = new Draw(() => draws.next().value);
    const parsed = parseScenario(fileOf(services, clients, seed, words, draw));
    const problems = parsed.ok ? '' : JSON.stringify(parsed.error);
    return ensure(parsed.ok ? parsed.value : undefined, `a valid random scenario (${problems})`);
  });

class Draw {
  constructor(private readonly unit: () => number) {}

  whole(min: number, max: number): number {
    return min + Math.floor(this.unit() * (max - min + 1));
  }

  /** With three decimals, as a person would write it. */
  decimal(min: number, max: number): number {
    return Math.round((min + this.unit() * (max - min)) * 1000) / 1000;
  }

  chance(share: number): boolean {
    return this.unit() < share;
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.whole(0, items.length - 1)];
  }

  times<Item>(min: number, max: number, item: (index: number) => Item): Item[] {
    return Array.from({ length: this.whole(min, max) }, (_, index) => item(index));
  }
}

interface Edge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly latency: object;
  readonly giveUp: string;
  readonly stack: readonly { readonly id: string; readonly kind: string }[];
}

function fileOf(
  services: number,
  clients: number,
  seed: number,
  words: readonly string[],
  draw: Draw,
): unknown {
  const edges: Edge[] = [];
  const connect = (from: string, to: string): string => {
    const id = `${from}-${to}`;
    if (!edges.some((edge) => edge.id === id)) edges.push(edgeOf(id, from, to, draw));
    return id;
  };
  const requestTypes = draw.times(1, 3, (index) => ({
    id: `type-${index}`,
    method: draw.one(['GET', 'POST']),
    path: `/things/${index}`,
    deadlineMs: draw.chance(0.3) ? 0 : draw.decimal(50, 2000),
    priority: draw.whole(0, 9),
    keys: draw.whole(0, 50),
    users: draw.whole(0, 50),
  }));
  const nodes = [
    ...Array.from({ length: clients }, (_, index) => ({
      kind: 'client',
      id: `client-${index}`,
      ...placeOf(draw),
      ratePerSecond: draw.decimal(0, 60),
      mix: draw.times(1, 3, () => ({
        requestType: draw.one(requestTypes).id,
        edge: connect(`client-${index}`, `service-${draw.whole(0, services - 1)}`),
        weight: draw.decimal(0.1, 5),
      })),
    })),
    ...Array.from({ length: services }, (_, index) => serviceOf(index, services, connect, draw)),
  ];
  const faults = draw.times(0, 3, (index) => faultOf(index, services, draw));
  return {
    format: 'breakwater-scenario',
    version: 1,
    engine: ENGINE_VERSION,
    id: 'random',
    name: 'Random',
    watch: words,
    notes: words.join('\n'),
    seed,
    durationMs: 10_000,
    measure: { fromMs: 1000, toMs: 10_000 },
    requestTypes,
    nodes,
    edges,
    faults,
    expect: expectationsOf(edges, faults, draw),
  };
}

function placeOf(draw: Draw): object {
  return draw.chance(0.5) ? { position: { x: draw.decimal(-500, 500), y: draw.decimal(-500, 500) } } : {};
}

function latencyOf(draw: Draw): object {
  const medianMs = draw.decimal(0.5, 60);
  return draw.one([
    { kind: 'constant', ms: medianMs },
    { kind: 'exponential', meanMs: medianMs },
    { kind: 'lognormal', medianMs, p95Ms: medianMs * draw.whole(1, 6) },
    { kind: 'lognormal', meanMs: medianMs, cv: draw.decimal(0, 3) },
  ]);
}

function serviceOf(
  index: number,
  services: number,
  connect: (from: string, to: string) => string,
  draw: Draw,
): object {
  const call = (): string => connect(`service-${index}`, `service-${draw.whole(index + 1, services - 1)}`);
  return {
    kind: draw.one(['service', 'gateway', 'database']),
    id: `service-${index}`,
    name: `Service ${index}`,
    ...placeOf(draw),
    instances: draw.whole(1, 3),
    concurrency: draw.whole(1, 12),
    queueRoom: draw.whole(0, 20),
    latency: latencyOf(draw),
    errorRate: draw.chance(0.5) ? 0 : draw.decimal(0, 0.3),
    holdsWorker: draw.chance(0.5),
    plan:
      index === services - 1
        ? []
        : draw.times(0, 2, () => (draw.chance(0.5) ? call() : draw.times(1, 2, call))),
  };
}

function edgeOf(id: string, from: string, to: string, draw: Draw): Edge {
  const stack = draw.times(0, 4, (index) => layerOf(index, draw));
  return { id, from, to, latency: latencyOf(draw), giveUp: draw.one(['abandon', 'cancel']), stack };
}

function layerOf(index: number, draw: Draw): { id: string; kind: string; settings: object } {
  const id = `layer-${index}`;
  switch (draw.whole(0, 3)) {
    case 0: {
      const jitter = draw.one(['none', 'full', 'equal', 'proportional']);
      // Small, since retries in a row multiply.
      const settings = { maxAttempts: draw.whole(1, 3), initialDelayMs: draw.decimal(0, 80), jitter };
      return { id, kind: 'retry', settings };
    }
    case 1: {
      const tripOn = draw.one(['consecutive-failures', 'failure-rate-calls', 'failure-rate-time']);
      const settings = {
        tripOn,
        failureThreshold: draw.whole(1, 8),
        minimumCalls: draw.whole(1, 10),
        openForMs: draw.decimal(50, 3000),
        trialsPermitted: draw.whole(0, 4),
        trialsRequired: draw.whole(1, 4),
      };
      return { id, kind: 'circuit-breaker', settings };
    }
    case 2:
      return { id, kind: 'timeout', settings: { afterMs: draw.decimal(1, 300) } };
    default: {
      const queueTimeoutMs = draw.chance(0.3) ? 0 : draw.decimal(0, 200);
      const settings = { maxConcurrent: draw.whole(1, 10), queueLimit: draw.whole(0, 8), queueTimeoutMs };
      return { id, kind: 'bulkhead', settings };
    }
  }
}

function faultOf(index: number, services: number, draw: Draw) {
  const fromMs = draw.decimal(0, 8000);
  return {
    id: `fault-${index}`,
    node: `service-${draw.whole(0, services - 1)}`,
    fromMs,
    toMs: fromMs + draw.whole(1, 4000),
    errorRate: draw.decimal(0, 1),
    latencyFactor: draw.decimal(0.5, 8),
  };
}

function expectationsOf(edges: readonly Edge[], faults: readonly { id: string }[], draw: Draw): object[] {
  const breakers = edges.flatMap((edge) =>
    edge.stack.flatMap((layer) =>
      layer.kind === 'circuit-breaker' ? [{ edge: edge.id, layer: layer.id }] : [],
    ),
  );
  const range = { fromMs: 2000, toMs: draw.whole(3, 10) * 1000 };
  const of = draw.chance(0.5) ? { client: 'client-0' } : {};
  const figures = [
    { id: 'good', kind: 'goodput', ...of, ...range, atLeast: draw.decimal(0, 1) },
    {
      id: 'fast',
      kind: 'latency',
      ...of,
      ...range,
      percentile: draw.decimal(1, 99),
      atMostMs: draw.decimal(1, 900),
    },
  ];
  if (breakers.length === 0 || faults.length === 0) return figures;
  const breaker = {
    id: 'breaker',
    kind: 'breaker-state',
    ...draw.one(breakers),
    state: draw.one(['open', 'half-open', 'closed']),
    after: { fault: draw.one(faults).id, at: draw.one(['start', 'end']) },
    withinMs: draw.decimal(0, 5000),
  };
  return [...figures, breaker];
}

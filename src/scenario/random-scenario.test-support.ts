import fc from 'fast-check';
import { ensure } from '../base/assert';
import { parseScenario } from './parse-scenario';
import { ENGINE_VERSION } from '../sim/engine-version';
import { FORMAT, FORMAT_VERSION, type Scenario } from './format';
import { Draw } from './random-draw.test-support';
import { dataOf } from './random-data.test-support';
import { randomRarerLayer, type RandomLayer } from './random-layers.test-support';
import { dataExpectationsOf, expectationsOf } from './random-expectations.test-support';
import { faultOf } from './random-faults.test-support';
import { latencyOf, shapeOf } from './random-times.test-support';

/**
 * Any valid scenario of modest size: clients in front, services behind one another, so that calls never run in a
 * circle; edges with stacks of random layers; faults and expectations that refer to what is there. Everything that
 * the format knows comes up. Made as a file and read by the parser, so a generator that breaks a rule fails loudly.
 */
export const randomScenario: fc.Arbitrary<Scenario> = fc
  .record({
    services: fc.integer({ min: 1, max: 5 }),
    clients: fc.integer({ min: 1, max: 3 }),
    // Another one would be another scenario, and not a smaller one.
    luck: fc.noShrink(fc.noBias(fc.integer())),
    seed: fc.maxSafeNat(),
    words: fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }),
  })
  .map(({ services, clients, luck, seed, words }) => {
    const draw = new Draw(luck);
    const parsed = parseScenario(drawn(fileOf(services, clients, seed, words, draw), new Draw(~luck)));
    const problems = parsed.ok ? '' : JSON.stringify(parsed.error);
    return ensure(parsed.ok ? parsed.value : undefined, `a valid random scenario (${problems})`);
  });

interface Edge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly stack: readonly { readonly id: string; readonly kind: string }[];
}

interface DrawnFile {
  readonly nodes: readonly { readonly id: string; readonly kind: string }[];
}

/** Says of some databases what they are and whose, and draws groups, by luck of their own: the run does not depend on it. */
function drawn<File extends DrawnFile>(file: File, draw: Draw): File {
  const workers = file.nodes.filter(({ kind }) => kind !== 'client').map(({ id }) => id);
  const nodes = file.nodes.map((node) => {
    if (node.kind !== 'database' || draw.chance(0.5)) return node;
    const store = draw.one(['relational', 'document', 'key-value', 'analytic']);
    const others = workers.filter((id) => id !== node.id);
    return { ...node, store, ...(others.length > 0 && draw.maybe(() => ({ belongsTo: draw.one(others) }))) };
  });
  return { ...file, nodes, ...draw.maybe(() => ({ groups: groupsOf(nodes, draw) })) };
}

/** Contexts that share no node, and a zone that is framed. */
function groupsOf(nodes: DrawnFile['nodes'], draw: Draw): object[] {
  const places = new Map(nodes.map(({ id }) => [id, draw.whole(0, 2)]));
  const contexts = [0, 1].flatMap((context) => {
    const members = nodes.filter(({ id }) => places.get(id) === context).map(({ id }) => id);
    return members.length === 0 ? [] : [{ kind: 'context', id: `context-${context}`, nodes: members }];
  });
  const zone = draw.maybe(() => ({ folded: draw.chance(0.5), name: 'In the east' }));
  return [...contexts, ...(draw.chance(0.5) ? [{ kind: 'zone', id: 'east', ...zone }] : [])];
}

function fileOf(services: number, clients: number, seed: number, words: readonly string[], draw: Draw) {
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
    keySkew: draw.chance(0.5) ? 0 : draw.decimal(0, 3),
    users: draw.whole(0, 50),
  }));
  const typeIds = requestTypes.map(({ id }) => id);
  const clientNodes = Array.from({ length: clients }, (_, index) => ({
    kind: 'client',
    id: `client-${index}`,
    ...placeOf(draw),
    ...loadOf(draw),
    ...draw.maybe(() => ({ patience: latencyOf(draw, 0, 400) })),
    mix: draw.times(1, 3, () => ({
      requestType: draw.one(typeIds),
      edge: connect(`client-${index}`, `service-${draw.whole(0, services - 1)}`),
      weight: draw.decimal(0.1, 5),
    })),
    ...(draw.chance(0.5) && { zone: draw.one(ZONES) }),
  }));
  const workNodes = Array.from({ length: services }, (_, index) =>
    serviceOf(index, services, typeIds, connect, draw),
  );
  const nodeZones = distinct(workNodes.flatMap(({ zones }) => zones));
  const targets = {
    services: workNodes.map(({ id }) => id),
    edges: edges.map(({ id }) => id),
    tags: distinct(workNodes.flatMap(({ tags }) => tags)),
    nodeZones,
    zones: distinct([...nodeZones, ...clientNodes.flatMap(({ zone }) => zone ?? [])]),
  };
  const faults = draw.times(0, 4, (index) => faultOf(index, targets, draw));
  const breakers = edges.flatMap(({ id, stack }) => {
    const layers = stack.filter(({ kind }) => kind === 'circuit-breaker');
    return layers.map((layer) => ({ edge: id, layer: layer.id }));
  });
  const file = {
    format: FORMAT,
    version: FORMAT_VERSION,
    engine: ENGINE_VERSION,
    id: 'random',
    name: 'Random',
    watch: words,
    notes: words.join('\n'),
    seed,
    durationMs: 10_000,
    measure: { fromMs: 1000, toMs: 10_000 },
    requestTypes,
    nodes: [...clientNodes, ...workNodes],
    edges,
    ...draw.maybe(() => ({ network: { betweenZonesMs: draw.decimal(0, 20) } })),
    faults,
    expect: expectationsOf({ ...targets, breakers, faults: faults.map(({ id }) => id) }, draw),
  };
  const { keepers, ...data } = dataOf({ nodes: workNodes, edges, types: typeIds }, draw);
  const nodes = file.nodes.map((node) => ({ ...node, ...keepers.get(node.id) }));
  const [sagaIds, faultIds] = [data.sagas ?? [], faults].map((parts) => parts.map(({ id }) => id));
  const expectations = [...file.expect, ...dataExpectationsOf(sagaIds, faultIds, draw)];
  return { ...file, nodes, ...data, expect: expectations };
}

const ZONES = ['east', 'west'];
const TAGS = ['core', 'cheap', 'paid'];

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}

function placeOf(draw: Draw): object {
  return draw.chance(0.5) ? { position: { x: draw.decimal(-500, 500), y: draw.decimal(-500, 500) } } : {};
}

function loadOf(draw: Draw): object {
  const open = {
    load: 'open',
    ratePerSecond: draw.decimal(0, 60),
    spacing: draw.one(['poisson', 'even']),
    shape: shapeOf(draw),
  };
  // A user who never thinks and is turned away at once would ask a million times a second.
  const closed = { load: 'closed', users: draw.whole(0, 30), think: latencyOf(draw, 5, 500) };
  return draw.chance(0.6) ? open : closed;
}

function serviceOf(
  index: number,
  services: number,
  types: readonly string[],
  connect: (from: string, to: string) => string,
  draw: Draw,
) {
  const call = (): unknown => {
    const edge = connect(`service-${index}`, `service-${draw.whole(index + 1, services - 1)}`);
    return draw.chance(0.6) ? edge : { edge, ...specialOf(types, draw) };
  };
  return {
    kind: draw.one(['service', 'gateway', 'database']),
    id: `service-${index}`,
    name: `Service ${index}`,
    ...placeOf(draw),
    instances: draw.whole(1, 4),
    concurrency: draw.whole(1, 12),
    crowding: draw.chance(0.7) ? 0 : draw.decimal(0, 1),
    holdsWorker: draw.chance(0.5),
    ...draw.maybe(() => queueOf(draw)),
    ...draw.maybe(() => failuresOf(draw)),
    ...draw.maybe(() => lifecycleOf(draw)),
    latency: latencyOf(draw),
    plan:
      index === services - 1
        ? []
        : draw.times(0, 2, () => (draw.chance(0.5) ? call() : draw.times(1, 2, call))),
    zones: draw.chance(0.5) ? [] : draw.some(ZONES),
    tags: draw.chance(0.5) ? [] : draw.some(TAGS),
  };
}

/** What may be special about a call; now and then nothing is, and the call is the edge alone. */
function specialOf(types: readonly string[], draw: Draw): object {
  return {
    ...draw.maybe(() => ({ optional: draw.chance(0.7) })),
    ...draw.maybe(() => ({ awaited: draw.chance(0.3) })),
    ...draw.maybe(() => ({ requestTypes: draw.some(types) })),
  };
}

function queueOf(draw: Draw): object {
  return {
    queueRoom: draw.whole(0, 20),
    queueOrder: draw.one(['fifo', 'lifo', 'priority']),
    dropsLate: draw.chance(0.5),
    neededMs: draw.decimal(0, 40),
  };
}

function failuresOf(draw: Draw): object {
  return {
    errorRate: draw.decimal(0, 0.3),
    errorClass: draw.one(['error', 'unavailable', 'invalid']),
    firstWriteWins: draw.chance(0.3),
  };
}

function lifecycleOf(draw: Draw): object {
  return {
    startupMs: draw.whole(0, 2000),
    warmUpMs: draw.whole(0, 2000),
    coldFactor: draw.decimal(1, 8),
    drainMs: draw.whole(0, 2000),
    noticedAfterMs: draw.whole(0, 2000),
  };
}

function edgeOf(id: string, from: string, to: string, draw: Draw): Edge {
  const rough = draw.maybe(() => ({
    jitterMs: draw.decimal(0, 10),
    lossRate: draw.decimal(0, 0.2),
    duplicateRate: draw.decimal(0, 0.2),
    lostAfterMs: draw.whole(1, 2000),
  }));
  const giveUp = draw.one(['abandon', 'cancel', 'cancel-waiting']);
  const stack = draw.times(0, 4, (index) => layerOf(index, draw));
  const given = { from, to, latency: latencyOf(draw), giveUp, ...rough };
  return { id, ...given, stack };
}

function layerOf(index: number, draw: Draw): RandomLayer {
  const id = `layer-${index}`;
  const layer = draw.chance(0.6) ? basicLayer(id, draw) : randomRarerLayer(id, draw);
  return draw.chance(0.9) ? layer : { ...layer, enabled: false };
}

function basicLayer(id: string, draw: Draw): RandomLayer {
  switch (draw.whole(0, 3)) {
    case 0: {
      const jitter = draw.one(['none', 'full', 'equal', 'proportional', 'decorrelated']);
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

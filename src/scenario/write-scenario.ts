import { canonicalJson, type JsonValue } from '../base/json';
import { ENGINE_VERSION } from '../sim/engine-version';
import type { Expectation } from './expect/format';
import {
  FORMAT,
  FORMAT_VERSION,
  type Call,
  type Fault,
  type Saga,
  type Scenario,
  type ScenarioEdge,
  type ScenarioNode,
  type Step,
  type WorkNode,
} from './format';
import type { Latency } from './latency';
import type { LoadShape } from './load-shape';
import { isWorkNode } from './node-parts';
import { USUAL_DATA } from './usual-data';

type JsonObject = { readonly [key: string]: JsonValue };

/**
 * The text of a file: every value in full, so that its meaning does not move with the defaults, and always in the
 * same order, so that two files can be compared line by line.
 */
export function writeScenario(scenario: Scenario): string {
  return `${JSON.stringify(fileOf(scenario), null, 2)}\n`;
}

/** The scenario as a file holds it: where no part has to do with data, or none is in a group, without a word of that. */
export function fileOf(scenario: Scenario): JsonObject {
  const { groups, ...ungrouped } = fullFileOf(scenario);
  const file = scenario.groups.length === 0 ? ungrouped : { ...ungrouped, groups };
  if (hasData(scenario)) return file;
  const { data: _data, sagas: _sagas, writers: _writers, views: _views, ...others } = file;
  const nodes = scenario.nodes.map((node) => {
    const { owns: _owns, keepsKeys: _keepsKeys, ...plain } = nodeOf(node);
    return plain;
  });
  return { ...others, nodes };
}

/** Whether anything about data is said that is not so by itself. */
function hasData({ nodes, data, sagas, writers, views }: Scenario): boolean {
  const isPlain = ({ owns, keepsKeys }: WorkNode): boolean => owns === 'none' && keepsKeys;
  if (sagas.length + writers.length + views.length > 0) return true;
  if (!nodes.filter(isWorkNode).every(isPlain)) return true;
  return canonicalJson(data) !== canonicalJson(USUAL_DATA);
}

/** The scenario with every place that an edit can name, also where nothing stands yet. */
export function fullFileOf(scenario: Scenario): JsonObject {
  const { id, name, question, watch, tags, notes, seed, durationMs, measure } = scenario;
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    engine: ENGINE_VERSION,
    id,
    name,
    question,
    watch,
    tags,
    notes,
    seed,
    durationMs,
    measure: ordered({ ...measure }, ['fromMs', 'toMs']),
    requestTypes: scenario.requestTypes.map((type) => ordered(type, ['id', 'name', 'method', 'path'])),
    nodes: scenario.nodes.map(nodeOf),
    edges: scenario.edges.map(edgeOf),
    network: ordered(scenario.network, []),
    data: ordered(scenario.data, []),
    sagas: scenario.sagas.map(sagaOf),
    writers: scenario.writers.map((writer) => ordered({ ...writer }, WRITER)),
    views: scenario.views.map((view) => ordered({ ...view }, VIEW)),
    faults: scenario.faults.map(faultJson),
    expect: scenario.expect.map(expectationJson),
    groups: scenario.groups.map((group) => ordered({ ...group }, ['kind', 'id', 'name', 'nodes', 'folded'])),
  };
}

/** An expectation as a file holds it. */
export function expectationJson(expectation: Expectation): JsonObject {
  if (!('over' in expectation)) {
    return ordered({ ...expectation, of: expectation.of.map(expectationJson) }, EXPECTATION);
  }
  const { over } = expectation;
  const span: JsonObject =
    'after' in over ? { ...over, after: ordered(over.after, ['fault', 'at']) } : { ...over };
  const of = 'of' in expectation ? expectation.of : undefined;
  const about = of === undefined ? {} : { of: ordered({ ...of }, ['edge', 'layer', 'node']) };
  return ordered({ ...expectation, ...about, over: ordered(span, ['after', 'fromMs', 'toMs']) }, EXPECTATION);
}

const EXPECTATION = [
  'id',
  'name',
  'kind',
  'figure',
  'percentile',
  'of',
  'saga',
  'view',
  'rule',
  'withinMs',
  'broken',
  'pauses',
  'state',
  'over',
  'hold',
];

function nodeOf(node: ScenarioNode): JsonObject {
  const { position } = node;
  const place = position === undefined ? {} : { position: ordered(position, ['x', 'y']) };
  if (node.kind === 'client') {
    const mix = node.mix.map((entry) => ordered({ ...entry }, ['requestType', 'edge', 'weight']));
    const { patience } = node;
    const plain = {
      ...node,
      ...place,
      think: latencyOf(node.think),
      ...(patience !== undefined && { patience: latencyOf(patience) }),
      shape: shapeOf(node.shape),
      mix,
    };
    return ordered(plain, [
      'kind',
      'id',
      'name',
      'position',
      'load',
      'ratePerSecond',
      'users',
      'shape',
      'mix',
    ]);
  }
  const plain = {
    ...node,
    ...place,
    latency: latencyOf(node.latency),
    plan: node.plan.map((step) => (isList(step) ? step.map(callOf) : callOf(step))),
  };
  return ordered(plain, [
    'kind',
    'id',
    'name',
    'position',
    'instances',
    'concurrency',
    'queueRoom',
    'latency',
  ]);
}

function edgeOf(edge: ScenarioEdge): JsonObject {
  const stack = edge.stack.map((layer) => ({
    id: layer.id,
    kind: layer.kind,
    enabled: layer.enabled,
    settings: ordered(layer.settings, []),
  }));
  return ordered({ ...edge, latency: latencyOf(edge.latency), stack }, [
    'id',
    'from',
    'to',
    'latency',
    'giveUp',
  ]);
}

function sagaOf(saga: Saga): JsonObject {
  const steps = saga.steps.map((step) => ordered({ ...step }, ['id', 'name', 'edge', 'does']));
  return ordered({ ...saga, steps }, ['id', 'name', 'node', 'requestTypes', 'answers', 'steps']);
}

const WRITER = ['id', 'name', 'node', 'requestTypes', 'edge', 'does', 'checks'];
const VIEW = ['id', 'name', 'node', 'shows', 'source', 'users', 'products', 'asksAs', 'requestTypes'];

/** A fault as a file holds it. */
export function faultJson({ target, ...fault }: Fault): JsonObject {
  const aimed = ordered({ ...target }, ['nodes', 'tags', 'edges', 'zone', 'between', 'share']);
  const first = ['id', 'name', 'kind', 'enabled', 'target', 'fromMs', 'toMs'];
  return ordered({ ...fault, target: aimed }, first);
}

function callOf(call: Call): JsonValue {
  if (typeof call === 'string') return call;
  return ordered({ ...call }, ['edge', 'optional', 'awaited', 'requestTypes']);
}

/** `Array.isArray` does not tell read-only lists from objects. */
function isList(step: Step): step is readonly Call[] {
  return Array.isArray(step);
}

function shapeOf(shape: LoadShape): JsonObject {
  if (shape.kind !== 'list') return ordered({ ...shape }, ['kind', 'atMs', 'fromMs', 'toMs']);
  const points = shape.points.map((point) => ordered({ ...point }, ['atMs', 'ratePerSecond']));
  return { kind: shape.kind, between: shape.between, points };
}

function latencyOf(latency: Latency): JsonObject {
  if (latency.kind !== 'mixture') return ordered(latency, LATENCY);
  const { kind, usual, rare, rareShare } = latency;
  return { kind, usual: latencyOf(usual), rare: latencyOf(rare), rareShare };
}

const LATENCY = ['kind', 'ms', 'fromMs', 'toMs', 'medianMs', 'leastMs', 'meanMs', 'p95Ms', 'cv'];

/** The keys named first in their order, then the others by code units: never in the order somebody typed them. */
function ordered(value: JsonObject, first: readonly string[]): JsonObject {
  const rest = Object.keys(value).filter((key) => !first.includes(key));
  rest.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const keys = [...first.filter((key) => Object.hasOwn(value, key)), ...rest];
  return Object.fromEntries(keys.map((key) => [key, value[key]]));
}

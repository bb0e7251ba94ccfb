import type { JsonValue } from '../base/json';
import { ENGINE_VERSION } from '../sim/engine-version';
import { FORMAT, FORMAT_VERSION, type Scenario, type ScenarioEdge, type ScenarioNode } from './format';

type JsonObject = { readonly [key: string]: JsonValue };

/**
 * The text of a file: every value in full, so that its meaning does not move with the defaults, and always in the
 * same order, so that two files can be compared line by line.
 */
export function writeScenario(scenario: Scenario): string {
  return `${JSON.stringify(fileOf(scenario), null, 2)}\n`;
}

/** The scenario as a file holds it. */
export function fileOf(scenario: Scenario): JsonObject {
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
    faults: scenario.faults.map((fault) => ordered({ ...fault }, ['id', 'name', 'node', 'fromMs', 'toMs'])),
    expect: scenario.expect.map((expectation) => {
      const plain: JsonObject =
        expectation.kind === 'breaker-state'
          ? { ...expectation, after: ordered(expectation.after, ['fault', 'at']) }
          : { ...expectation };
      return ordered(plain, ['id', 'kind', 'edge', 'layer', 'state', 'after', 'withinMs', 'client']);
    }),
  };
}

function nodeOf(node: ScenarioNode): JsonObject {
  const { position } = node;
  const place = position === undefined ? {} : { position: ordered(position, ['x', 'y']) };
  if (node.kind === 'client') {
    const mix = node.mix.map((entry) => ordered({ ...entry }, ['requestType', 'edge', 'weight']));
    return ordered({ ...node, ...place, mix }, ['kind', 'id', 'name', 'position', 'ratePerSecond', 'mix']);
  }
  const plain = { ...node, ...place, latency: ordered(node.latency, LATENCY) };
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
    settings: ordered(layer.settings, []),
  }));
  const { id, from, to, giveUp } = edge;
  return { id, from, to, latency: ordered(edge.latency, LATENCY), giveUp, stack };
}

const LATENCY = ['kind', 'ms', 'medianMs', 'meanMs', 'p95Ms', 'cv'];

/** The keys named first in their order, then the others by code units: never in the order somebody typed them. */
function ordered(value: JsonObject, first: readonly string[]): JsonObject {
  const rest = Object.keys(value).filter((key) => !first.includes(key));
  rest.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const keys = [...first.filter((key) => Object.hasOwn(value, key)), ...rest];
  return Object.fromEntries(keys.map((key) => [key, value[key]]));
}

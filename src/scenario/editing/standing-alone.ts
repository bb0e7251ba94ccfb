import type { Scenario, ScenarioEdge, ScenarioNode } from '../format';
import { callsOfStep, edgeOfCall, isWorkNode } from '../node-parts';
import type { Clip } from './clip';
import { idsOf } from './new-ids';
import type { Gone } from './without';

/** What of a clip can stand by itself, and what its nodes and calls speak of that is not there. */
interface Standing {
  readonly nodes: readonly ScenarioNode[];
  readonly edges: readonly ScenarioEdge[];
  readonly gone: Gone;
}

/**
 * Calls to nodes outside of a clip are kept where it comes from the scenario that has them. What a node goes on with by
 * itself is not copied, and so are not the calls that it makes for that only.
 */
export function standingAlone(scenario: Scenario, clip: Clip): Standing {
  const nodes = new Map(clip.nodes.map((node) => [node.id, node]));
  const outside = clip.scenario === scenario.id ? idsOf(scenario.nodes.filter(isWorkNode)) : NONE;
  const canBeCalled = (id: string): boolean => {
    const node = nodes.get(id);
    return node === undefined ? outside.has(id) : isWorkNode(node);
  };
  const others = clip.edges.flatMap(fallbackEdges);
  const named = new Set([...clip.nodes.flatMap(namedEdges), ...others]);
  const edges = clip.edges.filter(({ id, from, to }) => named.has(id) && nodes.has(from) && canBeCalled(to));
  const callers = new Map(edges.map(({ id, from }) => [id, from]));
  // Whoever wrote the clip by hand may have a node make the calls of another.
  const strange = clip.nodes.flatMap((node) =>
    namedEdges(node).filter((edge) => callers.get(edge) !== node.id),
  );
  const types = idsOf(clip.requestTypes);
  const gone = {
    nodes: new Set(clip.nodes.flatMap(ownersOf).filter((id) => !nodes.has(id))),
    edges: new Set([...strange, ...others.filter((id) => !callers.has(id))]),
    requestTypes: new Set(clip.nodes.flatMap(namedTypes).filter((id) => !types.has(id))),
  };
  return { nodes: clip.nodes, edges, gone };
}

const NONE: ReadonlySet<string> = new Set();

function namedEdges(node: ScenarioNode): readonly string[] {
  return isWorkNode(node)
    ? node.plan.flatMap((step) => callsOfStep(step).map(edgeOfCall))
    : node.mix.map(({ edge }) => edge);
}

function fallbackEdges({ stack }: ScenarioEdge): readonly string[] {
  return stack.flatMap((layer) => (layer.kind === 'fallback' ? [layer.settings.edge] : []));
}

function ownersOf(node: ScenarioNode): readonly string[] {
  return node.kind === 'database' && node.belongsTo !== undefined ? [node.belongsTo] : [];
}

/** The types of requests that a node speaks of. */
export function namedTypes(node: ScenarioNode): readonly string[] {
  if (!isWorkNode(node)) return node.mix.map(({ requestType }) => requestType);
  const calls = node.plan.flatMap(callsOfStep);
  return calls.flatMap((call) => (typeof call === 'string' ? [] : (call.requestTypes ?? [])));
}

import type { Problem } from '../base/problem';
import type { ScenarioEdge, ScenarioNode, WorkNode } from './format';
import { calledEdges, isWorkNode } from './node-parts';

interface Parts {
  readonly nodes: ReadonlyMap<string, ScenarioNode>;
  readonly edges: ReadonlyMap<string, ScenarioEdge>;
}

type OwnedService = Exclude<WorkNode['owns'], 'none'>;

/** Checks that the data of each service are kept in one place. */
export function checkOwners(nodes: readonly ScenarioNode[]): Problem[] {
  const keepers = new Map<string, string>();
  return nodes.filter(isWorkNode).flatMap(({ id, owns }) => {
    if (owns === 'none') return [];
    const keeper = keepers.get(owns);
    if (keeper === undefined) {
      keepers.set(owns, id);
      return [];
    }
    const expected = 'a service whose data no other node keeps';
    return [{ path: `nodes.${id}.owns`, expected, received: `"${owns}", whose data ${keeper} keeps` }];
  });
}

/** Checks that an edge leaves a node, and that calls along it get to the data of a service. */
export function checkWayToData(
  parts: Parts,
  edge: ScenarioEdge,
  node: string,
  service: OwnedService,
  path: string,
): Problem[] {
  if (edge.from !== node) {
    const received = `"${edge.id}", which leaves ${edge.from}`;
    return [{ path, expected: `an edge that leaves ${node}`, received }];
  }
  if (leadsTo(parts, edge, service)) return [];
  const expected = `a way to a node that keeps the data of ${service}`;
  return [{ path, expected, received: `"${edge.id}", which leads to ${edge.to}` }];
}

/**
 * Whether a call along the edge gets to the data of a service: the callee keeps them, or its plan leads there. What
 * could not be read may lead anywhere, and its own problem is told already.
 */
function leadsTo({ nodes, edges }: Parts, start: ScenarioEdge, service: OwnedService): boolean {
  const reached = new Set([start.to]);
  // A set that is walked hears of what is added meanwhile.
  for (const id of reached) {
    const node = nodes.get(id);
    if (node === undefined || !isWorkNode(node) || node.owns === service) return true;
    for (const called of calledEdges(node)) {
      const edge = edges.get(called);
      if (edge === undefined) return true;
      reached.add(edge.to);
    }
  }
  return false;
}

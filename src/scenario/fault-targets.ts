import type { Fault, Scenario } from './format';
import { faultKinds } from './fault-kind-settings';
import { isWorkNode } from './node-parts';

/** The nodes whose work a fault concerns; none for a fault of the network. */
export function nodesOfFault(scenario: Scenario, { kind, target }: Fault): readonly string[] {
  if (faultKinds[kind].on !== 'nodes') return [];
  return namedNodes(scenario, target) ?? scenario.nodes.filter(isWorkNode).map(({ id }) => id);
}

/** The edges whose messages a fault concerns; none for a fault of nodes. */
export function edgesOfFault(scenario: Scenario, { kind, target }: Fault): readonly string[] {
  if (faultKinds[kind].on !== 'edges') return [];
  const nodes = namedNodes(scenario, target);
  if (nodes === undefined && target.edges === undefined) return scenario.edges.map(({ id }) => id);
  const edges = scenario.edges.filter(({ id, to }) => target.edges?.includes(id) || nodes?.includes(to));
  return edges.map(({ id }) => id);
}

/** The nodes that a target names, in the order of the scenario; undefined when it names none. */
function namedNodes(scenario: Scenario, { nodes, tags }: Fault['target']): readonly string[] | undefined {
  if (nodes === undefined && tags === undefined) return undefined;
  return scenario.nodes.filter(isWorkNode).flatMap((node) => {
    const isNamed = nodes?.includes(node.id) || node.tags.some((tag) => tags?.includes(tag));
    return isNamed ? [node.id] : [];
  });
}

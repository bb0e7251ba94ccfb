import type { Scenario } from '../../scenario/format';
import type { PartRef } from '../../worker/protocol';

/** A part of the scenario with the name that people know it by. */
export interface NamedPart {
  readonly part: PartRef;
  readonly name: string;
}

export function nodeName({ nodes }: Pick<Scenario, 'nodes'>, id: string): string {
  return nodes.find((node) => node.id === id)?.name ?? id;
}

/** "orders → payments"; the id where an edit took the edge away. */
export function edgeName(scenario: Pick<Scenario, 'nodes' | 'edges'>, id: string): string {
  const edge = scenario.edges.find((candidate) => candidate.id === id);
  if (edge === undefined) return id;
  return `${nodeName(scenario, edge.from)} → ${nodeName(scenario, edge.to)}`;
}

/** The names of all edges by their ids, for whoever needs many of them. */
export function edgeNames({ nodes, edges }: Pick<Scenario, 'nodes' | 'edges'>): ReadonlyMap<string, string> {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return new Map(
    edges.map(({ id, from, to }) => [id, `${names.get(from) ?? from} → ${names.get(to) ?? to}`]),
  );
}

export function partName(scenario: Scenario, part: PartRef): string {
  return part.kind === 'node' ? nodeName(scenario, part.id) : edgeName(scenario, part.id);
}

export function namedParts(scenario: Scenario): NamedPart[] {
  return [
    ...scenario.nodes.map(({ id, name }): NamedPart => ({ part: { kind: 'node', id }, name })),
    ...[...edgeNames(scenario)].map(([id, name]): NamedPart => ({ part: { kind: 'edge', id }, name })),
  ];
}

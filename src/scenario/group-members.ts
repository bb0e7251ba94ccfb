import type { Group, Scenario, ScenarioNode } from './format';

/** The nodes of each group, by its id. Those of a zone are all whose instances are all there. */
export function groupMembers({
  groups,
  nodes,
}: Pick<Scenario, 'groups' | 'nodes'>): ReadonlyMap<string, readonly string[]> {
  const byZone = new Map<string, string[]>();
  for (const node of nodes) {
    const zone = zoneOf(node);
    if (zone === undefined) continue;
    const inZone = byZone.get(zone) ?? [];
    byZone.set(zone, [...inZone, node.id]);
  }
  return new Map(groups.map((group) => [group.id, membersOf(group, byZone)]));
}

function membersOf(group: Group, byZone: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return group.kind === 'context' ? group.nodes : (byZone.get(group.id) ?? []);
}

/** The only zone that a node is in. */
function zoneOf(node: ScenarioNode): string | undefined {
  if (node.kind === 'client') return node.zone;
  return node.zones.length === 1 ? node.zones[0] : undefined;
}

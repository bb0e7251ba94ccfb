import type { Scenario } from '../../../scenario/format';

/** Calls of one direction that are drawn as one line, because an end of them is in a folded group. */
export interface Bundle {
  readonly id: string;
  /** The id of a node that is drawn, or of a folded group as `groupKey` gives it. */
  readonly from: string;
  readonly to: string;
  readonly edges: readonly string[];
}

/** Nodes and groups may have the same id. */
export function groupKey(group: string): string {
  return `group/${group}`;
}

/** The calls that cross the border of a folded group. What goes on within one is not drawn. */
export function bundlesOf(
  { edges }: Pick<Scenario, 'edges'>,
  foldedInto: ReadonlyMap<string, string>,
): readonly Bundle[] {
  const bundles = new Map<string, { readonly from: string; readonly to: string; readonly edges: string[] }>();
  for (const edge of edges) {
    if (!foldedInto.has(edge.from) && !foldedInto.has(edge.to)) continue;
    const [from, to] = [edge.from, edge.to].map((node) => {
      const group = foldedInto.get(node);
      return group === undefined ? node : groupKey(group);
    });
    if (from === to) continue;
    const key = `${from} → ${to}`;
    const known = bundles.get(key);
    if (known === undefined) bundles.set(key, { from, to, edges: [edge.id] });
    else known.edges.push(edge.id);
  }
  return [...bundles].map(([id, bundle]) => ({ id, ...bundle }));
}

/** By node: the folded group that stands for it. Of several it is the first. */
export function foldedGroups(
  { groups }: Pick<Scenario, 'groups'>,
  members: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, string> {
  const into = new Map<string, string>();
  for (const { id, folded } of groups) {
    if (!folded) continue;
    for (const node of members.get(id) ?? []) if (!into.has(node)) into.set(node, id);
  }
  return into;
}

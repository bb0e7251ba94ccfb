import type { Scenario } from './format';
import { isDatabase } from './node-parts';

type Parts = Pick<Scenario, 'nodes' | 'edges'>;

/** A call that reaches into a database past the service that it belongs to. */
export interface Crossing {
  readonly edge: string;
  readonly caller: string;
  readonly database: string;
  readonly owner: string;
}

/** To whom each database belongs that has an owner: as its file says, else to the first node that works and calls it. */
export function ownersOf({ nodes, edges }: Parts): ReadonlyMap<string, string> {
  const clients = new Set(nodes.filter(({ kind }) => kind === 'client').map(({ id }) => id));
  const owners = new Map<string, string>();
  const unclaimed = new Set<string>();
  for (const node of nodes) {
    if (!isDatabase(node)) continue;
    if (node.belongsTo === undefined) unclaimed.add(node.id);
    else owners.set(node.id, node.belongsTo);
  }
  for (const { from, to } of edges) {
    if (!clients.has(from) && unclaimed.delete(to)) owners.set(to, from);
  }
  return owners;
}

/** The calls that cross ownership, in the order of the edges. */
export function crossingsIn(parts: Parts): readonly Crossing[] {
  const owners = ownersOf(parts);
  return parts.edges.flatMap(({ id, from, to }) => {
    const owner = owners.get(to);
    return owner === undefined || owner === from ? [] : [{ edge: id, caller: from, database: to, owner }];
  });
}

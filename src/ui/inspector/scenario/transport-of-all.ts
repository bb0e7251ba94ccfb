import type { Patch } from '../../../scenario/edit';
import type { Scenario, WorkNode } from '../../../scenario/format';

export type Transport = WorkNode['transport'];
export type SharedTransport = Transport | 'differently';

/** Stands in an address of all nodes for the id of each. */
export const NODE_WORD = '{node}';

function workNodes({ nodes }: Scenario): WorkNode[] {
  return nodes.filter((node) => node.kind !== 'client');
}

/** By whom the work of all nodes is done, if it is the same for all. */
export function sharedTransport(scenario: Scenario): SharedTransport {
  const [first, ...others] = workNodes(scenario).map(({ transport }) => transport);
  return others.some((transport) => transport !== first) ? 'differently' : (first ?? 'simulated');
}

/** One address for all nodes from which each has its own; empty when there is none. */
export function sharedAddress(scenario: Scenario): string {
  const nodes = workNodes(scenario);
  if (nodes.length === 0) return '';
  const [{ id, address }] = nodes;
  if (nodes.every((node) => node.address === address)) return address;
  const at = address.lastIndexOf(id);
  const pattern = at < 0 ? address : `${address.slice(0, at)}${NODE_WORD}${address.slice(at + id.length)}`;
  return nodes.every((node) => node.address === addressFor(pattern, node)) ? pattern : '';
}

export function transportEdit(scenario: Scenario, transport: Transport): Patch[] {
  return workNodes(scenario)
    .filter((node) => node.transport !== transport)
    .map((node) => ({ path: `nodes.${node.id}.transport`, old: node.transport, new: transport }));
}

/** `pattern` may hold the word for the id of a node; without it all nodes have the same address. */
export function addressEdit(scenario: Scenario, pattern: string): Patch[] {
  return workNodes(scenario)
    .map((node) => ({
      path: `nodes.${node.id}.address`,
      old: node.address,
      new: addressFor(pattern, node),
    }))
    .filter((patch) => patch.old !== patch.new);
}

function addressFor(pattern: string, { id }: WorkNode): string {
  return pattern.replaceAll(NODE_WORD, () => encodeURIComponent(id));
}

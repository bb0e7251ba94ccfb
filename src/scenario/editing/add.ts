import { ok } from '../../base/result';
import type { Scenario } from '../format';
import { LIMITS } from '../limits';
import { isWorkNode } from '../node-parts';
import type { Raw } from '../parts';
import { usualStore } from '../store-preset-settings';
import type { StoreKind } from '../store-settings';
import type { AddAct, NewNode } from './acts';
import { noSuchNode, refused, type DoneResult } from './done';
import { connected } from './connect';
import { makeNode } from './make-part';
import { wholePoint } from './move';
import { idsOf, newId, numbered } from './new-ids';
import { whyNotConnect } from './why-not-connect';

/** What a new database is called, by its kind. */
const STORE_NAMES: Readonly<Record<StoreKind, string>> = {
  relational: 'Database',
  document: 'Document store',
  'key-value': 'Key-value store',
  analytic: 'Analytic store',
};

/** A new node at a place; one that was drawn out of another is called by it. */
export function add(scenario: Scenario, { node, at, name, from }: AddAct): DoneResult {
  if (scenario.nodes.length >= LIMITS.nodes) {
    return refused('nodes', `at most ${LIMITS.nodes} nodes`, 'one more');
  }
  const keeper = node.kind === 'service' ? keeperOf(scenario, node.owns) : undefined;
  if (keeper !== undefined) {
    const expected = 'a service whose data no other node keeps';
    return refused('nodes', expected, `data that ${keeper} keeps already`);
  }
  const taken = idsOf(scenario.nodes);
  const names = new Set(scenario.nodes.map((one) => one.name));
  const called =
    name?.trim() ||
    numbered(usualName(node), ' ', (words) => names.has(words) || taken.has(newId(words, new Set())));
  const id = newId(called, taken);
  const position = wholePoint(at);
  const added = makeNode({ ...settingsOf(node), id, name: called.slice(0, LIMITS.name), position });
  const after = { ...scenario, nodes: [...scenario.nodes, added] };
  const made = [{ kind: 'node', id }] as const;
  const label = `${added.name} added`;
  if (from === undefined) return ok({ after, label, made });
  const caller = after.nodes.find((one) => one.id === from);
  if (caller === undefined) return noSuchNode(from);
  const why = whyNotConnect(after, from, id);
  if (why !== null) return refused(`edges.${from}-${id}`, 'a call that can be made', why);
  const joined = connected(after, caller, id);
  return ok({ after: joined.after, label: `${label}, called by ${caller.name}`, made });
}

function usualName(node: NewNode): string {
  switch (node.kind) {
    case 'client':
      return node.load === 'open' ? 'Client' : 'People';
    case 'gateway':
      return 'Gateway';
    case 'service': {
      const { owns = 'service' } = node;
      return owns.slice(0, 1).toUpperCase() + owns.slice(1);
    }
    case 'database':
      return STORE_NAMES[node.store];
  }
}

/** A client is at rest until there is somebody whom it can ask; a gateway hands on, and does little itself. */
function settingsOf(node: NewNode): Raw {
  switch (node.kind) {
    case 'client':
      return node.load === 'open' ? { ...node, ratePerSecond: 0 } : { ...node, users: 0 };
    case 'database':
      return usualStore(node.store);
    case 'gateway':
      return { kind: 'gateway', concurrency: 100, latency: { kind: 'exponential', meanMs: 2 } };
    case 'service':
      return { kind: 'service', owns: node.owns ?? 'none' };
  }
}

function keeperOf({ nodes }: Scenario, owns: string | undefined): string | undefined {
  if (owns === undefined) return undefined;
  return nodes.filter(isWorkNode).find((node) => node.owns === owns)?.name;
}

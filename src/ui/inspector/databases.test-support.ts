import { ensure } from '../../base/assert';
import { defaultsOf } from '../../base/check-settings';
import type { DatabaseNode, Scenario } from '../../scenario/format';
import { storeFields } from '../../scenario/store-settings';
import { shopScenario } from './scenario.test-support';

const scenario = shopScenario();

export function documentDatabase(changes: Partial<DatabaseNode> = {}): DatabaseNode {
  const node = ensure(
    scenario.nodes.find(({ id }) => id === 'payments'),
    'the node payments',
  );
  if (node.kind === 'client') throw new Error('Invariant broken: payments works');
  const store = { ...defaultsOf(storeFields), store: 'document' } as const;
  return { ...node, ...store, id: 'db', name: 'payments db', kind: 'database', plan: [], ...changes };
}

/** The shop with a database that payments calls, and orders after it. */
export function sharedDatabase(changes: Partial<DatabaseNode> = {}): Scenario {
  const { nodes, edges } = scenario;
  const call = { ...edges[0], to: 'db' };
  return {
    ...scenario,
    nodes: [...nodes, documentDatabase(changes)],
    edges: [
      ...edges,
      { ...call, id: 'payments-db', from: 'payments' },
      { ...call, id: 'orders-db', from: 'orders' },
    ],
  };
}

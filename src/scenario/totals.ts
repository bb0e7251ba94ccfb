import type { Problem } from '../base/problem';
import type { ScenarioNode } from './format';
import { LIMITS } from './limits';
import { isWorkNode } from './node-parts';

/** Each node may be large, but all together must fit into the memory of a page, and into the time of a run. */
export function checkTotals(nodes: readonly ScenarioNode[]): Problem[] {
  let instances = 0;
  let users = 0;
  for (const node of nodes) {
    if (isWorkNode(node)) instances += node.instances;
    else if (node.load === 'closed') users += node.users;
  }
  return [
    ...atMost(LIMITS.instancesInAll, instances, 'instances of all nodes together'),
    ...atMost(LIMITS.usersInAll, users, 'users of all clients together'),
  ];
}

function atMost(most: number, total: number, what: string): Problem[] {
  if (total <= most) return [];
  return [{ path: 'nodes', expected: `at most ${most} ${what}`, received: `${total} of them` }];
}

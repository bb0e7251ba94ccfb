import type { Problem } from '../base/problem';
import type { Group } from './format';
import type { Refer } from './given-words';

/** Checks that contexts hold nodes that are there, each in one of them at most. Zones have whatever says it is in them. */
export function checkGroups(groups: readonly Group[], refer: Refer): Problem[] {
  const problems: Problem[] = [];
  const contexts = new Map<string, string>();
  for (const group of groups) {
    if (group.kind !== 'context') continue;
    group.nodes.forEach((node, place) => {
      const path = `groups.${group.id}.nodes[${place}]`;
      if (!refer('nodes', node, path)) return;
      const other = contexts.get(node);
      if (other === undefined) contexts.set(node, group.id);
      else {
        const received = `"${node}", which is in ${other}`;
        problems.push({ path, expected: 'a node that is in no context yet', received });
      }
    });
  }
  return problems;
}

import type { Scenario } from '../../../scenario/format';
import type { PartRef } from '../../../worker/protocol';
import { edgeGroups } from './edge-groups';
import { nodeGroups } from './node-groups';
import { scenarioGroups } from './scenario-groups';
import type { SettingGroup } from './setting-group';

/** All that a part is set to; without a part the scenario as a whole. Of a part that is not there, nothing. */
export function groupsOf(scenario: Scenario, part: PartRef | null): readonly SettingGroup[] {
  if (part === null) return scenarioGroups(scenario);
  if (part.kind === 'edge') {
    const edge = scenario.edges.find(({ id }) => id === part.id);
    return edge === undefined ? [] : edgeGroups(scenario, edge);
  }
  const node = scenario.nodes.find(({ id }) => id === part.id);
  return node === undefined ? [] : nodeGroups(scenario, node);
}

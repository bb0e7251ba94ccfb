import { patterns } from '../../../patterns/registry';
import type { Scenario, ScenarioEdge } from '../../../scenario/format';
import { edgeFields, requestTypeFields } from '../../../scenario/node-settings';
import { reachedEdgesOf } from '../../../state/fault-reach';
import { edgeName, nodeName } from '../../event-log/part-names';
import type { EdgeOptions } from '../../forms/setting-row';
import { lowered } from '../../forms/setting-words';
import { settingsIn } from '../../forms/settings-in';
import { carriedRequests } from '../carried-requests';
import { requestName } from '../request-names';
import { faultGroups } from './fault-groups';
import type { FieldGroup, SettingGroup } from './setting-group';

/** What a call is set to: its layers, outermost first, then the call itself, its faults and whose requests it carries. */
export function edgeGroups(scenario: Scenario, edge: ScenarioEdge): readonly SettingGroup[] {
  return [
    ...callGroups(scenario, edge),
    ...faultGroups(scenario.faults.filter((fault) => reachedEdgesOf(scenario, fault).includes(edge.id))),
    ...carriedRequests(scenario, edge.id).map((type): FieldGroup => ({
      kind: 'fields',
      title: 'Carries',
      context: requestName(scenario, type.id),
      base: `requestTypes.${type.id}`,
      fields: { deadlineMs: requestTypeFields.deadlineMs },
      values: { deadlineMs: type.deadlineMs },
    })),
  ];
}

/** What is of the call alone. */
export function callGroups(scenario: Scenario, edge: ScenarioEdge): readonly SettingGroup[] {
  const context = edgeName(scenario, edge.id);
  const base = `edges.${edge.id}`;
  return [
    ...layerGroups(scenario, edge, context),
    {
      kind: 'time',
      title: 'Settings',
      context,
      base: `${base}.latency`,
      what: 'latency',
      label: 'One way takes',
      help: 'How long a request is on its way to the callee, and again its answer on the way back.',
      latency: edge.latency,
    },
    {
      kind: 'fields',
      title: 'Settings',
      context,
      base,
      fields: edgeFields,
      values: settingsIn(edgeFields, edge),
    },
  ];
}

/** The settings of the layers of a call, outermost first. */
function layerGroups(scenario: Scenario, edge: ScenarioEdge, name: string): readonly FieldGroup[] {
  return edge.stack.map((layer) => {
    const { title, fields } = patterns[layer.kind];
    return {
      kind: 'fields',
      title,
      context: `${name}, ${lowered(title)}`,
      base: `edges.${edge.id}.stack.${layer.id}`,
      layer: layer.id,
      fields,
      values: layer.settings,
      edges: otherEdges(scenario, edge),
    };
  });
}

/** Where the same caller may go instead: its other edges, by the names of their callees. */
export function otherEdges(scenario: Scenario, { id, from }: ScenarioEdge): EdgeOptions {
  return scenario.edges
    .filter((edge) => edge.from === from && edge.id !== id)
    .map((edge) => ({ value: edge.id, label: nodeName(scenario, edge.to) }));
}

import type { Group, Scenario, ScenarioEdge } from '../format';
import { expectationsWithout } from './expectations-without';
import { faultsWithout } from './faults-without';
import { nodeWithout } from './node-without';
import { processesWithout } from './processes-without';

/** Parts that are to go, by their ids. */
export interface Gone {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  readonly requestTypes: ReadonlySet<string>;
}

/**
 * The scenario without some parts, and without whatever would lead nowhere then: the calls of a node go with it; steps,
 * sagas, writers, read models, faults and expectations go when what they are about is gone, and only then. Parts that
 * are not concerned are the very same objects as before.
 */
export function without(scenario: Scenario, given: Gone): Scenario {
  const gone = withTheirCalls(scenario, given);
  const nodes = scenario.nodes.filter(({ id }) => !gone.nodes.has(id)).map((node) => nodeWithout(node, gone));
  const edges = scenario.edges.filter(({ id }) => !gone.edges.has(id)).map((edge) => edgeWithout(edge, gone));
  const requestTypes = scenario.requestTypes.filter(({ id }) => !gone.requestTypes.has(id));
  const processes = processesWithout({ ...scenario, nodes, edges }, gone);
  const faults = faultsWithout(scenario.faults, gone, nodes);
  const groups = scenario.groups.flatMap((group) => groupWithout(group, gone.nodes));
  const left = { ...scenario, requestTypes, nodes, edges, ...processes, faults, groups };
  return sameLists(scenario, { ...left, expect: expectationsWithout(scenario.expect, left) });
}

/** A call needs both its ends. */
function withTheirCalls({ edges }: Scenario, gone: Gone): Gone {
  const theirs = edges.filter(({ from, to }) => gone.nodes.has(from) || gone.nodes.has(to));
  return { ...gone, edges: new Set([...gone.edges, ...theirs.map(({ id }) => id)]) };
}

/** A context goes with the last of its nodes. */
export function groupWithout(group: Group, gone: ReadonlySet<string>): readonly Group[] {
  if (group.kind !== 'context' || !group.nodes.some((node) => gone.has(node))) return [group];
  const nodes = group.nodes.filter((node) => !gone.has(node));
  return nodes.length === 0 ? [] : [{ ...group, nodes }];
}

/** A fallback that turns to another service needs the call along which it does. */
export function edgeWithout(edge: ScenarioEdge, { edges }: Pick<Gone, 'edges'>): ScenarioEdge {
  const turnsAway = (layer: ScenarioEdge['stack'][number]): boolean =>
    layer.kind === 'fallback' && layer.settings.kind === 'other-service' && edges.has(layer.settings.edge);
  return edge.stack.some(turnsAway)
    ? { ...edge, stack: edge.stack.filter((layer) => !turnsAway(layer)) }
    : edge;
}

/** A list in which nothing has changed is the very same list. */
function sameLists(before: Scenario, after: Scenario): Scenario {
  return {
    ...after,
    requestTypes: sameList(before.requestTypes, after.requestTypes),
    nodes: sameList(before.nodes, after.nodes),
    edges: sameList(before.edges, after.edges),
    sagas: sameList(before.sagas, after.sagas),
    writers: sameList(before.writers, after.writers),
    views: sameList(before.views, after.views),
    faults: sameList(before.faults, after.faults),
    expect: sameList(before.expect, after.expect),
    groups: sameList(before.groups, after.groups),
  };
}

function sameList<Part>(before: readonly Part[], after: readonly Part[]): readonly Part[] {
  const isSame = before.length === after.length && before.every((part, at) => part === after[at]);
  return isSame ? before : after;
}

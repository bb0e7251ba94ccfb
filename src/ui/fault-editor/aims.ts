import { faultKinds } from '../../scenario/fault-kind-settings';
import type { FaultKind } from '../../scenario/fault-settings';
import type { FaultTarget, Scenario } from '../../scenario/format';
import type { PartRef } from '../../worker/protocol';
import { edgeNames } from '../event-log/part-names';
import { targetAt } from './new-fault';

/** Something that a new fault can be aimed at, in words. */
export interface Aim {
  readonly key: string;
  readonly label: string;
  readonly target: FaultTarget;
}

/** All that a fault of a kind can be aimed at as it is added; its form can combine them. */
export function aimsOf(scenario: Scenario, kind: FaultKind): Aim[] {
  const isOfNodes = faultKinds[kind].on === 'nodes';
  const nodes = scenario.nodes.flatMap((node): Aim[] => {
    if (node.kind === 'client') return [];
    const label = isOfNodes ? node.name : `calls to ${node.name}`;
    return [{ key: `node ${node.id}`, label, target: { nodes: [node.id] } }];
  });
  const edges = isOfNodes
    ? []
    : [...edgeNames(scenario)].map(([id, name]): Aim => ({
        key: `edge ${id}`,
        label: name,
        target: { edges: [id] },
      }));
  const tags = [...new Set(scenario.nodes.flatMap((node) => (node.kind === 'client' ? [] : node.tags)))];
  const tagged = tags.map((tag): Aim => {
    const label = isOfNodes ? `nodes tagged ${tag}` : `calls to nodes tagged ${tag}`;
    return { key: `tag ${tag}`, label, target: { tags: [tag] } };
  });
  const all: Aim = { key: 'all', label: isOfNodes ? 'all nodes' : 'all calls', target: {} };
  return [...nodes, ...edges, ...tagged, all];
}

/** What is aimed at when nothing is said: the selected part, else what the last faults of the scenario concerned. */
export function usualAim(scenario: Scenario, kind: FaultKind, selection: PartRef | null): Aim | undefined {
  const aims = aimsOf(scenario, kind);
  const wanted = selection === null ? undefined : targetAt(kind, selection);
  const meant = (target: FaultTarget | undefined): Aim | undefined =>
    target && aims.find((aim) => JSON.stringify(aim.target) === JSON.stringify(target));
  const before = scenario.faults.findLast((fault) => faultKinds[fault.kind].on === faultKinds[kind].on);
  // Of an edge that is selected a fault of nodes meets the callee.
  const callee =
    selection?.kind === 'edge' ? scenario.edges.find(({ id }) => id === selection.id)?.to : undefined;
  return (
    meant(wanted) ??
    meant(callee === undefined ? undefined : { nodes: [callee] }) ??
    meant(before?.target) ??
    aims.at(0)
  );
}

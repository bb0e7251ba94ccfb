import { faultKinds } from '../../../scenario/fault-kind-settings';
import type { Fault, FaultTarget, Scenario } from '../../../scenario/format';
import { edgeNames } from '../../event-log/part-names';
import type { ComboboxOption } from '../../widgets/combobox-matches';

/** A list of a target: which of its keys, what is in it, and what could be. */
export interface TargetList {
  readonly key: 'nodes' | 'tags' | 'edges';
  readonly label: string;
  readonly help: string;
  readonly chosen: readonly ComboboxOption[];
  readonly others: readonly ComboboxOption[];
}

/** What the target of a fault can be made of, by the kind of the fault. */
export function targetLists(scenario: Scenario, { kind, target }: Fault): TargetList[] {
  const isOfNodes = faultKinds[kind].on === 'nodes';
  const work = scenario.nodes.filter((node) => node.kind !== 'client');
  const nodes = listOf(
    'nodes',
    isOfNodes ? 'Nodes' : 'Calls to',
    isOfNodes
      ? 'The nodes whose work it concerns. Without nodes and tags it is all of them.'
      : 'Calls to these nodes. Without nodes, tags and calls it is all calls.',
    work.map(({ id, name }) => ({ value: id, label: name })),
    target.nodes,
  );
  const tags = listOf(
    'tags',
    isOfNodes ? 'Tagged' : 'Calls to tagged',
    'Every node that has one of these tags is meant as well.',
    [...new Set(work.flatMap((node) => node.tags))].map((tag) => ({ value: tag, label: tag })),
    target.tags,
  );
  const edges = listOf(
    'edges',
    'Calls',
    'These calls, wherever they lead.',
    [...edgeNames(scenario)].map(([id, name]) => ({ value: id, label: name })),
    target.edges,
  );
  return isOfNodes ? [nodes, tags] : [edges, nodes, tags];
}

function listOf(
  key: TargetList['key'],
  label: string,
  help: string,
  all: readonly ComboboxOption[],
  chosen: readonly string[] = [],
): TargetList {
  return {
    key,
    label,
    help,
    chosen: chosen.map((id) => all.find(({ value }) => value === id) ?? { value: id, label: id }),
    others: all.filter(({ value }) => !chosen.includes(value)),
  };
}

/** The zones that instances or clients of the scenario are in. */
export function zonesOf({ nodes }: Scenario): string[] {
  const zones = nodes.flatMap((node) =>
    node.kind === 'client' ? (node.zone === undefined ? [] : [node.zone]) : node.zones,
  );
  return [...new Set(zones)];
}

/** A target with another list; without anything in it the key goes, too. */
export function withList(target: FaultTarget, key: TargetList['key'], list: readonly string[]): FaultTarget {
  return withKey(target, key, list.length === 0 ? undefined : list);
}

/** A target with another value; undefined takes the key away, as a file that does not say it. */
export function withKey<Key extends keyof FaultTarget>(
  target: FaultTarget,
  key: Key,
  value: FaultTarget[Key] | undefined,
): FaultTarget {
  const entries = Object.entries({ ...target, [key]: value }).filter(([, kept]) => kept !== undefined);
  return Object.fromEntries(entries);
}

import { percentText } from '../../base/duration-text';
import { faultKinds } from '../../scenario/fault-kind-settings';
import type { Fault, Scenario } from '../../scenario/format';
import { edgesOf, nodesOf, reachedEdgesOf } from '../../state/fault-reach';
import type { PartRef } from '../../worker/protocol';
import { edgeName, nodeName } from '../event-log/part-names';

/** What a fault aims at, by name and in words. */
export interface TargetWords {
  /** To stand beside a bar: "orders, payments", "catalog, one third", "west | east". */
  readonly short: string;
  /** In full: "one third of the instances of catalog". */
  readonly full: string;
}

type Names = Pick<Scenario, 'nodes' | 'edges'>;

export function targetWords(scenario: Scenario, fault: Fault): TargetWords {
  return faultKinds[fault.kind].on === 'nodes' ? ofNodes(scenario, fault) : ofEdges(scenario, fault);
}

/** All parts that a fault concerns; the first of them stands for it when its lane is selected. */
export function partsOf(scenario: Scenario, fault: Fault): PartRef[] {
  return [
    ...nodesOf(scenario, fault).map((id): PartRef => ({ kind: 'node', id })),
    ...reachedEdgesOf(scenario, fault).map((id): PartRef => ({ kind: 'edge', id })),
  ];
}

function ofNodes(scenario: Scenario, fault: Fault): TargetWords {
  const { nodes, tags, zone, share = 1 } = fault.target;
  const reached = nodesOf(scenario, fault).map((id) => nodeName(scenario, id));
  const all = nodes === undefined && tags === undefined;
  const who = all ? 'all nodes' : namesOr(reached, 'nodes', tags);
  const where = zone === undefined ? '' : ` in zone ${zone}`;
  if (share < 1) {
    const part = shareWords(share);
    return {
      short: `${who}, ${part}`,
      full: `${part} of the instances of ${who}${where}`,
    };
  }
  if (zone === undefined) return { short: who, full: who };
  return { short: `${who}, ${zone}`, full: `the instances of ${who}${where}` };
}

function ofEdges(scenario: Scenario, fault: Fault): TargetWords {
  const { between } = fault.target;
  const calls = callsOf(scenario, fault);
  if (between === undefined) return { short: calls, full: calls };
  const direction = 'direction' in fault ? fault.direction : 'both';
  const [one, other] = direction === 'back' ? between.toReversed() : between;
  const both = direction === 'both';
  const zones = both ? `between zones ${one} and ${other}` : `from zone ${one} to zone ${other}`;
  const isAll = calls === ALL_CALLS;
  return {
    short: `${one} ${both ? '↔' : '→'} ${other}`,
    full: isAll ? zones : `${calls} ${zones}`,
  };
}

const ALL_CALLS = 'all calls';

function callsOf(scenario: Scenario, fault: Fault): string {
  const { nodes, tags, edges } = fault.target;
  if (nodes === undefined && tags === undefined && edges === undefined) return ALL_CALLS;
  if (edges === undefined) {
    const callees = calleesOf(scenario, edgesOf(scenario, fault));
    return `calls to ${namesOr(callees, 'nodes', tags)}`;
  }
  return namesOr(
    edgesOf(scenario, fault).map((id) => edgeName(scenario, id)),
    'calls',
    tags,
  );
}

function calleesOf(scenario: Names, edges: readonly string[]): string[] {
  const to = scenario.edges.filter(({ id }) => edges.includes(id)).map((edge) => edge.to);
  return [...new Set(to)].map((id) => nodeName(scenario, id));
}

const MOST_NAMES = 3;

/** "orders and payments"; of many how many they are, and the tag that they have in common. */
function namesOr(names: readonly string[], what: string, tags: readonly string[] | undefined): string {
  if (names.length === 0) return `no ${what}`;
  if (names.length <= MOST_NAMES) return joined(names);
  return `${names.length} ${what}${tags?.length === 1 ? ` tagged ${tags[0]}` : ''}`;
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const FRACTIONS: readonly (readonly [number, string])[] = [
  [1 / 2, 'half'],
  [1 / 3, 'one third'],
  [2 / 3, 'two thirds'],
  [1 / 4, 'a quarter'],
  [3 / 4, 'three quarters'],
];
/** People write a third as 0.33. */
const NEARLY = 0.005;

function shareWords(share: number): string {
  const plain = FRACTIONS.find(([value]) => Math.abs(value - share) < NEARLY);
  return plain === undefined ? percentText(share) : plain[1];
}

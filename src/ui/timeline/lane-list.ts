import { msToNs } from '../../base/time';
import { faultKinds } from '../../scenario/fault-kind-settings';
import type { Fault, Scenario } from '../../scenario/format';
import { laneKey } from '../../state/feed';
import type { PartRef } from '../../worker/protocol';
import { edgeNames } from '../event-log/part-names';
import { partsOf, targetWords } from './fault-target';
import { faultWords, scheduleWords } from './fault-words';
import type { FaultPast } from './switch-stretches';

export type Lane = FaultLaneRow | BreakerLaneRow | InstancesLaneRow | EditsLaneRow;

interface Row {
  readonly key: string;
  /** Stands at the left. */
  readonly name: string;
  /** What kind of lane it is, in a word. */
  readonly kind: string;
}

export interface FaultLaneRow extends Row, FaultPast {
  readonly type: 'fault';
  readonly fault: Fault;
  /** "errors 90 %, latency × 5" */
  readonly words: string;
  /** All that there is to say, in a sentence. */
  readonly title: string;
  /** The parts that it concerns. */
  readonly parts: readonly PartRef[];
}

export interface BreakerLaneRow extends Row {
  readonly type: 'breaker';
  readonly edge: string;
  readonly layer: string;
}

/** Of a node whose instances came and went. */
export interface InstancesLaneRow extends Row {
  readonly type: 'instances';
  readonly node: string;
  /** How many it has by the scenario. */
  readonly wanted: number;
}

export interface EditsLaneRow extends Row {
  readonly type: 'edits';
}

/**
 * A lane for each fault, for each breaker, for each node whose instances changed, and one for what was done and decided.
 * Breakers come after the first fault, so that faults added by hand do not push them out of sight.
 */
export function lanesOf(
  scenario: Scenario,
  pastOf: (fault: Fault) => FaultPast = unedited,
  changed: readonly string[] = [],
): Lane[] {
  const [first, ...others] = scenario.faults.map((fault) => faultLane(scenario, fault, pastOf(fault)));
  return [
    ...(first === undefined ? [] : [first]),
    ...breakerLanes(scenario),
    ...others,
    ...instanceLanes(scenario, changed),
    EDITS,
  ];
}

const EDITS: EditsLaneRow = { type: 'edits', key: 'edits', name: 'Edits and verdicts', kind: '' };

/** Of a fault that nobody has edited while it ran. */
function unedited({ enabled }: Fault): FaultPast {
  return { stretches: [{ from: 0, to: Infinity, on: enabled }], offSince: undefined };
}

function faultLane(scenario: Scenario, fault: Fault, past: FaultPast): FaultLaneRow {
  const target = targetWords(scenario, fault);
  const words = faultWords(fault);
  const kind = faultKinds[fault.kind].label;
  const when = scheduleWords(fault, msToNs(scenario.durationMs), past.offSince);
  return {
    type: 'fault',
    key: `fault ${fault.id}`,
    name: target.short,
    kind,
    fault,
    ...past,
    words,
    title: `${fault.name}. ${kind}: ${target.full}, ${words}, ${when}.`,
    parts: partsOf(scenario, fault),
  };
}

function instanceLanes({ nodes }: Scenario, changed: readonly string[]): InstancesLaneRow[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'client' || !changed.includes(node.id)) return [];
    const { id, name, instances } = node;
    return [
      { type: 'instances', key: `instances ${id}`, name, kind: 'instances', node: id, wanted: instances },
    ];
  });
}

export function breakerLanes(scenario: Scenario): BreakerLaneRow[] {
  const names = edgeNames(scenario);
  return scenario.edges.flatMap((edge) => {
    const breakers = edge.stack.filter(({ kind }) => kind === 'circuit-breaker');
    return breakers.map(({ id }) => ({
      type: 'breaker' as const,
      key: laneKey(edge.id, id),
      name: names.get(edge.id) ?? edge.id,
      kind: breakers.length > 1 ? id : 'breaker',
      edge: edge.id,
      layer: id,
    }));
  });
}

import { msToNs } from '../../base/time';
import type { Scenario } from '../../scenario/format';
import { edgeName, nodeName } from '../event-log/part-names';
import { faultWords } from './fault-words';
import type { TimeRange } from '../time-axis/scale';

export type Lane = FaultLaneRow | BreakerLaneRow | EditsLaneRow;

interface Row {
  readonly key: string;
  /** Stands at the left, and what kind of lane it is at its right. */
  readonly name: string;
  readonly kind: string;
}

export interface FaultLaneRow extends Row {
  readonly type: 'faults';
  readonly node: string;
  readonly bars: readonly FaultBar[];
}

export interface FaultBar extends TimeRange {
  readonly id: string;
  readonly words: string;
}

export interface BreakerLaneRow extends Row {
  readonly type: 'breaker';
  readonly edge: string;
  readonly layer: string;
}

export interface EditsLaneRow extends Row {
  readonly type: 'edits';
}

/** A lane for each node that faults are laid on, for each breaker, and one for what was done and decided. */
export function lanesOf(scenario: Scenario): Lane[] {
  return [...faultLanes(scenario), ...breakerLanes(scenario), EDITS];
}

const EDITS: EditsLaneRow = { type: 'edits', key: 'edits', name: 'Edits and verdicts', kind: '' };

function faultLanes({ faults, nodes }: Scenario): FaultLaneRow[] {
  const targets = [...new Set(faults.map(({ node }) => node))];
  return targets.flatMap((node) => {
    const name = nodeName({ nodes }, node);
    const bars = faults
      .filter((fault) => fault.node === node)
      .map((fault) => ({
        id: fault.id,
        words: faultWords(fault),
        from: msToNs(fault.fromMs),
        to: msToNs(fault.toMs),
      }));
    return packed(bars).map((row, index) => ({
      type: 'faults' as const,
      key: `${node} ${index}`,
      name,
      kind: 'fault',
      node,
      bars: row,
    }));
  });
}

/** Faults that overlap go into rows below each other, each into the first that is free. */
function packed(bars: readonly FaultBar[]): FaultBar[][] {
  const rows: FaultBar[][] = [];
  for (const bar of bars.toSorted((a, b) => a.from - b.from)) {
    const free = rows.find((row) => (row.at(-1)?.to ?? 0) <= bar.from);
    if (free === undefined) rows.push([bar]);
    else free.push(bar);
  }
  return rows;
}

export function breakerLanes(scenario: Scenario): BreakerLaneRow[] {
  return scenario.edges.flatMap((edge) => {
    const breakers = edge.stack.filter(({ kind }) => kind === 'circuit-breaker');
    return breakers.map(({ id }) => ({
      type: 'breaker' as const,
      key: `${edge.id}/${id}`,
      name: edgeName(scenario, edge.id),
      kind: breakers.length > 1 ? id : 'breaker',
      edge: edge.id,
      layer: id,
    }));
  });
}

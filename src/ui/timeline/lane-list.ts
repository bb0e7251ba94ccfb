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

/** One fault, or several of a node that overlap. */
export interface FaultBar extends TimeRange {
  readonly id: string;
  /** "errors 90 %, latency × 5", "2 faults". */
  readonly words: string;
  readonly faults: readonly SingleFault[];
}

export interface SingleFault extends TimeRange {
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

/**
 * A lane for each node that faults are laid on, for each breaker, and one for what was done and decided. Breakers come
 * after the first fault, so that faults added by hand do not push them out of sight.
 */
export function lanesOf(scenario: Scenario): Lane[] {
  const [first, ...others] = faultLanes(scenario);
  return [...(first === undefined ? [] : [first]), ...breakerLanes(scenario), ...others, EDITS];
}

const EDITS: EditsLaneRow = { type: 'edits', key: 'edits', name: 'Edits and verdicts', kind: '' };

function faultLanes({ faults, nodes }: Scenario): FaultLaneRow[] {
  const targets = [...new Set(faults.map(({ node }) => node))];
  return targets.map((node) => {
    const own = faults
      .filter((fault) => fault.node === node)
      .map((fault) => ({
        id: fault.id,
        words: faultWords(fault),
        from: msToNs(fault.fromMs),
        to: msToNs(fault.toMs),
      }));
    const name = nodeName({ nodes }, node);
    return { type: 'faults' as const, key: node, name, kind: 'fault', node, bars: barsOf(own) };
  });
}

/** Faults that follow each other are bars side by side; those that overlap are one bar. */
function barsOf(faults: readonly SingleFault[]): FaultBar[] {
  const bars: FaultBar[] = [];
  for (const fault of faults.toSorted((a, b) => a.from - b.from)) {
    const last = bars.at(-1);
    if (last === undefined || last.to <= fault.from) {
      bars.push({ ...fault, faults: [fault] });
      continue;
    }
    const all = [...last.faults, fault];
    bars[bars.length - 1] = {
      ...last,
      to: Math.max(last.to, fault.to),
      words: `${all.length} faults`,
      faults: all,
    };
  }
  return bars;
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

import { createContext } from 'react';
import type { Scenario } from '../../scenario/format';
import type { PartRef } from '../../worker/protocol';
import { partName } from '../event-log/part-names';
import type { ShownChart } from '../chart-choice/shown-charts';

/** A part of the scenario that charts are drawn of. */
export interface ChartedPart {
  readonly ref: PartRef;
  readonly name: string;
  readonly kind: 'edge' | 'node' | 'client';
  /** Of a node: how many are wanted; else 0. */
  readonly instances: number;
}

/** The part that is selected, unless an edit took it away. */
export function chartedPart(scenario: Scenario | null, selection: PartRef | null): ChartedPart | null {
  if (scenario === null || selection === null) return null;
  const name = partName(scenario, selection);
  if (selection.kind === 'edge') {
    const isThere = scenario.edges.some(({ id }) => id === selection.id);
    return isThere ? { ref: selection, name, kind: 'edge', instances: 0 } : null;
  }
  const node = scenario.nodes.find(({ id }) => id === selection.id);
  if (node === undefined) return null;
  if (node.kind === 'client') return { ref: selection, name, kind: 'client', instances: 0 };
  return { ref: selection, name, kind: 'node', instances: node.instances };
}

/** Which charts there are, and whether they are those of the whole run, of the selected part, or of both. */
export interface ChartRows {
  readonly part: ChartedPart | null;
  readonly shows: 'run' | 'part' | 'both';
  readonly charts: readonly ShownChart[];
}

/** The dock chooses; the charts hear of it over the lazy border between them. */
export const ChartRowsContext = createContext<ChartRows>({ part: null, shows: 'run', charts: [] });

/** From this height on, in rem, a dock has room for two rows of charts. */
const TWO_ROWS_FROM = 26.25;

export function hasRoomForTwoRows(height: number, scale: number): boolean {
  return height / scale >= TWO_ROWS_FROM * 16;
}

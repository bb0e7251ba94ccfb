import { createContext } from 'react';
import type { Scenario } from '../../scenario/format';
import type { PartRef } from '../../worker/protocol';
import { partName } from '../event-log/part-names';

/** A part of the scenario that charts are drawn of. */
export interface ChartedPart {
  readonly ref: PartRef;
  readonly name: string;
  readonly kind: 'edge' | 'node' | 'client';
}

/** The part that is selected, unless an edit took it away. */
export function chartedPart(scenario: Scenario | null, selection: PartRef | null): ChartedPart | null {
  if (scenario === null || selection === null) return null;
  const name = partName(scenario, selection);
  if (selection.kind === 'edge') {
    const isThere = scenario.edges.some(({ id }) => id === selection.id);
    return isThere ? { ref: selection, name, kind: 'edge' } : null;
  }
  const node = scenario.nodes.find(({ id }) => id === selection.id);
  if (node === undefined) return null;
  return { ref: selection, name, kind: node.kind === 'client' ? 'client' : 'node' };
}

/** Which charts there are: those of the whole run, of the selected part, or a row of each. */
export interface ChartRows {
  readonly part: ChartedPart | null;
  readonly shows: 'run' | 'part' | 'both';
}

/** The dock chooses; the charts hear of it over the lazy border between them. */
export const ChartRowsContext = createContext<ChartRows>({ part: null, shows: 'run' });

/** From this height on, in rem, a dock has room for two rows of charts. */
const TWO_ROWS_FROM = 26.25;

export function hasRoomForTwoRows(height: number, scale: number): boolean {
  return height / scale >= TWO_ROWS_FROM * 16;
}

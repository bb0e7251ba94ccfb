import type { Scenario } from '../scenario/format';
import type { PartRef } from '../worker/protocol';
import { selectedParts, type View } from './view';

/** All that is selected and still there: what an edit took away stays selected, for another edit may bring it back. */
export function chosenParts(
  scenario: Scenario | null,
  view: Pick<View, 'selection' | 'also'>,
): readonly PartRef[] {
  const parts = selectedParts(view);
  if (parts.length === 0 || scenario === null) return [];
  const there = {
    node: new Set(scenario.nodes.map(({ id }) => id)),
    edge: new Set(scenario.edges.map(({ id }) => id)),
  };
  return parts.filter(({ kind, id }) => there[kind].has(id));
}

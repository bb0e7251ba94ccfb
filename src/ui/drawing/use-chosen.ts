import { useMemo } from 'react';
import type { Scenario } from '../../scenario/format';
import { chosenParts } from '../../state/chosen-parts';
import { useView } from '../app/app-context';

/** The nodes that are selected and there. */
export function useChosen(scenario: Scenario): readonly string[] {
  const selection = useView((now) => now.selection);
  const also = useView((now) => now.also);
  return useMemo(
    () => chosenParts(scenario, { selection, also }).flatMap(({ kind, id }) => (kind === 'node' ? [id] : [])),
    [scenario, selection, also],
  );
}

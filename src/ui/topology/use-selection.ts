import { useCallback } from 'react';
import { select } from '../../state/view';
import type { PartRef } from '../../worker/protocol';
import { useActors, useView } from '../app/app-context';

/** As much of React Flow's changes of nodes and edges as says what was selected. */
interface SelectChange {
  readonly type: string;
  readonly id?: string;
  readonly selected?: boolean;
}

export interface Selection {
  readonly node: string | null;
  readonly edge: string | null;
  readonly take: (kind: PartRef['kind'], changes: readonly SelectChange[]) => void;
  readonly clear: () => void;
}

/** The selection lives in the view store; React Flow shows it and proposes changes. */
export function useSelection(): Selection {
  const { view } = useActors();
  const selection = useView((now) => now.selection);
  const take = useCallback<Selection['take']>(
    (kind, changes) => {
      const chosen = changes.filter(({ type }) => type === 'select');
      const now = view.getState().selection;
      const gained = chosen.find(({ selected }) => selected === true);
      const isHere = (id: string | undefined): boolean => now?.kind === kind && now.id === id;
      if (gained?.id !== undefined) {
        // What is selected already keeps its open layer.
        if (!isHere(gained.id)) select(view, { kind, id: gained.id });
        return;
      }
      // Selecting an edge makes React Flow give up its node, which by then is not what is selected any more.
      if (chosen.some(({ id, selected }) => selected === false && isHere(id))) select(view, null);
    },
    [view],
  );
  const clear = useCallback(() => select(view, null), [view]);
  return {
    node: selection?.kind === 'node' ? selection.id : null,
    edge: selection?.kind === 'edge' ? selection.id : null,
    take,
    clear,
  };
}

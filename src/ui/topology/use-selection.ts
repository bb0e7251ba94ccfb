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

/**
 * The selection lives in the view store; React Flow shows it and proposes what to select. It gives selections up on
 * Escape too, which is not heeded: Escape is an action of the whole page and takes one step at a time.
 */
export function useSelection(): Selection {
  const { view } = useActors();
  const selection = useView((now) => now.selection);
  const take = useCallback<Selection['take']>(
    (kind, changes) => {
      const gained = changes.find(({ type, selected }) => type === 'select' && selected === true);
      const now = view.getState().selection;
      // What is selected already keeps its open layer.
      if (gained?.id === undefined || (now?.kind === kind && now.id === gained.id)) return;
      select(view, { kind, id: gained.id });
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

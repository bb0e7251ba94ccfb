import { useCallback, useMemo } from 'react';
import { select } from '../../state/view';
import type { PartRef } from '../../worker/protocol';
import { useActors, useView } from '../app/app-context';

/** As much of React Flow's changes of nodes and edges as says what was selected. */
export interface SelectChange {
  readonly type: string;
  readonly id?: string;
  readonly selected?: boolean;
}

export interface Selection {
  /** The one node that is looked at. */
  readonly node: string | null;
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
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
  const also = useView((now) => now.also);
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
  const ids = useMemo(() => {
    const parts = selection === null ? [] : [...also, selection];
    const of = (kind: PartRef['kind']): ReadonlySet<string> =>
      new Set(parts.filter((part) => part.kind === kind).map(({ id }) => id));
    return { nodes: of('node'), edges: of('edge') };
  }, [selection, also]);
  return { node: selection?.kind === 'node' ? selection.id : null, ...ids, take, clear };
}

import { useCallback, useLayoutEffect, useRef } from 'react';
import { select, selectAll, toggleSelected } from '../../../state/view';
import { useActors } from '../../app/app-context';
import type { PartRow } from './part-rows';

/** `toggle`: one more, or one less. `through`: all from the row that was chosen last up to this one. */
export type Choose = (at: number, how: 'only' | 'toggle' | 'through') => void;

/** Chooses rows of the list of parts. It stays the same function, so that rows need not be drawn anew. */
export function useChoosing(parts: readonly PartRow[], chosen: number): Choose {
  const { view } = useActors();
  const anchor = useRef(0);
  const known = useRef({ parts, chosen });
  useLayoutEffect(() => {
    known.current = { parts, chosen };
  });
  return useCallback(
    (at, how) => {
      const { parts: rows, chosen: last } = known.current;
      const to = rows[at].part;
      if (how === 'through') {
        // What was selected alone, be it here or elsewhere, is where the stretch begins.
        if (view.getState().also.length === 0) anchor.current = last < 0 ? at : last;
        const from = Math.min(anchor.current, rows.length - 1);
        const between = rows.slice(Math.min(from, at), Math.max(from, at) + 1).map(({ part }) => part);
        selectAll(view, [...between.filter((part) => part !== to), to]);
        return;
      }
      anchor.current = at;
      if (how === 'only') select(view, to);
      else toggleSelected(view, to);
    },
    [view],
  );
}

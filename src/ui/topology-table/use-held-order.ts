import { useState } from 'react';
import type { Sort } from './sorted-rows';
import type { TableRow } from './part-rows';

/** Rows that keep their places while somebody is in them, by pointer or focus: a row must not flee from who reads it. */
export function useHeldOrder<Row extends TableRow>(sorted: readonly Row[], sort: Sort | null) {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [kept, setKept] = useState<{ readonly sort: Sort | null; readonly ids: readonly string[] } | null>(
    null,
  );
  const rests = pointed || focused;
  const ids = sorted.map(({ part }) => part.id);
  // Another order was asked for, or nobody is in the rows any more.
  if (kept !== null && (!rests || kept.sort !== sort)) setKept(null);
  if (kept === null && rests) setKept({ sort, ids });
  const rows = kept === null || kept.sort !== sort ? sorted : inOrder(sorted, kept.ids);
  return {
    rows,
    pointing: { onPointerEnter: () => setPointed(true), onPointerLeave: () => setPointed(false) },
    focus: setFocused,
  };
}

/** In the order of these ids; what has none among them comes last. */
export function inOrder<Row extends TableRow>(rows: readonly Row[], ids: readonly string[]): readonly Row[] {
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeOf = ({ part }: Row): number => places.get(part.id) ?? ids.length;
  return rows.toSorted((one, other) => placeOf(one) - placeOf(other));
}

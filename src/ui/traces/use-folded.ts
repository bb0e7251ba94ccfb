import { useEffect, useState } from 'react';
import type { DrawnTrace } from './drawn-trace';
import { rowsAbove } from './span-tree';

export interface Folded {
  readonly folded: ReadonlySet<number>;
  readonly fold: (place: number, isOpen: boolean) => void;
}

/** Which spans are folded. One that is asked why from elsewhere is brought into sight. */
export function useFolded({ forest }: DrawnTrace, chosen: number | null): Folded {
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    if (chosen === null) return;
    const above = rowsAbove(forest, chosen);
    setFolded((now) =>
      above.some((one) => now.has(one)) ? new Set([...now].filter((one) => !above.includes(one))) : now,
    );
    // A trace that was recorded once more has the same rows.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [chosen]);
  return {
    folded,
    fold: (place, isOpen) => {
      const next = new Set(folded);
      if (isOpen) next.delete(place);
      else next.add(place);
      setFolded(next);
    },
  };
}

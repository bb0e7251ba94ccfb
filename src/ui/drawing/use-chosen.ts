import { useMemo } from 'react';
import { useView } from '../app/app-context';

/** The nodes that are selected. */
export function useChosen(): readonly string[] {
  const selection = useView((now) => now.selection);
  const also = useView((now) => now.also);
  return useMemo(() => {
    const parts = selection === null ? [] : [...also, selection];
    return parts.flatMap(({ kind, id }) => (kind === 'node' ? [id] : []));
  }, [selection, also]);
}

import { useSyncExternalStore } from 'react';

/** How many calls one mark on the canvas stands for; null while the canvas shows no marks. */
let callsPerMark: number | null = null;
const listeners = new Set<() => void>();

export function tellSampling(calls: number | null): void {
  if (calls === callsPerMark) return;
  callsPerMark = calls;
  for (const listener of listeners) listener();
}

/** For whoever states the sampling: the legend and the status bar. */
export function useSampling(): number | null {
  return useSyncExternalStore(
    subscribe,
    () => callsPerMark,
    () => null,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

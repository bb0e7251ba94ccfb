import { useSyncExternalStore } from 'react';
import { usePreferences } from '../app/app-context';

const QUERY = '(prefers-reduced-motion: reduce)';

/** Whether nothing may move by itself: by the system's wish or by that of the person here. */
export function useReducedMotion(): boolean {
  const chosen = usePreferences((preferences) => preferences.motion === 'reduced');
  const system = useSyncExternalStore(
    subscribe,
    () => matchMedia(QUERY).matches,
    () => false,
  );
  return chosen || system;
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(QUERY);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

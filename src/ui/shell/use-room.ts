import { useSyncExternalStore } from 'react';
import { usePreferences } from '../app/app-context';
import { roomOf, type Room } from './breakpoints';

/** As in tokens.css. */
const PROJECTOR_SCALE = 1.25;

export function useRoom(): Room {
  const scale = usePreferences((preferences) => (preferences.scale === 'projector' ? PROJECTOR_SCALE : 1));
  return useSyncExternalStore(subscribe, () => roomOf(window.innerWidth, scale));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

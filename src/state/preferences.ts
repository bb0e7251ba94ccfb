import { createStore, type StoreApi } from 'zustand/vanilla';
import { parsePreferences, type PanelId, type Preferences } from './read-preferences';

/** What keeps preferences between visits; localStorage on a page. */
export interface PreferenceStorage {
  read(): string | null;
  write(text: string): void;
}

export type PreferencesStore = StoreApi<Preferences>;

/** Every change is kept at once. What was kept by another version, or spoiled by hand, falls back field by field. */
export function createPreferences(storage: PreferenceStorage): PreferencesStore {
  const store = createStore<Preferences>(() => parsePreferences(storage.read()));
  store.subscribe((preferences) => storage.write(JSON.stringify(preferences)));
  return store;
}

export function foldPanel(store: PreferencesStore, panel: PanelId, folded: boolean): void {
  store.setState(({ folded: before }) => ({ folded: { ...before, [panel]: folded } }));
}

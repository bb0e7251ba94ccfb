import { createStore, type StoreApi } from 'zustand/vanilla';
import { parsePreferences, type PanelId, type Preferences } from './read-preferences';

/** What keeps preferences between visits; localStorage on a page. */
export interface PreferenceStorage {
  read(): string | null;
  write(text: string): void;
}

export type PreferencesStore = StoreApi<Preferences>;

/**
 * Every change is kept at once: of each field, what was changed last, in whichever tab. What was kept by another version,
 * or spoiled by hand, falls back field by field.
 */
export function createPreferences(storage: PreferenceStorage): PreferencesStore {
  const store = createStore<Preferences>(() => parsePreferences(storage.read()));
  store.subscribe((now, before) => {
    const changed = Object.entries(now).filter(([key, value]) => value !== Reflect.get(before, key));
    storage.write(JSON.stringify({ ...parsePreferences(storage.read()), ...Object.fromEntries(changed) }));
  });
  return store;
}

/** Another tab has changed its preferences: how everything looks is taken over, and what stands where is not. */
export function takeOver(store: PreferencesStore, text: string | null): void {
  const { theme, scale, motion } = parsePreferences(text);
  store.setState({ theme, scale, motion });
}

export function foldPanel(store: PreferencesStore, panel: PanelId, folded: boolean): void {
  store.setState(({ folded: before }) => ({ folded: { ...before, [panel]: folded } }));
}

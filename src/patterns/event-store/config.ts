import type { EventStoreSettings } from './settings';

/** How much a store takes, keeps and hands out at once. */
export type StoreConfig = EventStoreSettings;

export function configure(settings: EventStoreSettings): StoreConfig {
  return settings;
}

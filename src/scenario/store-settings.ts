import type { SettingFields, SettingsOf } from '../base/settings';

/**
 * What a database is. The word alone changes nothing in a run: what a kind of store is like in its latency and in how it
 * fails are settings that every node has, and store-preset-settings.ts has them by kind.
 */
export const storeFields = {
  store: {
    kind: 'choice',
    label: 'Kind',
    help: 'What kind of store it is. Choosing one sets how long it takes, how much it does at once and how it fails to what is usual for the kind; all of that can be changed afterwards.',
    options: [
      { value: 'relational', label: 'relational' },
      { value: 'document', label: 'document' },
      { value: 'key-value', label: 'key-value' },
      { value: 'analytic', label: 'analytic' },
    ],
    default: 'relational',
  },
} as const satisfies SettingFields;

export type StoreSettings = SettingsOf<typeof storeFields>;
export type StoreKind = StoreSettings['store'];

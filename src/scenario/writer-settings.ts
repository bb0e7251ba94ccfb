import type { SettingFields, SettingsOf } from '../base/settings';
import { fields } from '../patterns/aggregate/settings';

// Rows are loaded as they are, so there is nothing for which a snapshot would be needed.
const { snapshotEvery: _snapshotEvery, ...handling } = fields;

/** What is set for a writer: it loads what it decides about, decides, and appends what follows. */
export const writerFields = {
  checks: {
    kind: 'choice',
    label: 'Appends upon',
    help:
      'Whether what was decided is only stored if nobody else has changed the data since they were loaded, or ' +
      'whatever has happened meanwhile.',
    options: [
      { value: 'version', label: 'the version that was loaded' },
      { value: 'nothing', label: 'whatever is there' },
    ],
    default: 'version',
  },
  ...handling,
} as const satisfies SettingFields;

export type WriterSettings = SettingsOf<typeof writerFields>;

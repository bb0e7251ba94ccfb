import type { SettingFields } from '../../../base/settings';

export const SEED_FIELDS = {
  seed: {
    kind: 'integer',
    label: 'Seed',
    help: 'Decides everything that is drawn by lot. The same scenario, seed and edits give the same run on every machine; another seed begins the run anew.',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    default: 0,
  },
} as const satisfies SettingFields;

import type { SettingFields } from '../../../base/settings';
import { LONGEST_RUN_MS, runFields } from '../../../scenario/run-settings';

const instant = { kind: 'duration', min: 0, max: LONGEST_RUN_MS } as const;

/** How long the run goes on, and what of it the report is about. */
export const SPAN_FIELDS = {
  ...runFields,
  fromMs: {
    ...instant,
    label: 'Measured from',
    help: 'The figures of the whole run begin here: what comes before, while queues and caches fill, is left out.',
    default: 0,
  },
  toMs: {
    ...instant,
    label: 'Measured until',
    help: 'The figures of the whole run end here, at the latest with the run.',
    default: runFields.durationMs.default,
  },
} as const satisfies SettingFields;

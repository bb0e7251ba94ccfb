import type { SettingFields } from '../base/settings';

/** The longest run there can be, and the longest time that anything in it may take. */
export const LONGEST_RUN_MS = 14_400_000;
export const LONGEST_WORK_MS = 600_000;

/** Of the run itself; a page has a form for this before it has those of the parts. */
export const runFields = {
  durationMs: {
    kind: 'duration',
    label: 'Duration',
    help: 'After so much simulated time the run ends. What is measured up to the end goes along with it.',
    min: 1000,
    max: LONGEST_RUN_MS,
    default: 60_000,
  },
} as const satisfies SettingFields;

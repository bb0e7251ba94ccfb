import type { SettingFields, SettingsOf } from '../base/settings';
import { fields } from '../patterns/projection/settings';
import { LONGEST_RUN_MS, LONGEST_WORK_MS } from './run-settings';

/** What is set for a read model: how it is made, and what its readers get. */
export const viewFields = {
  handleMs: {
    kind: 'duration',
    label: 'Handles an event in',
    help: 'How long the handler works on one event; what it has to look up elsewhere comes on top.',
    min: 0,
    max: LONGEST_WORK_MS,
    default: 5,
  },
  remakeAtMs: {
    kind: 'duration',
    label: 'Is made anew at',
    help: 'At this moment of the run a new version is begun beside the one that serves, as an operator could; 0 for never.',
    min: 0,
    max: LONGEST_RUN_MS,
    default: 0,
  },
  reads: {
    kind: 'choice',
    label: 'Readers of their own writes',
    help: 'Whether somebody who reads after a write of their own gets what is there, or waits until the write shows.',
    options: [
      { value: 'at-once', label: 'get what is there' },
      { value: 'wait', label: 'wait until their write shows' },
    ],
    default: 'at-once',
  },
  tooLong: {
    kind: 'choice',
    label: 'After the longest wait',
    help: 'What becomes of a reader whose own write still does not show after the longest wait.',
    options: [
      { value: 'answer', label: 'gets what is there' },
      { value: 'refuse', label: 'is told to come again' },
    ],
    default: 'answer',
    when: { field: 'reads', is: ['wait'] },
  },
  ...fields,
  // Nobody tells it of events, so it has to look.
  pollMs: {
    ...fields.pollMs,
    help: 'How long after the last look it looks for new events.',
    min: 1,
  },
} as const satisfies SettingFields;

export type ViewSettings = SettingsOf<typeof viewFields>;

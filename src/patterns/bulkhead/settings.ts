import type { SettingFields, SettingsOf } from '../../base/settings';

export const fields = {
  maxConcurrent: {
    kind: 'integer',
    label: 'Slots',
    help: 'How many calls may be under way at once. A call that timed out holds its slot until its work ends.',
    unit: 'calls',
    min: 1,
    max: 10_000,
    default: 10,
  },
  queueLimit: {
    kind: 'integer',
    label: 'Queue',
    help: 'How many calls may wait for a slot; 0 turns a call away when no slot is free.',
    unit: 'calls',
    min: 0,
    max: 10_000,
    default: 0,
  },
  queueTimeoutMs: {
    kind: 'duration',
    label: 'Waits at most',
    help: 'How long a call waits for a slot before it is turned away; 0 waits without limit.',
    min: 0,
    max: 600_000,
    default: 0,
  },
  queueOrder: {
    kind: 'choice',
    label: 'Next is',
    help: 'Who gets a slot that comes free. The newest waiter has the best chance that its caller still waits.',
    options: [
      { value: 'fifo', label: 'the longest waiter' },
      { value: 'lifo', label: 'the newest waiter' },
    ],
    default: 'fifo',
  },
} as const satisfies SettingFields;

export type BulkheadSettings = SettingsOf<typeof fields>;

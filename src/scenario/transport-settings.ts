import type { SettingFields } from '../base/settings';

/** By whom the work of a node is done. */
export const transportFields = {
  transport: {
    kind: 'choice',
    label: 'Work is done',
    help: 'Real requests go out at most 50 times a second, while the run plays at the speed of the clock. What was answered is kept, so that earlier moments can be seen again; from there the run goes on simulated.',
    options: [
      { value: 'simulated', label: 'by the simulation' },
      { value: 'mock-http', label: 'by a mock service (real requests, here)' },
      { value: 'http', label: 'by a server of your own' },
    ],
    default: 'simulated',
  },
} as const satisfies SettingFields;

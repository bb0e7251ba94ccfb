import type { SettingFields, SettingsOf } from '../../base/settings';

export const fields = {
  algorithm: {
    kind: 'choice',
    label: 'Chooses by',
    help: 'How the instance for a call is chosen among those that may take it.',
    options: [
      { value: 'round-robin', label: 'round robin' },
      { value: 'weighted-round-robin', label: 'weighted round robin' },
      { value: 'random', label: 'random' },
      { value: 'least-connections', label: 'least connections' },
      { value: 'two-choices', label: 'the better of two random ones' },
      { value: 'consistent-hash', label: 'consistent hash' },
      { value: 'first', label: 'the first one' },
    ],
    default: 'round-robin',
  },
  hashBy: {
    kind: 'choice',
    label: 'Belongs together by',
    help: 'Calls that have this in common go to the same instance.',
    options: [
      { value: 'key', label: 'the key of the request' },
      { value: 'user', label: 'the user' },
    ],
    default: 'key',
    when: { field: 'algorithm', is: ['consistent-hash'] },
  },
  panicBelow: {
    kind: 'ratio',
    label: 'Panics below',
    help: 'With a smaller share of healthy instances than this, calls go to all of them again; 0 never does that.',
    min: 0,
    max: 1,
    default: 0.5,
  },
  slowStartMs: {
    kind: 'duration',
    label: 'Slow start',
    help: 'For this long an instance that joined or came back counts with a growing share of its weight; 0 at once.',
    min: 0,
    max: 3_600_000,
    default: 0,
    when: { field: 'algorithm', is: ['weighted-round-robin', 'least-connections', 'two-choices'] },
  },
} as const satisfies SettingFields;

export type LoadBalancerSettings = SettingsOf<typeof fields>;

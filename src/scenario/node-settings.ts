import type { SettingFields, SettingsOf } from '../base/settings';

/**
 * The plain settings of the parts of a scenario, declared as those of the patterns are: the parser and the forms
 * read the same lines, and whatever a file leaves out takes its default from here.
 */
export const LONGEST_RUN_MS = 14_400_000;
export const LONGEST_WORK_MS = 600_000;

/** A node that answers: service, gateway or database. */
export const workFields = {
  instances: {
    kind: 'integer',
    label: 'Instances',
    help: 'How many copies run; callers take turns among them.',
    unit: 'instances',
    min: 1,
    max: 100,
    default: 1,
  },
  concurrency: {
    kind: 'integer',
    label: 'Workers',
    help: 'How many requests each instance works on at once.',
    unit: 'requests',
    min: 1,
    max: 100_000,
    default: 16,
  },
  queueRoom: {
    kind: 'integer',
    label: 'Queue',
    help: 'How many requests may wait at each instance; one more is shed. 0 lets none wait.',
    unit: 'requests',
    min: 0,
    max: 100_000,
    default: 64,
  },
  errorRate: {
    kind: 'ratio',
    label: 'Error rate',
    help: 'The share of requests that fail after the work is done, without any fault.',
    min: 0,
    max: 1,
    default: 0,
  },
  holdsWorker: {
    kind: 'flag',
    label: 'Waits with its worker',
    help: 'Whether a request keeps its worker while it waits for calls to other nodes.',
    default: true,
  },
} as const satisfies SettingFields;

export const clientFields = {
  ratePerSecond: {
    kind: 'number',
    label: 'Rate',
    help: 'Requests a second on average. The client does not wait for answers; the gaps are drawn by lot.',
    unit: 'per second',
    min: 0,
    max: 100_000,
    default: 10,
  },
} as const satisfies SettingFields;

export const requestTypeFields = {
  deadlineMs: {
    kind: 'duration',
    label: 'Deadline',
    help: 'A request answered later than this counts as late; 0 means that it never does.',
    min: 0,
    max: LONGEST_WORK_MS,
    default: 0,
  },
  priority: {
    kind: 'integer',
    label: 'Priority',
    help: 'Higher is more important.',
    min: 0,
    max: 255,
    default: 0,
  },
  keys: {
    kind: 'integer',
    label: 'Keys',
    help: 'How many different business keys its requests have, drawn evenly; 0 means none.',
    unit: 'keys',
    min: 0,
    max: 1_000_000_000,
    default: 0,
  },
  users: {
    kind: 'integer',
    label: 'Users',
    help: 'How many different users make its requests, drawn evenly; 0 means none.',
    unit: 'users',
    min: 0,
    max: 1_000_000_000,
    default: 0,
  },
} as const satisfies SettingFields;

export const edgeFields = {
  giveUp: {
    kind: 'choice',
    label: 'Giving up',
    help: 'What giving up a sent call does to the work at the callee.',
    options: [
      { value: 'abandon', label: 'nothing: the work goes on' },
      { value: 'cancel', label: 'a message stops the work' },
    ],
    default: 'abandon',
  },
} as const satisfies SettingFields;

export const faultFields = {
  errorRate: {
    kind: 'ratio',
    label: 'Error rate',
    help: "The share of requests that fail while the fault lasts, on top of the node's own error rate.",
    min: 0,
    max: 1,
    default: 1,
  },
  latencyFactor: {
    kind: 'number',
    label: 'Slower by',
    help: 'All work takes this many times as long while the fault lasts.',
    unit: 'times',
    min: 0.01,
    max: 1000,
    default: 1,
  },
} as const satisfies SettingFields;

export type WorkSettings = SettingsOf<typeof workFields>;
export type ClientSettings = SettingsOf<typeof clientFields>;
export type RequestTypeSettings = SettingsOf<typeof requestTypeFields>;
export type EdgeSettings = SettingsOf<typeof edgeFields>;
export type FaultSettings = SettingsOf<typeof faultFields>;

import type { SettingFields, SettingsOf } from '../base/settings';
import { ERROR_CLASSES } from './node-settings';
import { LONGEST_WORK_MS } from './run-settings';

const errorClass = {
  kind: 'choice',
  label: 'Answers as',
  help: 'How these requests fail.',
  options: ERROR_CLASSES,
  default: 'error',
} as const;

const addedMs = {
  kind: 'duration',
  label: 'Longer by',
  help: 'So much is added to each, on top.',
  min: 0,
  max: LONGEST_WORK_MS,
  default: 0,
} as const;

const direction = {
  kind: 'choice',
  label: 'Direction',
  help: 'Which messages it concerns. Between two zones: those from the first to the second, or those back.',
  options: [
    { value: 'both', label: 'both ways' },
    { value: 'there', label: 'requests only' },
    { value: 'back', label: 'answers only' },
  ],
  default: 'both',
} as const;

/** What each kind of fault can be set to. */
export const faultFields = {
  degraded: {
    errorRate: {
      kind: 'ratio',
      label: 'Error rate',
      help: "The share of requests that fail while the fault lasts, on top of the node's own error rate.",
      min: 0,
      max: 1,
      default: 0,
    },
    errorClass,
    latencyFactor: {
      kind: 'number',
      label: 'Slower by',
      help: 'All work takes this many times as long while the fault lasts.',
      unit: 'times',
      min: 0.01,
      max: 1000,
      default: 1,
    },
    addedMs,
  },
  crash: {},
  hang: {},
  capacity: {
    capacity: {
      kind: 'ratio',
      label: 'Workers left',
      help: 'The share of its workers that an instance has left. Where that is no whole number, it is rounded up and each of them is slower, so that together they do that share of the work.',
      min: 0,
      max: 1,
      default: 0.5,
    },
  },
  'fail-first': {
    count: {
      kind: 'integer',
      label: 'Fails the first',
      help: 'So many requests fail from the beginning of the fault on, and then no more.',
      unit: 'requests',
      min: 1,
      max: 1_000_000,
      default: 3,
    },
    errorClass,
  },
  'crash-at-work': {
    moment: {
      kind: 'choice',
      label: 'Crashes',
      help: 'Whether the work has taken effect when its instance crashes. The answer never comes, all else that was there is lost, and the instance starts again at once.',
      options: [
        { value: 'before', label: 'before the work takes effect' },
        { value: 'after', label: 'after it has taken effect' },
      ],
      default: 'after',
    },
    crashRate: {
      kind: 'ratio',
      label: 'Crash rate',
      help: 'The share of the work that goes well otherwise at whose end the instance crashes.',
      min: 0,
      max: 1,
      default: 0.1,
    },
    most: {
      kind: 'integer',
      label: 'At most',
      help: 'So many crashes from the beginning of the fault on, and then no more; 0 sets no limit.',
      unit: 'crashes',
      min: 0,
      max: 1_000_000,
      default: 0,
    },
  },
  network: {
    lossRate: {
      kind: 'ratio',
      label: 'Loss',
      help: 'The share of messages that are lost, on top of those that the edge loses anyway.',
      min: 0,
      max: 1,
      default: 0.1,
    },
    duplicateRate: {
      kind: 'ratio',
      label: 'Duplicates',
      help: 'The share of requests that arrive twice.',
      min: 0,
      max: 1,
      default: 0,
    },
    addedMs,
    direction,
  },
  partition: {
    cut: {
      kind: 'choice',
      label: 'Messages',
      help: 'Whether messages vanish, or the sender hears at once that there is no way.',
      options: [
        { value: 'silent', label: 'vanish' },
        { value: 'refused', label: 'are refused' },
      ],
      default: 'silent',
    },
    direction,
  },
} as const satisfies Record<string, SettingFields>;

export type FaultKind = keyof typeof faultFields;

export type FaultSettings<Kind extends FaultKind = FaultKind> = SettingsOf<(typeof faultFields)[Kind]>;

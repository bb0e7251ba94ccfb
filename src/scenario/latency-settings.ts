import type { NumberField } from '../base/settings';
import { LONGEST_WORK_MS } from './run-settings';

/** A nanosecond would be 0.000001 ms; nothing that is drawn should round to no time at all. */
export const SHORTEST_MS = 0.001;
/** The 95th percentile is at most so many times the median. */
export const WIDEST_TAIL = 100;

const milliseconds = { kind: 'duration', min: SHORTEST_MS, max: LONGEST_WORK_MS } as const;

/** The numbers of each way to say how long something takes. */
export const latencyFields = {
  constant: {
    ms: {
      kind: 'duration',
      label: 'Always',
      help: 'It always takes exactly this long.',
      min: 0,
      max: LONGEST_WORK_MS,
      default: 10,
    },
  },
  uniform: {
    fromMs: { ...milliseconds, min: 0, label: 'From', help: 'It takes at least this long.', default: 5 },
    toMs: {
      ...milliseconds,
      label: 'To',
      help: 'And at most this long; all times between are alike.',
      default: 15,
    },
  },
  exponential: {
    meanMs: { ...milliseconds, label: 'Mean', help: 'Mostly short, at times much longer.', default: 10 },
  },
  lognormal: {
    medianMs: { ...milliseconds, label: 'Median', help: 'Half of the times are shorter.', default: 10 },
    p95Ms: {
      ...milliseconds,
      label: '95th percentile',
      help: 'One time in twenty is longer: from the median itself up to 100 times the median.',
      default: 30,
    },
  },
  lognormalByMean: {
    meanMs: { ...milliseconds, label: 'Mean', help: 'The mean of all times.', default: 10 },
    cv: {
      kind: 'number',
      label: 'Spread',
      help: 'The standard deviation as a multiple of the mean.',
      unit: '× mean',
      min: 0,
      max: 10,
      default: 1,
    },
  },
  erlang: {
    meanMs: { ...milliseconds, label: 'Mean', help: 'The mean of all times.', default: 10 },
    shape: {
      kind: 'integer',
      label: 'Stages',
      help: 'The sum of so many exponential times: the more stages, the closer to the mean.',
      unit: 'stages',
      min: 1,
      max: 100,
      default: 4,
    },
  },
  pareto: {
    leastMs: { ...milliseconds, label: 'At least', help: 'No time is shorter.', default: 5 },
    alpha: {
      kind: 'number',
      label: 'Tail index',
      help: 'How light the tail is: the chance to take x times as long falls with x to this power. From 1 down there is no mean.',
      min: 0.5,
      max: 10,
      default: 2,
    },
  },
  mixture: {
    rareShare: {
      kind: 'ratio',
      label: 'Rare share',
      help: 'How often it takes the rare time.',
      min: 0,
      max: 1,
      default: 0.01,
    },
  },
} as const satisfies Record<string, Readonly<Record<string, NumberField>>>;

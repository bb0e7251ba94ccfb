import { msToNs, type Duration } from '../../base/time';
import type { ProjectionSettings } from './settings';

const SKIP = 0;
export const PARK = 1;
export const PARK_STREAM = 2;
export const STOP = 3;

const POISON_CODES = {
  skip: SKIP,
  park: PARK,
  'park-stream': PARK_STREAM,
  stop: STOP,
} as const satisfies Record<ProjectionSettings['poison'], number>;

export interface ProjectionConfig {
  /** 1 when documents and checkpoint are written in one transaction. */
  readonly together: number;
  readonly saveEvery: number;
  readonly saveAfterNs: Duration;
  readonly batchEvents: number;
  /** 0 to look only when told. */
  readonly pollNs: Duration;
  readonly behindAfter: number;
  readonly retries: number;
  readonly initialDelayNs: Duration;
  readonly factor: number;
  readonly maxDelayNs: Duration;
  readonly poison: number;
  readonly maxParked: number;
  readonly maxWaiters: number;
  readonly waitNs: Duration;
}

export function configure(settings: ProjectionSettings): ProjectionConfig {
  return {
    together: settings.checkpoint === 'together' ? 1 : 0,
    saveEvery: settings.saveEvery,
    saveAfterNs: msToNs(settings.saveAfterMs),
    batchEvents: settings.batchEvents,
    pollNs: msToNs(settings.pollMs),
    behindAfter: settings.behindAfter,
    retries: settings.retries,
    initialDelayNs: msToNs(settings.initialDelayMs),
    factor: settings.factor,
    maxDelayNs: msToNs(settings.maxDelayMs),
    poison: POISON_CODES[settings.poison],
    maxParked: settings.maxParked,
    maxWaiters: settings.maxWaiters,
    waitNs: msToNs(settings.waitMs),
  };
}

/** The wait after so many failures in a row. Growing stops at the cap, so that no number of them can overflow it. */
export function delayAfter(config: ProjectionConfig, failures: number): Duration {
  const { factor, maxDelayNs } = config;
  let delay = config.initialDelayNs;
  const steps = factor === 1 || delay === 0 ? 0 : failures - 1;
  for (let grown = 0; grown < steps && delay < maxDelayNs; grown++) delay *= factor;
  return Math.round(Math.min(delay, maxDelayNs));
}

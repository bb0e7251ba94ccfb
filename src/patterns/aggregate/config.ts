import { msToNs, type Duration } from '../../base/time';
import type { AggregateSettings } from './settings';

export interface AggregateConfig {
  readonly retries: number;
  readonly initialDelayNs: Duration;
  readonly factor: number;
  readonly maxDelayNs: Duration;
  readonly jitterRatio: number;
  readonly resends: number;
  /** 0 for no snapshots. */
  readonly snapshotEvery: number;
}

export function configure(settings: AggregateSettings): AggregateConfig {
  return {
    retries: settings.retries,
    initialDelayNs: msToNs(settings.initialDelayMs),
    factor: settings.factor,
    maxDelayNs: msToNs(settings.maxDelayMs),
    jitterRatio: settings.jitterRatio,
    resends: settings.resends,
    snapshotEvery: settings.snapshotEvery,
  };
}

/**
 * The wait after so many failures in a row, with a draw from 0 to 1. Growing stops at the cap, so that no number of
 * failures can overflow it.
 */
export function delayAfter(config: AggregateConfig, failures: number, draw: number): Duration {
  const { factor, maxDelayNs, jitterRatio } = config;
  let delay = config.initialDelayNs;
  const steps = factor === 1 || delay === 0 ? 0 : failures - 1;
  for (let grown = 0; grown < steps && delay < maxDelayNs; grown++) delay *= factor;
  return Math.round(Math.min(delay, maxDelayNs) * (1 - jitterRatio + 2 * jitterRatio * draw));
}

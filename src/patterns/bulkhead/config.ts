import { msToNs, type Duration } from '../../base/time';
import type { BulkheadSettings } from './settings';

export interface BulkheadConfig {
  readonly maxConcurrent: number;
  readonly queueLimit: number;
  /** 0 for no limit. */
  readonly queueTimeoutNs: Duration;
}

export function configure(settings: BulkheadSettings): BulkheadConfig {
  return {
    maxConcurrent: settings.maxConcurrent,
    queueLimit: settings.queueLimit,
    queueTimeoutNs: msToNs(settings.queueTimeoutMs),
  };
}

import { msToNs, type Duration } from '../../base/time';
import type { BulkheadSettings } from './settings';

export interface BulkheadConfig {
  readonly maxConcurrent: number;
  readonly queueLimit: number;
  /** 0 for no limit. */
  readonly queueTimeoutNs: Duration;
  /** 1 when the newest waiter is the next, 0 when the longest is. */
  readonly newestFirst: number;
}

export function configure(settings: BulkheadSettings): BulkheadConfig {
  return {
    maxConcurrent: settings.maxConcurrent,
    queueLimit: settings.queueLimit,
    queueTimeoutNs: msToNs(settings.queueTimeoutMs),
    newestFirst: settings.queueOrder === 'lifo' ? 1 : 0,
  };
}

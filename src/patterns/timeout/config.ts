import { msToNs, type Duration } from '../../base/time';
import type { TimeoutSettings } from './settings';

export interface TimeoutConfig {
  readonly afterNs: Duration;
  /** 1 when the time is cut to what is left of the deadline of the request. */
  readonly withinDeadline: number;
}

export function configure(settings: TimeoutSettings): TimeoutConfig {
  return { afterNs: msToNs(settings.afterMs), withinDeadline: settings.withinDeadline ? 1 : 0 };
}

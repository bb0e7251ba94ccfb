import { msToNs, type Duration } from '../../base/time';
import type { SingleFlightSettings } from './settings';

export interface SingleFlightConfig {
  /** 0 for any age. */
  readonly joinForNs: Duration;
  readonly shareErrors: number;
  readonly maxWaiters: number;
  readonly maxFlights: number;
  readonly perUser: number;
}

export function configure(settings: SingleFlightSettings): SingleFlightConfig {
  return {
    joinForNs: msToNs(settings.joinForMs),
    shareErrors: settings.shareErrors ? 1 : 0,
    maxWaiters: settings.maxWaiters,
    maxFlights: settings.maxFlights,
    perUser: settings.perUser ? 1 : 0,
  };
}

/** Whether a newcomer may join a flight of this age. */
export function isJoinable(config: SingleFlightConfig, age: Duration): boolean {
  return config.joinForNs === 0 || age <= config.joinForNs;
}

import { defaultsOf } from '../../base/check-settings';
import { ERROR, type Outcome } from '../../base/outcome';
import { NS_PER_MS, type Duration } from '../../base/time';
import * as engine from './engine';
import { GOES_ON } from './reasons';
import { fields, type RetrySettings } from './settings';

/** In place of a wait. */
export const GIVE_UP = -1;

export function settingsWith(changed: Partial<RetrySettings>): RetrySettings {
  return { ...defaultsOf(fields), ...changed };
}

export function configWith(changed: Partial<RetrySettings>): engine.RetryConfig {
  return engine.configure(settingsWith(changed));
}

/** The wait that is drawn after an attempt of a request that may be repeated, or GIVE_UP. */
export function delayAfter(
  config: engine.RetryConfig,
  attempt: number,
  outcome: Outcome,
  draw: number,
  previous: number,
): Duration {
  if (engine.whyNot(config, attempt, outcome, true) !== GOES_ON) return GIVE_UP;
  return engine.drawnDelay(config, attempt, draw, previous);
}

/** The waits after attempts 1, 2, … in milliseconds, as long as there are any, by one draw for all. */
export function waits(changed: Partial<RetrySettings>, draw = 0): number[] {
  const config = configWith(changed);
  const found: number[] = [];
  let previous = 0;
  for (let attempt = 1; ; attempt += 1) {
    const delay = delayAfter(config, attempt, ERROR, draw, previous);
    if (delay === GIVE_UP) return found;
    previous = engine.carriedOver(config, draw, delay);
    found.push(delay / NS_PER_MS);
  }
}

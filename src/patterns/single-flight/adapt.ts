import { assert } from '../../base/assert';
import { addKey } from '../../base/key-table';
import type { Time } from '../../base/time';
import type { SingleFlightConfig } from './config';
import { emptyTable, type SingleFlightState } from './state';
import { addWaiter } from './waiters';

/** Takes over changed settings. Flights under way and their waiters keep their order. */
export function adapt(config: SingleFlightConfig, state: SingleFlightState, _now: Time): void {
  const { maxFlights, maxWaiters } = config;
  if (state.keys.length === maxFlights && state.rows.length === maxWaiters) return;
  const fits = state.flying <= maxFlights && state.waiting <= maxWaiters;
  assert(fits, 'fewer places of a single flight need evict() until NOBODY before adapt()');
  const before = { ...state };
  Object.assign(state, emptyTable(config));
  state.waiting = 0;
  for (let link = before.oldest; link > 0; link = before.newer[link - 1]) {
    const from = link - 1;
    if (before.leading[from] === 0) continue;
    const slot = addKey(state, before.keys[from]);
    state.leading[slot] = before.leading[from];
    state.beganAt[slot] = before.beganAt[from];
    for (let cell = before.firstWaiter[from]; cell > 0; cell = before.nextWaiter[cell - 1]) {
      addWaiter(state, slot, before.rows[cell - 1], before.joinedFlight[cell - 1]);
    }
  }
}

import { defaultsOf } from '../../base/check-settings';
import { NS_PER_MS } from '../../base/time';
import * as engine from './engine';
import { fields, type SingleFlightSettings } from './settings';

/** A single flight with its settings at hand; rows are whatever numbers a test likes, times are in milliseconds. */
export function singleFlightWith(given: Partial<SingleFlightSettings>) {
  let settings: SingleFlightSettings = { ...defaultsOf(fields), ...given };
  let config = engine.configure(settings);
  const state = engine.init(config, 0);
  const joinNs = (now: number, row: number, key = 7) => engine.join(config, state, key, row, now);
  return {
    state,
    joinNs,
    join: (ms: number, row: number, key = 7) => joinNs(ms * NS_PER_MS, row, key),
    /** Ends a flight: the rows that are served, or the one that leads from now on. */
    land: (ms: number, flight: number, end: number = engine.ANSWERED, key = 7) => {
      const landed = engine.land(config, state, key, flight, end, ms * NS_PER_MS);
      if (landed === engine.NOBODY) return [];
      if (landed !== engine.SHARED) return { leads: landed, flight: state.flights };
      return allOf(() => engine.nextServed(state, key, flight));
    },
    leave: (row: number, key = 7) => engine.leave(state, key, row),
    /** Takes over changed settings: the rows that have to go alone. */
    use: (changed: Partial<SingleFlightSettings>) => {
      settings = { ...settings, ...changed };
      config = engine.configure(settings);
      const evicted = allOf(() => engine.evict(config, state));
      engine.adapt(config, state, 0);
      return evicted;
    },
    adaptTo: (changed: Partial<SingleFlightSettings>) => {
      engine.adapt(engine.configure({ ...settings, ...changed }), state, 0);
    },
    why: (ms: number) => engine.explain(config, state, ms * NS_PER_MS),
    decision: () => engine.explainDecision(config, state).sentence,
  };
}

function allOf(next: () => number): number[] {
  const rows: number[] = [];
  for (let row = next(); row !== engine.NOBODY; row = next()) rows.push(row);
  return rows;
}

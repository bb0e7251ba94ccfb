import { headCount } from '../../base/key-table';
import type { FieldShape, Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import type { SingleFlightConfig } from './config';
import { NOT_ASKED } from './verdicts';

/** A type and not an interface, so that plain states can be saved by their shape. */
type Table = {
  /** The keys (base/key-table.ts), those without a flight in front: they make room. */
  keyCount: number;
  oldest: number;
  newest: number;
  keys: Float64Array;
  older: Float64Array;
  newer: Float64Array;
  heads: Float64Array;
  chain: Float64Array;

  /** The number of the newest flight of each key, 0 when none is under way; and when it began. */
  leading: Float64Array;
  beganAt: Float64Array;
  /** The waiters of each key in the order in which they came. All links are cell + 1, 0 being nobody. */
  firstWaiter: Float64Array;
  lastWaiter: Float64Array;

  /** A cell for each waiter: its row, the flight that it joined, and who is next; or the next free cell. */
  rows: Float64Array;
  joinedFlight: Float64Array;
  nextWaiter: Float64Array;
  freeCell: number;
};

export type SingleFlightState = Table & {
  /** Keys with a flight under way, and calls that wait. */
  flying: number;
  waiting: number;

  asked: number;
  led: number;
  joined: number;
  alone: number;
  /** Of those that led, the ones that found a flight too old to join. */
  overtook: number;
  /** Flights that ever began; the newest one has this number. */
  flights: number;
  /** What became of those that waited. */
  answered: number;
  failed: number;
  tookOver: number;
  left: number;
  evicted: number;

  /** The last call: what it was told, and when the flight began that it found. */
  lastKey: number;
  lastAt: Time;
  lastVerdict: number;
  lastBeganAt: Time;
  /** The last landing: how it ended (verdicts.ts), how many it served, and whether a waiter took over. */
  landings: number;
  lastEnd: number;
  lastServed: number;
  lastHandedOn: number;
};

export function shape(config: SingleFlightConfig): Shape {
  const flights = { ring: config.maxFlights };
  const waiters = { ring: config.maxWaiters };
  return {
    keyCount: 'number',
    oldest: 'number',
    newest: 'number',
    keys: flights,
    older: flights,
    newer: flights,
    heads: { ring: headCount(config.maxFlights) },
    chain: flights,
    leading: flights,
    beganAt: flights,
    firstWaiter: flights,
    lastWaiter: flights,
    rows: waiters,
    joinedFlight: waiters,
    nextWaiter: waiters,
    freeCell: 'number',
    flying: 'number',
    waiting: 'number',
    asked: 'number',
    led: 'number',
    joined: 'number',
    alone: 'number',
    overtook: 'number',
    flights: 'number',
    answered: 'number',
    failed: 'number',
    tookOver: 'number',
    left: 'number',
    evicted: 'number',
    lastKey: 'number',
    lastAt: 'number',
    lastVerdict: 'number',
    lastBeganAt: 'number',
    landings: 'number',
    lastEnd: 'number',
    lastServed: 'number',
    lastHandedOn: 'number',
  } satisfies Record<keyof SingleFlightState, FieldShape>;
}

export function init(config: SingleFlightConfig, now: Time): SingleFlightState {
  return {
    ...emptyTable(config),
    flying: 0,
    waiting: 0,
    asked: 0,
    led: 0,
    joined: 0,
    alone: 0,
    overtook: 0,
    flights: 0,
    answered: 0,
    failed: 0,
    tookOver: 0,
    left: 0,
    evicted: 0,
    lastKey: 0,
    lastAt: now,
    lastVerdict: NOT_ASKED,
    lastBeganAt: 0,
    landings: 0,
    lastEnd: 0,
    lastServed: 0,
    lastHandedOn: 0,
  };
}

export function emptyTable(config: SingleFlightConfig): Table {
  const { maxFlights, maxWaiters } = config;
  const nextWaiter = new Float64Array(maxWaiters);
  for (let cell = 0; cell < maxWaiters - 1; cell += 1) nextWaiter[cell] = cell + 2;
  return {
    keyCount: 0,
    oldest: 0,
    newest: 0,
    keys: new Float64Array(maxFlights),
    older: new Float64Array(maxFlights),
    newer: new Float64Array(maxFlights),
    heads: new Float64Array(headCount(maxFlights)),
    chain: new Float64Array(maxFlights),
    leading: new Float64Array(maxFlights),
    beganAt: new Float64Array(maxFlights),
    firstWaiter: new Float64Array(maxFlights),
    lastWaiter: new Float64Array(maxFlights),
    rows: new Float64Array(maxWaiters),
    joinedFlight: new Float64Array(maxWaiters),
    nextWaiter,
    freeCell: 1,
  };
}

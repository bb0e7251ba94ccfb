import { assert } from '../../base/assert';
import { CANCELLED, OUTCOMES, type Outcome } from '../../base/outcome';
import type { Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import * as engine from '../../patterns/single-flight/engine';
import { LET_IN } from '../attempts';
import { JOINED } from '../events';
import { FLIGHT_FIGURE } from '../figures';
import type { Guard } from '../guard';
import type { Host } from '../host';
import { PARKED, PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';
import { ascend, descend } from '../walk';

export class SingleFlightGuard implements Guard {
  readonly state: engine.SingleFlightState;

  constructor(
    public config: engine.SingleFlightConfig,
    now: Time,
  ) {
    this.state = engine.init(config, now);
  }

  /** New settings while running. Waiters for whom they have no place go alone. */
  configure(config: engine.SingleFlightConfig, host: Host): void {
    this.config = config;
    for (;;) {
      const row = engine.evict(config, this.state);
      if (row === engine.NOBODY) break;
      layerOf(host, row).letGo(host, row, engine.ALONE);
    }
    engine.adapt(config, this.state, host.now);
  }

  shape(): Shape {
    return engine.shape(this.config);
  }

  nextDeadline(): Time {
    return engine.nextDeadline(this.config, this.state);
  }

  advance(now: Time): void {
    engine.advance(this.config, this.state, now);
  }

  figures(row: Float64Array, at: number): void {
    const { state } = this;
    row[at + FLIGHT_FIGURE.flights] = state.flying;
    row[at + FLIGHT_FIGURE.waiting] = state.waiting;
    row[at + FLIGHT_FIGURE.led] = state.led + state.tookOver;
    row[at + FLIGHT_FIGURE.joined] = state.joined;
  }
}

/** Offsets in the frame. */
const TIMER = 0;
const KEY = 1;
/** The number of the flight that this call leads; or ALONE; or that it waits, or that it was served. */
const FLIGHT = 2;
/** In place of the number of a flight: the outcome that this call is to be answered with stands in place of its key. */
const SERVED = -2;

/** Of calls that ask for the same, lets one through, and hands what it brings to the others. */
export class SingleFlightLayer extends PlacedLayer {
  readonly frameSize = 3;
  override readonly timerFrame = TIMER;

  constructor(
    place: LayerPlace,
    readonly guard: SingleFlightGuard,
  ) {
    super(place);
  }

  enter(host: Host, row: number): Signal {
    const { config, state } = this.guard;
    const key = host.cacheKeyOf(row, config.perUser === 1);
    const told = key < 0 ? engine.ALONE : engine.join(config, state, key, row, host.now);
    const at = row * host.frameWidth + this.frame;
    host.frames[at + KEY] = key;
    host.frames[at + FLIGHT] = told;
    if (told !== engine.JOINED) return PASS;
    host.note(row, JOINED);
    return PARKED;
  }

  exit(host: Host, row: number, outcome: Outcome): Signal {
    this.land(host, row, outcome);
    return outcome;
  }

  /** Nobody waits for the leader any more, but its waiters still have the use of its answer. */
  override release(host: Host, row: number, outcome: Outcome): void {
    this.land(host, row, outcome);
  }

  /** A waiter goes on, by an event of its own at this instant: at the head of a flight, or alone. */
  letGo(host: Host, row: number, flight: number): void {
    host.frames[row * host.frameWidth + this.frame + FLIGHT] = flight;
    host.attempts.col.flags[row] |= LET_IN;
    host.arm(row, this, 0);
  }

  override timer(host: Host, row: number): void {
    host.attempts.col.flags[row] &= ~LET_IN;
    const at = row * host.frameWidth + this.frame;
    if (host.frames[at + FLIGHT] === SERVED) ascend(host, row, this.position - 1, host.frames[at + KEY]);
    else descend(host, row, this.position + 1);
  }

  override withdraw(host: Host, row: number): number {
    const { depth, flags } = host.attempts.col;
    if (depth[row] !== this.position) return 0;
    if ((flags[row] & LET_IN) !== 0) {
      host.disarm(row, this);
      flags[row] &= ~LET_IN;
      this.land(host, row, CANCELLED);
    } else engine.leave(this.guard.state, host.frames[row * host.frameWidth + this.frame + KEY], row);
    return 0;
  }

  private serve(host: Host, row: number, outcome: Outcome): void {
    host.frames[row * host.frameWidth + this.frame + KEY] = outcome;
    this.letGo(host, row, SERVED);
  }

  private land(host: Host, row: number, outcome: Outcome): void {
    const at = row * host.frameWidth + this.frame;
    const key = host.frames[at + KEY];
    const flight = host.frames[at + FLIGHT];
    if (flight <= engine.ALONE) return;
    const { config, state } = this.guard;
    const next = engine.land(config, state, key, flight, endOf(outcome), host.now);
    if (next === engine.NOBODY) return;
    if (next !== engine.SHARED) {
      layerOf(host, next).letGo(host, next, state.flights);
      return;
    }
    for (;;) {
      const waiter = engine.nextServed(state, key, flight);
      if (waiter === engine.NOBODY) return;
      layerOf(host, waiter).serve(host, waiter, outcome);
    }
  }
}

function endOf(outcome: Outcome): number {
  if (outcome === CANCELLED) return engine.CANCELLED;
  return OUTCOMES[outcome].mark === 'served' ? engine.ANSWERED : engine.FAILED;
}

/** Where a waiter waits. It may have entered another version of the stack, with this layer at another place. */
function layerOf(host: Host, row: number): SingleFlightLayer {
  const layer = host.layersOf(row)[host.attempts.col.depth[row]];
  assert(
    layer instanceof SingleFlightLayer,
    `row ${row} waits at layer "${layer.id}", which is no single flight`,
  );
  return layer;
}

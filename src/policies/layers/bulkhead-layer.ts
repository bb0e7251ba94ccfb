import { BULKHEAD_FULL, BULKHEAD_WAIT, type Outcome } from '../../base/outcome';
import type { Shape } from '../../base/shape';
import type { Duration, Time } from '../../base/time';
import * as engine from '../../patterns/bulkhead/engine';
import type { Guard } from '../guard';
import { LET_IN } from '../attempts';
import type { Host } from '../host';
import { PARKED, PASS, PlacedLayer, type Layer, type LayerPlace, type Signal } from '../layer';
import { cutOff, descend } from '../walk';

export class BulkheadGuard implements Guard {
  readonly state: engine.BulkheadState;

  constructor(
    readonly index: number,
    public config: engine.BulkheadConfig,
    now: Time,
  ) {
    this.state = engine.init(config, now);
  }

  /**
   * New settings while running. Waiters that they let in start, and those that a shorter queue has no room for are
   * rejected, those first whose turn would come last.
   */
  configure(config: engine.BulkheadConfig, host: Host): void {
    this.config = config;
    for (;;) {
      const next = engine.admit(config, this.state, host.now);
      if (next === engine.NOBODY) break;
      resumeWaiter(host, next);
    }
    const evicted: number[] = [];
    for (;;) {
      const next = engine.evict(config, this.state, host.now);
      if (next === engine.NOBODY) break;
      evicted.push(next);
    }
    engine.adapt(config, this.state, host.now);
    for (const row of evicted) layerOf(host, row).reject(host, row);
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
}

/** Holds a slot while the work inside lasts, also when nobody waits for it any more. */
export class BulkheadLayer extends PlacedLayer {
  /** Only a bulkhead with a queue has a timer: most have none, and most calls of a run are not even waiting. */
  readonly frameSize: number;
  override readonly timerFrame: number;
  override readonly usualDelay: Duration;

  constructor(
    place: LayerPlace,
    readonly guard: BulkheadGuard,
    config: engine.BulkheadConfig,
  ) {
    super(place);
    this.usualDelay = config.queueTimeoutNs;
    this.frameSize = config.queueLimit > 0 ? 1 : 0;
    this.timerFrame = config.queueLimit > 0 ? 0 : -1;
  }

  enter(host: Host, row: number): Signal {
    const { guard } = this;
    const answer = engine.tryAcquire(guard.config, guard.state, row, host.now);
    if (answer === engine.ACQUIRED) return PASS;
    if (answer === engine.REJECTED) return BULKHEAD_FULL;
    if (this.timerFrame < 0) {
      // The queue came with an edit; this call entered a version of the stack that has none.
      engine.leave(guard.state, row, host.now);
      return BULKHEAD_FULL;
    }
    if (this.usualDelay > 0) host.arm(row, this, this.usualDelay);
    return PARKED;
  }

  exit(host: Host, _row: number, outcome: Outcome): Signal {
    this.release(host);
    return outcome;
  }

  override release(host: Host): void {
    this.letIn(host, engine.release(this.guard.config, this.guard.state, host.now));
  }

  override reject(host: Host, row: number): void {
    host.disarm(row, this);
    cutOff(host, row, this.position, BULKHEAD_FULL);
  }

  /** The slot is handed over; the attempt goes on by an event of its own at this instant. */
  override resume(host: Host, row: number): void {
    host.disarm(row, this);
    host.attempts.col.flags[row] |= LET_IN;
    host.arm(row, this, 0);
  }

  override timer(host: Host, row: number): void {
    const { flags } = host.attempts.col;
    if ((flags[row] & LET_IN) !== 0) {
      flags[row] &= ~LET_IN;
      descend(host, row, this.position + 1);
      return;
    }
    engine.expire(this.guard.state, row, host.now);
    cutOff(host, row, this.position, BULKHEAD_WAIT);
  }

  override withdraw(host: Host, row: number): number {
    const { depth, flags } = host.attempts.col;
    if (depth[row] !== this.position) return 0;
    host.disarm(row, this);
    if ((flags[row] & LET_IN) !== 0) {
      flags[row] &= ~LET_IN;
      this.release(host);
    } else engine.leave(this.guard.state, row, host.now);
    return 0;
  }

  private letIn(host: Host, next: number): void {
    if (next !== engine.NOBODY) resumeWaiter(host, next);
  }
}

function resumeWaiter(host: Host, row: number): void {
  layerOf(host, row).resume(host, row);
}

/** Where a waiter waits. It may have entered another version of the stack, with this layer at another place. */
function layerOf(host: Host, row: number): Layer {
  return host.layersOf(row)[host.attempts.col.depth[row]];
}

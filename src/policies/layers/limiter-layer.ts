import { RATE_LIMITED, type Outcome } from '../../base/outcome';
import type { Time } from '../../base/time';
import * as engine from '../../patterns/rate-limiter/engine';
import { LIMITER_FIGURE } from '../figures';
import { EngineGuard } from '../engine-guard';
import type { Host } from '../host';
import { PARKED, PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';
import { descend } from '../walk';

export class LimiterGuard extends EngineGuard<engine.LimiterConfig, engine.LimiterState> {
  constructor(config: engine.LimiterConfig, now: Time) {
    super(engine, config, now);
  }

  figures(row: Float64Array, at: number): void {
    const { config, state } = this;
    row[at + LIMITER_FIGURE.remaining] = state.asked === 0 ? config.capacity : state.lastRemaining;
    row[at + LIMITER_FIGURE.capacity] = config.capacity;
    row[at + LIMITER_FIGURE.admitted] = state.admitted;
    row[at + LIMITER_FIGURE.waited] = state.waited;
    row[at + LIMITER_FIGURE.rejected] = state.rejected;
    row[at + LIMITER_FIGURE.keys] = state.keyCount;
  }
}

/** Lets a call through at the pace of its limiter: at once, after a wait, or not at all. */
export class LimiterLayer extends PlacedLayer {
  /** Only a limiter that lets calls wait has a timer. */
  readonly frameSize: number;
  override readonly timerFrame: number;
  override readonly rejection = RATE_LIMITED;

  constructor(
    place: LayerPlace,
    readonly guard: LimiterGuard,
    config: engine.LimiterConfig,
  ) {
    super(place);
    this.frameSize = engine.mayWait(config) ? 1 : 0;
    this.timerFrame = this.frameSize - 1;
  }

  enter(host: Host, row: number): Signal {
    const { config, state } = this.guard;
    const wait = engine.tryAcquire(config, state, this.keyOf(host, row), config.unitsPerCall, host.now);
    if (wait === 0) return PASS;
    // Waiting may have come with an edit; this call entered a version of the stack that knows no waiting.
    if (wait === engine.REJECTED || this.timerFrame < 0) return RATE_LIMITED;
    host.arm(row, this, wait);
    return PARKED;
  }

  exit(_host: Host, _row: number, outcome: Outcome): Signal {
    return outcome;
  }

  override timer(host: Host, row: number): void {
    descend(host, row, this.position + 1);
  }

  /** What was booked for a call that leaves while it waits stays booked: those behind it were told when they start. */
  override withdraw(host: Host, row: number): number {
    if (this.timerFrame >= 0) host.disarm(row, this);
    return 0;
  }

  override notBefore(host: Host, row: number): Time {
    const { config, state } = this.guard;
    return engine.retryAt(config, state, this.keyOf(host, row), config.unitsPerCall, host.now);
  }

  private keyOf(host: Host, row: number): number {
    const { per } = this.guard.config;
    if (per === engine.PER_ALL) return 0;
    return per === engine.PER_USER ? host.userOf(row) : host.keyOf(row);
  }
}

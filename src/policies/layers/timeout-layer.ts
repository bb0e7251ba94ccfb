import { EXPIRED, TIMEOUT, type Outcome } from '../../base/outcome';
import { NEVER, type Duration, type Time } from '../../base/time';
import * as engine from '../../patterns/timeout/engine';
import { TIMEOUT_FIGURE } from '../figures';
import { EngineGuard } from '../engine-guard';
import type { Host } from '../host';
import { PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';
import { cutOff, giveUp } from '../walk';

/** Offset in the frame: when the time is over; 0 before the try has come here. */
const DEADLINE = 1;

/** Counts, and decides nothing: a call that is answered in time never touches it. */
export class TimeoutGuard extends EngineGuard<engine.TimeoutConfig, engine.TimeoutState> {
  constructor(config: engine.TimeoutConfig, now: Time) {
    super(engine, config, now);
  }

  figures(row: Float64Array, at: number): void {
    row[at + TIMEOUT_FIGURE.timedOut] = this.state.timedOut;
    row[at + TIMEOUT_FIGURE.cut] = this.state.cut;
    row[at + TIMEOUT_FIGURE.notMade] = this.state.notMade;
  }
}

/** Gives up on what lies inside when the time is over. What is held inside stays held until the work really ends. */
export class TimeoutLayer extends PlacedLayer {
  readonly frameSize = 2;
  override readonly timerFrame = 0;
  override readonly usualDelay: Duration;

  constructor(
    place: LayerPlace,
    readonly config: engine.TimeoutConfig,
    readonly guard: TimeoutGuard,
  ) {
    super(place);
    this.usualDelay = config.afterNs;
  }

  enter(host: Host, row: number): Signal {
    if (this.config.withinDeadline === 1) return this.enterWithin(host, row);
    host.arm(row, this, this.usualDelay);
    host.frames[row * host.frameWidth + this.frame + DEADLINE] = host.now + this.usualDelay;
    return PASS;
  }

  private enterWithin(host: Host, row: number): Signal {
    const deadline = host.deadlineOf(row, this.position);
    const time = engine.timeFor(this.config, this.guard.state, deadline, host.now);
    if (time === engine.NOT_MADE) return EXPIRED;
    host.arm(row, this, time);
    host.frames[row * host.frameWidth + this.frame + DEADLINE] = host.now + time;
    return PASS;
  }

  exit(host: Host, row: number, outcome: Outcome): Signal {
    host.disarm(row, this);
    return outcome;
  }

  override timer(host: Host, row: number): void {
    engine.noteTimedOut(this.guard.state);
    giveUp(host, row, this.position);
    cutOff(host, row, this.position, TIMEOUT);
  }

  override deadline(host: Host, row: number): Time {
    return host.frames[row * host.frameWidth + this.frame + DEADLINE] || NEVER;
  }

  override withdraw(host: Host, row: number): number {
    engine.noteWithdrawn(this.guard.state);
    host.disarm(row, this);
    return 0;
  }
}

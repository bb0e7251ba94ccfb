import { TIMEOUT, type Outcome } from '../../base/outcome';
import { NEVER, type Duration, type Time } from '../../base/time';
import type { TimeoutConfig } from '../../patterns/timeout/engine';
import type { Host } from '../host';
import { PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';
import { ascend, giveUp } from '../walk';

/** Offset in the frame: when the time is over; 0 before the try has come here. */
const DEADLINE = 1;

/** Gives up on what lies inside when the time is over. What is held inside stays held until the work really ends. */
export class TimeoutLayer extends PlacedLayer {
  readonly frameSize = 2;
  override readonly timerFrame = 0;
  override readonly usualDelay: Duration;

  constructor(
    place: LayerPlace,
    readonly config: TimeoutConfig,
  ) {
    super(place);
    this.usualDelay = config.afterNs;
  }

  enter(host: Host, row: number): Signal {
    host.arm(row, this, this.usualDelay);
    host.frames[row * host.frameWidth + this.frame + DEADLINE] = host.now + this.usualDelay;
    return PASS;
  }

  exit(host: Host, row: number, outcome: Outcome): Signal {
    host.disarm(row, this);
    return outcome;
  }

  override timer(host: Host, row: number): void {
    giveUp(host, row, this.position);
    ascend(host, row, this.position - 1, TIMEOUT);
  }

  override deadline(host: Host, row: number): Time {
    return host.frames[row * host.frameWidth + this.frame + DEADLINE] || NEVER;
  }

  override withdraw(host: Host, row: number): number {
    host.disarm(row, this);
    return 0;
  }
}

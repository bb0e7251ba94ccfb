import { OK, type Outcome } from '../../base/outcome';
import { GIVE_UP, needsPreviousWait, nextDelay, type RetryConfig } from '../../patterns/retry/engine';
import { SENT, nextTryNumber } from '../attempts';
import type { Host } from '../host';
import { PARKED, PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';
import { descend, giveUpTry } from '../walk';

/** Offsets in the frame. */
const TIMER = 0;
/** Two numbers in one: this layer's tries so far, and the row of its own that the present try runs in, if any. */
const TRIES_AND_ROW = 1;
/** The wait before the present try, where the next one depends on it; 0 before the first. */
const PREVIOUS_WAIT = 2;
/** More than a call has tries. */
const ROW_FACTOR = 1024;

/** Tries again after a failure. Each try enters the layers inside anew. */
export class RetryLayer extends PlacedLayer {
  readonly frameSize: number;
  override readonly timerFrame = TIMER;
  private readonly keepsWait: boolean;

  constructor(
    place: LayerPlace,
    readonly config: RetryConfig,
  ) {
    super(place);
    this.keepsWait = needsPreviousWait(config);
    this.frameSize = this.keepsWait ? 3 : 2;
  }

  enter(host: Host, row: number): Signal {
    const at = row * host.frameWidth + this.frame;
    host.frames[at + TRIES_AND_ROW] = 1;
    if (this.keepsWait) host.frames[at + PREVIOUS_WAIT] = 0;
    return PASS;
  }

  exit(host: Host, row: number, outcome: Outcome): Signal {
    return outcome === OK ? OK : this.tryAgain(host, row, outcome);
  }

  private tryAgain(host: Host, row: number, outcome: Outcome): Signal {
    const at = row * host.frameWidth + this.frame;
    const tries = host.frames[at + TRIES_AND_ROW] % ROW_FACTOR;
    const previous = this.keepsWait ? host.frames[at + PREVIOUS_WAIT] : 0;
    const delay = nextDelay(this.config, tries, outcome, host.draw(row, this, tries), previous);
    if (delay === GIVE_UP) return outcome;
    host.frames[at + TRIES_AND_ROW] = tries;
    if (this.keepsWait) host.frames[at + PREVIOUS_WAIT] = delay;
    host.arm(row, this, delay);
    return PARKED;
  }

  override timer(host: Host, row: number): void {
    const tries = host.frames[row * host.frameWidth + this.frame + TRIES_AND_ROW] + 1;
    const number = nextTryNumber(host.attempts, row);
    // The row may still wait for the late answer of an earlier try, or for tries that were given up with its layers.
    const { flags, held } = host.attempts.col;
    const isOut = (flags[row] & SENT) !== 0 || held[row] > 0;
    const tryRow = isOut ? host.openTry(row, this.position) : row;
    const at = row * host.frameWidth + this.frame + TRIES_AND_ROW;
    host.frames[at] = isOut ? tries + ROW_FACTOR * (tryRow + 1) : tries;
    host.attempts.col.number[tryRow] = number;
    host.retried(row);
    descend(host, tryRow, this.position + 1);
  }

  override withdraw(host: Host, row: number): number {
    host.disarm(row, this);
    const tryRow =
      Math.floor(host.frames[row * host.frameWidth + this.frame + TRIES_AND_ROW] / ROW_FACTOR) - 1;
    return tryRow >= 0 && giveUpTry(host, tryRow) ? 1 : 0;
  }
}

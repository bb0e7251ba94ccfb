import { OK, type Outcome } from '../../base/outcome';
import { GIVE_UP, nextDelay, type RetryConfig } from '../../patterns/retry/engine';
import { SENT, nextTryNumber } from '../attempts';
import type { Host } from '../host';
import { PARKED, PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';
import { descend, giveUpTry } from '../walk';

/** Offsets in the frame. */
const TIMER = 0;
/** Two numbers in one: this layer's tries so far, and the row of its own that the present try runs in, if any. */
const TRIES_AND_ROW = 1;
const ROW_FACTOR = 64;

/** Tries again after a failure. Each try enters the layers inside anew. */
export class RetryLayer extends PlacedLayer {
  readonly frameSize = 2;
  override readonly timerFrame = TIMER;

  constructor(
    place: LayerPlace,
    readonly config: RetryConfig,
  ) {
    super(place);
  }

  enter(host: Host, row: number): Signal {
    host.frames[row * host.frameWidth + this.frame + TRIES_AND_ROW] = 1;
    return PASS;
  }

  exit(host: Host, row: number, outcome: Outcome): Signal {
    if (outcome === OK) return OK;
    const at = row * host.frameWidth + this.frame + TRIES_AND_ROW;
    const tries = host.frames[at] % ROW_FACTOR;
    const delay = nextDelay(this.config, tries, outcome, host.draw(row, this, tries));
    if (delay === GIVE_UP) return outcome;
    host.frames[at] = tries;
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

import { OK, type Outcome } from '../../base/outcome';
import { GIVE_UP, nextDelay, type RetryConfig } from '../../patterns/retry/engine';
import { SENT } from '../attempts';
import type { Host } from '../host';
import { PARKED, PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';
import { descend, giveUpTry } from '../walk';

/** Offsets in the frame. */
const TIMER = 0;
/** While waiting: the tries so far. While a try runs in a row of its own: that row, as -1 - row. Else 0. */
const WHERE = 1;

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
    host.frames[row * host.frameWidth + this.frame + WHERE] = 0;
    return PASS;
  }

  exit(host: Host, row: number, outcome: Outcome, tryRow: number): Signal {
    const at = row * host.frameWidth + this.frame + WHERE;
    host.frames[at] = 0;
    if (outcome === OK) return OK;
    const tries = host.attempts.col.number[tryRow];
    const delay = nextDelay(this.config, tries, outcome, host.draw(row, this, tries));
    if (delay === GIVE_UP) return outcome;
    host.frames[at] = tries;
    host.arm(row, this, delay);
    return PARKED;
  }

  override timer(host: Host, row: number): void {
    const number = host.frames[row * host.frameWidth + this.frame + WHERE] + 1;
    // The row of the call may still wait for the late answer of an earlier try.
    const isOut = (host.attempts.col.flags[row] & SENT) !== 0;
    const tryRow = isOut ? host.openTry(row, this.position) : row;
    host.frames[row * host.frameWidth + this.frame + WHERE] = isOut ? -1 - tryRow : 0;
    host.attempts.col.number[tryRow] = number;
    host.retried(row);
    descend(host, tryRow, this.position + 1);
  }

  override withdraw(host: Host, row: number): number {
    host.disarm(row, this);
    const at = row * host.frameWidth + this.frame + WHERE;
    const where = host.frames[at];
    host.frames[at] = 0;
    return where < 0 && giveUpTry(host, -1 - where) ? 1 : 0;
  }
}

import { OK, type Outcome } from '../../base/outcome';
import { GIVE_UP, nextDelay, type RetryConfig } from '../../patterns/retry/engine';
import { SENT } from '../attempts';
import type { Host } from '../host';
import { PARKED, PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';
import { descend, giveUpTry } from '../walk';

/** Offsets in the frame. */
const TIMER = 0;
const TRIES = 1;
/** The try that runs in a row of its own, plus one; 0 while the try runs in the row of the call or waits. */
const OWN_ROW = 2;

/** Tries again after a failure. Each try enters the layers inside anew. */
export class RetryLayer extends PlacedLayer {
  readonly frameSize = 3;
  override readonly timerFrame = TIMER;

  constructor(
    place: LayerPlace,
    readonly config: RetryConfig,
  ) {
    super(place);
  }

  enter(host: Host, row: number): Signal {
    const at = row * host.frameWidth + this.frame;
    host.frames[at + TRIES] = 1;
    host.frames[at + OWN_ROW] = 0;
    return PASS;
  }

  exit(host: Host, row: number, outcome: Outcome): Signal {
    if (outcome === OK) return OK;
    const at = row * host.frameWidth + this.frame;
    host.frames[at + OWN_ROW] = 0;
    const tries = host.frames[at + TRIES];
    const delay = nextDelay(this.config, tries, outcome, host.draw(row, this, tries));
    if (delay === GIVE_UP) return outcome;
    host.arm(row, this, delay);
    return PARKED;
  }

  override timer(host: Host, row: number): void {
    const at = row * host.frameWidth + this.frame;
    const number = ++host.frames[at + TRIES];
    let tryRow = row;
    if ((host.attempts.col.flags[row] & SENT) !== 0) {
      tryRow = host.openTry(row, this.position);
      host.frames[row * host.frameWidth + this.frame + OWN_ROW] = tryRow + 1;
    }
    host.attempts.col.number[tryRow] = number;
    host.retried(row);
    descend(host, tryRow, this.position + 1);
  }

  override withdraw(host: Host, row: number): number {
    host.disarm(row, this);
    const at = row * host.frameWidth + this.frame;
    const own = host.frames[at + OWN_ROW];
    if (own === 0) return 0;
    host.frames[at + OWN_ROW] = 0;
    return giveUpTry(host, own - 1) ? 1 : 0;
  }
}

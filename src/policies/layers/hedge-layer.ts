import type { Outcome } from '../../base/outcome';
import type { Duration, Time } from '../../base/time';
import * as engine from '../../patterns/hedge/engine';
import { nextTryNumber } from '../attempts';
import { BUDGET_DENIED, HEDGED, HEDGE_WON } from '../events';
import { HEDGE_FIGURE } from '../figures';
import { EngineGuard } from '../engine-guard';
import type { Host } from '../host';
import { PARKED, PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';
import { ascend, descend, dropTry, giveUp, giveUpTry } from '../walk';

/** Offsets in the frame. */
const TIMER = 0;
/** Some numbers in one, from the lowest bits: hedges made, hedges due at once, marks, and the last failure. */
const CALL = 1;
const STARTED = 2;
const ROWS = 3;

const MADE = 7;
const DUE_ONE = 8;
const DUE = 7 * DUE_ONE;
/** The first attempt is out. */
const FIRST_OUT = 64;
/** No further hedge will be made. */
const NO_MORE = 128;
const LAST_SHIFT = 8;
const LAST = 255 << LAST_SHIFT;

export class HedgeGuard extends EngineGuard<engine.HedgeConfig, engine.HedgeState> {
  constructor(config: engine.HedgeConfig, now: Time) {
    super(engine, config, now);
  }

  figures(row: Float64Array, at: number): void {
    const { state } = this;
    row[at + HEDGE_FIGURE.delay] = engine.delayFor(this.config, state);
    row[at + HEDGE_FIGURE.sent] = state.hedges;
    row[at + HEDGE_FIGURE.won] = state.won;
    row[at + HEDGE_FIGURE.denied] = state.denied;
    row[at + HEDGE_FIGURE.calls] = state.calls;
  }
}

/**
 * Makes a call again while its first attempt is out. The first attempt runs in the row that holds the frame, each hedge
 * in a row of its own.
 */
export class HedgeLayer extends PlacedLayer {
  readonly frameSize: number;
  override readonly timerFrame = TIMER;
  override readonly usualDelay: Duration;

  constructor(
    place: LayerPlace,
    readonly guard: HedgeGuard,
    private readonly config: engine.HedgeConfig,
  ) {
    super(place);
    this.frameSize = ROWS + config.maxHedges;
    this.usualDelay = engine.byPercentile(config) ? 0 : config.delayNs;
  }

  enter(host: Host, row: number): Signal {
    const at = this.at(host, row);
    host.frames[at + CALL] = FIRST_OUT;
    host.frames[at + STARTED] = host.now;
    for (let i = 0; i < this.config.maxHedges; i++) host.frames[at + ROWS + i] = 0;
    engine.callBegins(this.guard.config, this.guard.state);
    host.arm(row, this, engine.delayFor(this.config, this.guard.state));
    return PASS;
  }

  exit(host: Host, row: number, outcome: Outcome, tryRow: number): Signal {
    const isFirst = tryRow === row;
    const isFirstOut = !isFirst && (host.frames[this.at(host, row) + CALL] & FIRST_OUT) !== 0;
    if (isFirst) host.frames[this.at(host, row) + CALL] &= ~FIRST_OUT;
    else this.forget(host, row, tryRow);
    if (!engine.isAnswer(outcome)) return this.failed(host, row, outcome);
    const { state } = this.guard;
    if (isFirst || isFirstOut) {
      engine.noteLatency(state, host.now - host.frames[this.at(host, row) + STARTED]);
    }
    if (!isFirst) {
      engine.noteWon(state);
      host.note(row, HEDGE_WON);
    }
    this.endOthers(host, row);
    return outcome;
  }

  private failed(host: Host, row: number, outcome: Outcome): Signal {
    const at = this.at(host, row) + CALL;
    const call = (host.frames[at] & ~LAST) | (outcome << LAST_SHIFT);
    host.frames[at] = call;
    const verdict = engine.afterFailure(this.config, outcome, this.mayMakeMore(call), this.isOut(host, row));
    if (verdict === engine.ENDS) {
      this.endOthers(host, row);
      return outcome;
    }
    if (verdict === engine.MAKES_NEXT) {
      // A hedge is made by an event of its own: what failed is still on its way outward.
      host.frames[at] = call + DUE_ONE;
      host.disarm(row, this);
      host.arm(row, this, 0);
    }
    return PARKED;
  }

  /** The time of the next hedge has come, or a failure has made it due. */
  override timer(host: Host, row: number): void {
    const { config, guard } = this;
    const at = this.at(host, row);
    const call = host.frames[at + CALL];
    const isEarly = (call & DUE) !== 0;
    const waited = host.now - host.frames[at + STARTED];
    if (!engine.tryHedge(guard.config, guard.state, isEarly, waited, host.now)) {
      this.denied(host, row);
      return;
    }
    host.note(row, HEDGED);
    const number = nextTryNumber(host.attempts, row);
    const hedge = host.openTry(row, this.position);
    host.attempts.col.number[hedge] = number;
    // The frames may have moved to make room for the row.
    const frame = this.at(host, row);
    const next = call + 1 - (isEarly ? DUE_ONE : 0);
    host.frames[frame + CALL] = next;
    host.frames[frame + ROWS + (call & MADE)] = hedge + 1;
    if (this.mayMakeMore(next)) {
      const isDue = (next & DUE) !== 0;
      host.arm(row, this, isDue ? 0 : engine.delayFor(config, guard.state));
    }
    // Whatever the hedge meets, nothing is left to be done here: it may answer the call before this returns.
    descend(host, hedge, this.position + 1);
  }

  private denied(host: Host, row: number): void {
    host.note(row, BUDGET_DENIED);
    const at = this.at(host, row) + CALL;
    host.frames[at] |= NO_MORE;
    if (!this.isOut(host, row)) ascend(host, row, this.position - 1, host.frames[at] >> LAST_SHIFT);
  }

  /** The call has its outcome: whatever else is out is given up, and nobody waits for its end. */
  private endOthers(host: Host, row: number): void {
    host.disarm(row, this);
    const at = this.at(host, row);
    for (let i = 0; i < this.config.maxHedges; i++) {
      const hedge = host.frames[at + ROWS + i] - 1;
      if (hedge >= 0) dropTry(host, hedge);
      host.frames[at + ROWS + i] = 0;
    }
    if ((host.frames[at + CALL] & FIRST_OUT) === 0) return;
    host.frames[at + CALL] &= ~FIRST_OUT;
    giveUp(host, row, this.position);
  }

  override withdraw(host: Host, row: number): number {
    host.disarm(row, this);
    let out = 0;
    for (let i = 0; i < this.config.maxHedges; i++) {
      const at = this.at(host, row) + ROWS + i;
      const hedge = host.frames[at] - 1;
      if (hedge >= 0 && giveUpTry(host, hedge)) out++;
      else host.frames[at] = 0;
    }
    return out;
  }

  override triesOut(host: Host, row: number): number {
    const at = this.at(host, row) + ROWS;
    let out = 0;
    for (let i = 0; i < this.config.maxHedges; i++) if (host.frames[at + i] > 0) out++;
    return out;
  }

  override tryEnded(host: Host, row: number, tryRow: number): void {
    this.forget(host, row, tryRow);
  }

  private forget(host: Host, row: number, tryRow: number): void {
    const at = this.at(host, row) + ROWS;
    for (let i = 0; i < this.config.maxHedges; i++) {
      if (host.frames[at + i] === tryRow + 1) host.frames[at + i] = 0;
    }
  }

  private isOut(host: Host, row: number): boolean {
    return (host.frames[this.at(host, row) + CALL] & FIRST_OUT) !== 0 || this.triesOut(host, row) > 0;
  }

  private mayMakeMore(call: number): boolean {
    return (call & NO_MORE) === 0 && (call & MADE) < this.config.maxHedges;
  }

  private at(host: Host, row: number): number {
    return row * host.frameWidth + this.frame;
  }
}

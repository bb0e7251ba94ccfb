import { FALLBACK, OK, type Outcome } from '../../base/outcome';
import { NEVER, type Duration, type Time } from '../../base/time';
import { CAUSE_FACTOR, withCause } from '../../patterns/retry/causes';
import * as engine from '../../patterns/retry/engine';
import {
  BUDGET_USED_UP,
  GOES_ON,
  NOT_RETRIED,
  PUSHED_BACK,
  TOO_LATE,
  TURNED_AWAY,
} from '../../patterns/retry/reasons';
import { SENT, nextTryNumber } from '../attempts';
import { BUDGET_DENIED, RETRIED } from '../events';
import type { Host } from '../host';
import { PARKED, PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';
import { descend, giveUpTry } from '../walk';
import type { BudgetGuard } from './retry-budget';
import type { RetryGuard } from './retry-guard';

/** Offsets in the frame; what only some settings need comes behind. */
const TIMER = 0;
/**
 * Three numbers in one: the attempts of this layer so far, how the failed ones among the first few ended, and the row
 * of its own that the present attempt runs in, if any.
 */
const CALL = 1;
const OPTIONAL = 2;
const NOWHERE = -1;

/** More than a call has attempts. */
const ATTEMPT_FACTOR = 1024;
/** So many causes find room beside the attempts; with more attempts than that they have a number of their own. */
const CAUSES_BESIDE = 3;
const ROW_FACTOR = ATTEMPT_FACTOR * CAUSE_FACTOR * CAUSE_FACTOR * CAUSE_FACTOR;
/** The first attempt, with nothing before it. */
const FIRST = 1;

/** Tries again after a failure. Each attempt enters the layers inside anew. */
export class RetryLayer extends PlacedLayer {
  readonly frameSize: number;
  override readonly timerFrame = TIMER;
  /** Where in the frame lies what the next wait depends on, the causes, and when the call began; or NOWHERE. */
  private readonly previousAt: number;
  private readonly causesAt: number;
  private readonly startedAt: number;

  constructor(
    place: LayerPlace,
    readonly config: engine.RetryConfig,
    readonly guard: RetryGuard,
    readonly budget?: BudgetGuard,
  ) {
    super(place);
    let size = OPTIONAL;
    this.previousAt = engine.needsPrevious(config) ? size++ : NOWHERE;
    this.causesAt = config.maxAttempts - 1 > CAUSES_BESIDE ? size++ : NOWHERE;
    this.startedAt = config.overallNs > 0 ? size++ : NOWHERE;
    this.frameSize = size;
  }

  enter(host: Host, row: number): Signal {
    const at = row * host.frameWidth + this.frame;
    host.frames[at + CALL] = FIRST;
    if (this.previousAt !== NOWHERE) host.frames[at + this.previousAt] = 0;
    if (this.causesAt !== NOWHERE) host.frames[at + this.causesAt] = 0;
    if (this.startedAt !== NOWHERE) host.frames[at + this.startedAt] = host.now;
    engine.noteCall(this.guard.state);
    this.budget?.callBegins(host.now);
    return PASS;
  }

  exit(host: Host, row: number, outcome: Outcome): Signal {
    const isRetry = host.frames[row * host.frameWidth + this.frame + CALL] !== FIRST;
    if (isRetry) this.budget?.retryEnds();
    if (outcome !== OK && outcome !== FALLBACK) return this.failed(host, row, outcome);
    if (isRetry && outcome === OK) engine.noteMended(this.guard.state);
    if (outcome === OK) this.budget?.succeeded();
    this.budget?.callEnds();
    return outcome;
  }

  private failed(host: Host, row: number, outcome: Outcome): Signal {
    const { config, budget } = this;
    const attempt = host.frames[row * host.frameWidth + this.frame + CALL] % ATTEMPT_FACTOR;
    const idempotent = !config.onlyIdempotent || host.isIdempotent(row);
    const reason = engine.whyNot(config, attempt, outcome, idempotent);
    if (reason !== NOT_RETRIED) budget?.failed();
    if (reason !== GOES_ON) return this.giveUp(host, row, outcome, reason);
    return this.tryAgain(host, row, outcome, attempt);
  }

  private tryAgain(host: Host, row: number, outcome: Outcome, attempt: number): Signal {
    const { config } = this;
    const at = row * host.frameWidth + this.frame;
    const draw = host.draw(row, this, attempt);
    const previous = this.previousAt === NOWHERE ? 0 : host.frames[at + this.previousAt];
    const drawn = engine.drawnDelay(config, attempt, draw, previous);
    const asked = config.obeyPushback ? host.pushback(row, outcome) : 0;
    const opens = this.opensAt(host, row);
    if (opens === NEVER) return this.giveUp(host, row, outcome, TURNED_AWAY);
    if (engine.asksTooMuch(config, host.now, asked)) return this.giveUp(host, row, outcome, PUSHED_BACK);
    const wait = engine.heldBack(drawn, host.now, Math.max(asked, opens));
    if (this.isTooLate(host, row, wait)) return this.giveUp(host, row, outcome, TOO_LATE);
    if (this.budget !== undefined && !this.budget.tryAcquire(host.now)) {
      host.note(row, BUDGET_DENIED);
      return this.giveUp(host, row, outcome, BUDGET_USED_UP);
    }
    const { state } = this.guard;
    engine.noteRetry(config, state, host.now, attempt, outcome, drawn, wait);
    if (this.previousAt !== NOWHERE) {
      host.frames[at + this.previousAt] = engine.carriedOver(config, draw, drawn);
    }
    this.keepCause(host, at, attempt, outcome);
    host.arm(row, this, wait);
    return PARKED;
  }

  /**
   * When all layers further in may let a call through again; never when one would reject the next attempt in a way that
   * is not tried again: then it need not be made.
   */
  private opensAt(host: Host, row: number): Time {
    const layers = host.layersOf(row);
    let latest = 0;
    for (let i = this.position + 1; i < layers.length; i++) {
      const opens = layers[i].notBefore(host, row);
      if (opens <= host.now) continue;
      if (!engine.retries(this.config, layers[i].rejection)) return NEVER;
      latest = Math.max(latest, opens);
    }
    return latest;
  }

  private isTooLate(host: Host, row: number, wait: Duration): boolean {
    const { config } = this;
    if (config.overallNs === 0 && !config.heedDeadline) return false;
    const began =
      this.startedAt === NOWHERE ? 0 : host.frames[row * host.frameWidth + this.frame + this.startedAt];
    const deadline = config.heedDeadline ? host.deadlineOf(row, this.position) : NEVER;
    return engine.isTooLate(config, host.now + wait, began, deadline);
  }

  private giveUp(host: Host, row: number, outcome: Outcome, reason: number): Signal {
    const at = row * host.frameWidth + this.frame;
    const attempts = host.frames[at + CALL] % ATTEMPT_FACTOR;
    const causes = withCause(this.causes(host, at), outcome);
    engine.noteGiveUp(this.config, this.guard.state, host.now, attempts, outcome, reason, causes);
    this.budget?.callEnds();
    return outcome;
  }

  private causes(host: Host, at: number): number {
    if (this.causesAt !== NOWHERE) return host.frames[at + this.causesAt];
    return Math.floor((host.frames[at + CALL] % ROW_FACTOR) / ATTEMPT_FACTOR);
  }

  /** The attempt has ended, so there is no row of its own any more. */
  private keepCause(host: Host, at: number, attempt: number, outcome: Outcome): void {
    const causes = withCause(this.causes(host, at), outcome);
    if (this.causesAt === NOWHERE) {
      host.frames[at + CALL] = attempt + ATTEMPT_FACTOR * causes;
    } else {
      host.frames[at + CALL] = attempt;
      host.frames[at + this.causesAt] = causes;
    }
  }

  override timer(host: Host, row: number): void {
    const number = nextTryNumber(host.attempts, row);
    // The row may still wait for the late answer of an earlier try, or for tries that were given up with its layers.
    const { flags, held } = host.attempts.col;
    const isOut = (flags[row] & SENT) !== 0 || held[row] > 0;
    const tryRow = isOut ? host.openTry(row, this.position) : row;
    const at = row * host.frameWidth + this.frame + CALL;
    host.frames[at] += isOut ? 1 + ROW_FACTOR * (tryRow + 1) : 1;
    host.attempts.col.number[tryRow] = number;
    engine.noteBegun(this.guard.state);
    host.note(row, RETRIED);
    descend(host, tryRow, this.position + 1);
  }

  override withdraw(host: Host, row: number): number {
    const call = host.frames[row * host.frameWidth + this.frame + CALL];
    if (this.budget !== undefined) {
      // A retry is out, or it waits here.
      const isRetrying = call % ATTEMPT_FACTOR > 1 || host.attempts.col.depth[row] === this.position;
      if (isRetrying) this.budget.retryEnds();
      this.budget.callEnds();
    }
    host.disarm(row, this);
    const tryRow = Math.floor(call / ROW_FACTOR) - 1;
    return tryRow >= 0 && giveUpTry(host, tryRow) ? 1 : 0;
  }
}

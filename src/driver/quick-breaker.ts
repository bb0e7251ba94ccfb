import { assert } from '../base/assert';
import { OK, SHORT_CIRCUITED, type Outcome } from '../base/outcome';
import { NEVER, nsToMs } from '../base/time';
import { CLOSED, OPEN } from '../patterns/circuit-breaker/catalogue';
import * as engine from '../patterns/circuit-breaker/engine';
import type { BreakerGuard } from '../policies/layers/breaker-layer';
import { FROM_ERROR, FROM_LAYER, FROM_VALUE, type Work } from './call';
import { CallContext } from './call-context';
import type { CallHost } from './call-host';
import { endOf, judgeEnd, outcomeOfValue } from './callee-ends';
import { RejectedError } from './errors';
import { failureOf } from './failure-of';
import type { Failed, Settled } from './results';
import { isTimelessNow } from './timeless';

/** There is no row behind a call of the short way. */
const NO_ROW = -1;
const NO_INSTANCE = -1;
const FIRST = 1;

/** Hears how the functions end that a breaker let through between two changes: they all have the same permit. */
interface Epoch {
  readonly permit: number;
  readonly fulfilled: (value: unknown) => void;
  readonly rejected: (error: unknown) => void;
  /** The same for those who want every outcome as a value. */
  readonly answered: (value: unknown) => Settled<unknown>;
  readonly failed: (error: unknown) => Settled<unknown>;
}

/**
 * The short way of a guard whose only layer is a circuit breaker: the same functions of the same engine, without a row,
 * for as long as none is needed. A closed breaker that counts calls never looks at the clock, so neither does this; and
 * the promise of the function is the caller's promise, because a breaker changes nothing about it.
 */
export class QuickBreaker {
  private epoch: Epoch;

  constructor(
    private readonly host: CallHost,
    private readonly guard: BreakerGuard,
  ) {
    this.epoch = this.epochOf(NO_ROW);
  }

  /** Whether a call may take the short way: the breaker is closed and judges by itself, and nobody listens. */
  get admits(): boolean {
    return this.guard.state.detour === 0 && this.isTaken;
  }

  /** Whether the breaker is open now, so that a call is turned away at once. */
  get rejects(): boolean {
    const { host, guard } = this;
    if (guard.state.mode !== OPEN || !this.isTaken) return false;
    host.timePasses();
    return host.now < guard.state.openUntil;
  }

  private get isTaken(): boolean {
    return this.host.recorder === null && !this.host.isClosed;
  }

  call(work: Work<unknown>): Promise<unknown> {
    const epoch = this.admit();
    const { permit } = epoch;
    let returned: unknown;
    try {
      returned = work(new CallContext(this.host, NO_ROW, FIRST, NO_INSTANCE));
    } catch (error) {
      this.end(permit, FROM_ERROR, error);
      return Promise.reject(error);
    }
    if (returned instanceof Promise) {
      void returned.then(epoch.fulfilled, epoch.rejected);
      return returned;
    }
    const promise = Promise.resolve(returned);
    if (typeof returned === 'object' && returned !== null) void promise.then(epoch.fulfilled, epoch.rejected);
    else this.end(permit, FROM_VALUE, returned);
    return promise;
  }

  attempt(work: Work<unknown>): Promise<Settled<unknown>> {
    const epoch = this.admit();
    let returned: unknown;
    try {
      returned = work(new CallContext(this.host, NO_ROW, FIRST, NO_INSTANCE));
    } catch (error) {
      return Promise.resolve(epoch.failed(error));
    }
    if (returned instanceof Promise) return returned.then(epoch.answered, epoch.failed);
    if (typeof returned !== 'object' || returned === null) return Promise.resolve(epoch.answered(returned));
    return Promise.resolve(returned).then(epoch.answered, epoch.failed);
  }

  reject(): Promise<never> {
    const { retryAfterMs } = this.turnAway();
    return Promise.reject(new RejectedError(this.host.name, 'short-circuited', retryAfterMs));
  }

  rejection(): Promise<Failed> {
    return Promise.resolve(this.turnAway());
  }

  private turnAway(): Failed {
    const { host, guard } = this;
    const { state } = guard;
    const answer = engine.tryAcquire(guard.config, state, host.now);
    assert(answer === engine.REJECTED, 'a breaker that is open lets nothing through');
    host.callsBegun++;
    host.counts[SHORT_CIRCUITED]++;
    const waitMs = state.openUntil === NEVER ? undefined : nsToMs(state.openUntil - host.now);
    return failureOf(SHORT_CIRCUITED, FROM_LAYER, undefined, 0, waitMs);
  }

  private admit(): Epoch {
    const { host, guard } = this;
    // A closed breaker lets everybody through, whatever the time.
    const permit = engine.tryAcquire(guard.config, guard.state, 0);
    if (permit !== this.epoch.permit) this.epoch = this.epochOf(permit);
    host.callsBegun++;
    host.attemptsBegun++;
    host.quickOut++;
    return this.epoch;
  }

  private epochOf(permit: number): Epoch {
    return {
      permit,
      fulfilled: (value) => void this.end(permit, FROM_VALUE, value),
      rejected: (error) => void this.end(permit, FROM_ERROR, error),
      answered: (value) => {
        const outcome = this.end(permit, FROM_VALUE, value);
        if (outcome !== OK) return failureOf(outcome, FROM_VALUE, value, FIRST);
        return { ok: true, value, from: 'call', attempts: FIRST };
      },
      failed: (error) => failureOf(this.end(permit, FROM_ERROR, error), FROM_ERROR, error, FIRST),
    };
  }

  private end(permit: number, from: typeof FROM_VALUE | typeof FROM_ERROR, value: unknown): Outcome {
    const { host, guard } = this;
    const { judge } = host.options;
    if (from === FROM_VALUE && judge === undefined) {
      const outcome = outcomeOfValue(value);
      if (outcome === OK && isTimelessNow(guard)) {
        host.quickOut--;
        host.counts[OK]++;
        engine.complete(guard.config, guard.state, permit, 0, OK, 0);
        return OK;
      }
      return this.complete(permit, outcome);
    }
    return this.complete(permit, judgeEnd(judge, endOf(from === FROM_ERROR, value), false));
  }

  /** What the layer of a breaker does, with its time and its news. */
  private complete(permit: number, outcome: Outcome): Outcome {
    const { host, guard } = this;
    const { state } = guard;
    host.beginTurn();
    host.quickOut--;
    host.counts[outcome]++;
    const wasClosed = state.mode === CLOSED;
    const before = state.changes;
    engine.advance(guard.config, state, host.now);
    if (state.changes !== before) host.guardChanged(guard.index);
    const { changes } = state;
    engine.complete(guard.config, state, permit, host.now, outcome, 0);
    if (state.changes !== changes) host.guardChanged(guard.index);
    if (!wasClosed || state.changes !== changes) host.guardDeadline(guard.index, guard.nextDeadline());
    host.endTurn();
    return outcome;
  }
}

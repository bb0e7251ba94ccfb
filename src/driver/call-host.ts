import { CANCELLED, GAVE_UP, OK, type Outcome } from '../base/outcome';
import { msToNs } from '../base/time';
import { NOT_LATE, SENT } from '../policies/attempts';
import type { Layer } from '../policies/layer';
import { SingleFlightLayer } from '../policies/layers/single-flight-layer';
import { TimeoutLayer } from '../policies/layers/timeout-layer';
import { answer, enterStack, withdrawCall } from '../policies/walk';
import {
  FROM_ERROR,
  FROM_FALLBACK,
  FROM_LAYER,
  FROM_NOWHERE,
  FROM_VALUE,
  type Call,
  type CallExtras,
  type CallOptions,
} from './call';
import {
  CallContext,
  DEADLINE_OVER,
  OUTRUN,
  TIMED_OUT,
  WITHDRAWN,
  type GivenUpBecause,
} from './call-context';
import { endOf, judgeEnd, outcomeOfValue, pushbackOf } from './callee-ends';
import type { CheckedLayer } from './check-stack';
import { deliver } from './deliver';
import { Fifo } from './fifo';
import { LayerHost } from './layer-host';
import { CLOSED } from './results';
import type { StackVersion } from './stack-version';
import { isTimelessNow } from './timeless';

/**
 * The world that the layers of a guard run in: real time, functions and promises. Engines, layers and the walk through
 * them are those of the simulation.
 *
 * Everything happens in turns: something comes from outside (a call, the end of a function, the alarm, an abort), the
 * engines are told, and when none of them is at work any more, what they want is done: functions are called, promises
 * settled, signals aborted, listeners told. So no code but ours ever runs in the middle of a walk.
 */
export class CallHost extends LayerHost {
  /** Calls that take the short way (quick-breaker.ts) and are under way; they have no rows. */
  quickOut = 0;
  isClosed = false;
  private readonly settledCalls = new Fifo<Call>();

  // What comes from outside.

  begin(call: Call): void {
    this.beginTurn();
    this.callsBegun++;
    if (this.news.isHeard) call.withExtras().startedAt = this.now;
    if (this.isClosed) this.settle(call, CLOSED);
    else this.enter(call);
    this.endTurn();
  }

  ended(row: number, from: typeof FROM_VALUE | typeof FROM_ERROR, value: unknown): void {
    const flight = this.rows.flights[row];
    const wasGivenUp = flight.context !== null && flight.context.isGivenUp;
    const { judge } = this.options;
    const outcome =
      judge === undefined && from === FROM_VALUE
        ? outcomeOfValue(value)
        : judgeEnd(judge, endOf(from === FROM_ERROR, value), wasGivenUp);
    const asksForMs =
      outcome === OK ? undefined : pushbackOf(this.options.retryAfterMs, from === FROM_ERROR, value);
    this.timePasses();
    this.asksForMs = asksForMs;
    if (outcome === OK && needsNoTime(this.versionOf(row))) this.keepTime();
    flight.context = null;
    this.answer(row, from, value, outcome);
    this.endTurn();
  }

  wake(): void {
    this.beginTurn();
    this.endTurn();
  }

  install(models: readonly CheckedLayer[], instances: readonly string[], weights: readonly number[]): void {
    this.beginTurn();
    this.stacks.install(models, instances, weights);
    this.watch();
    this.endTurn();
  }

  /** Somebody has begun to listen, or stopped. */
  watch(): void {
    const isNeeded = this.news.isHeard || this.stacks.carryValues;
    this.recorder = isNeeded ? this.scribe : null;
    this.era.alarm.attend(this);
    this.era.alarm.lookForRest();
  }

  /** No call is let in any more, and none tries again. What is at work goes on to its end. */
  shut(): void {
    this.beginTurn();
    this.isClosed = true;
    this.endTurn();
  }

  private abort(call: Call, reason: unknown): void {
    this.beginTurn();
    if (!call.isSettled) this.withdraw(call, CANCELLED, WITHDRAWN, reason);
    this.endTurn();
  }

  // Turns.

  beginTurn(): void {
    this.timePasses();
    this.runDue();
  }

  endTurn(): void {
    while (this.toDo > 0 || this.isDueNow) this.doNext();
    if (this.isClosed) while (this.endWaiting()) this.doNext();
    if (this.mayHaveToWake) this.era.alarm.attend(this);
    this.era.alarm.mayRest();
  }

  /** One thing that the engines want done. Whatever code it runs, that takes time. */
  private doNext(): void {
    const settled = this.settledCalls.take();
    const row = settled === undefined ? this.sent.take() : undefined;
    if (settled !== undefined) {
      this.toDo--;
      deliver(this, settled);
    } else if (row !== undefined) {
      this.toDo--;
      this.start(row);
    } else if (this.isDueNow) this.runDue();
    else {
      this.toDo--;
      this.doRareThing();
    }
    this.timePasses();
  }

  private doRareThing(): void {
    const context = this.toAbort.take();
    if (context !== undefined) context.abort();
    else if (!this.others.beginNext() && !this.fallbacks.askNext()) this.news.tellNext();
  }

  private enter(call: Call): void {
    const { options } = call;
    if (options !== undefined && this.isOverBefore(call, options)) return;
    const { current, once } = this.stacks;
    const version = (options?.idempotent ?? this.options.idempotent) ? current : once;
    const row = this.rows.openCall(call, version.index);
    if (options !== undefined) this.heed(call, options);
    if (needsNoTime(version)) this.keepTime();
    enterStack(this, row);
  }

  /** Whether nobody wants an answer any more that could only come from here on. */
  private isOverBefore(call: Call, { signal, deadlineMs = Infinity }: CallOptions): boolean {
    const isAborted = signal?.aborted === true;
    if (!isAborted && deadlineMs > 0) return false;
    call.from = FROM_LAYER;
    if (isAborted) call.value = signal.reason;
    this.settle(call, isAborted ? CANCELLED : GAVE_UP);
    return true;
  }

  private heed(call: Call, { signal, deadlineMs = Infinity }: CallOptions): void {
    if (deadlineMs < Infinity) {
      const extras = call.withExtras();
      extras.deadline = this.now + msToNs(deadlineMs);
      extras.deadlineEvent = this.armDeadline(call.row, extras.deadline);
    }
    if (signal !== undefined) this.listen(call, signal);
  }

  private answer(row: number, from: number, value: unknown, outcome: Outcome): void {
    const isLate = this.attempts.col.lateFrom[row] !== NOT_LATE;
    this.rows.flights[row].begin(from, value);
    if (this.recorder !== null) this.scribe.begins(row, outcome, isLate);
    if (!isLate) {
      this.running--;
      this.cameFrom = from;
      this.cameValue = value;
    }
    answer(this, row, outcome);
    this.cameFrom = FROM_NOWHERE;
    this.cameValue = undefined;
    if (this.recorder !== null) this.scribe.ends();
  }

  private start(row: number): void {
    if (this.attempts.col.lateFrom[row] !== NOT_LATE) {
      // It was given up before its turn came: its function need not be called.
      this.answer(row, FROM_LAYER, undefined, CANCELLED);
      return;
    }
    const flight = this.rows.flights[row];
    const call = this.callOf(row);
    const context = new CallContext(this, row, this.attempts.col.number[row], flight.place);
    call.attempts++;
    this.attemptsBegun++;
    flight.context = context;
    if (this.news.isHeard) this.news.ofCall(call, { type: 'admitted', attempt: context.attempt });
    let returned: unknown;
    try {
      returned = call.work(context);
      if (typeof returned === 'object' && returned !== null) {
        const promise = returned instanceof Promise ? returned : Promise.resolve(returned);
        void promise.then(flight.fulfilled, flight.rejected);
        return;
      }
    } catch (error) {
      this.ended(row, FROM_ERROR, error);
      return;
    }
    this.ended(row, FROM_VALUE, returned);
  }

  protected timerFired(row: number, layer: Layer): void {
    if (layer instanceof TimeoutLayer) this.because = TIMED_OUT;
    const wasHanded = this.recorder !== null && layer instanceof SingleFlightLayer;
    if (wasHanded) this.scribe.goesOn(row);
    layer.timer(this, row);
    if (wasHanded) this.scribe.ends();
    this.because = OUTRUN;
  }

  protected deadlineOver(row: number): void {
    this.giveUpCall(this.callOf(row));
  }

  protected fallbackDeadlineOver(event: number): void {
    this.giveUpCall(this.fallbacks.takeDue(event));
  }

  private giveUpCall(call: Call): void {
    call.withExtras().deadlineEvent = -1;
    this.withdraw(call, GAVE_UP, DEADLINE_OVER, undefined);
  }

  protected guardDue(index: number): void {
    const { guard } = this.stacks.parts[index];
    guard.due?.(this);
    this.guardDeadline(index, guard.nextDeadline());
  }

  // How calls end.

  settle(call: Call, outcome: Outcome): void {
    if (call.from === FROM_FALLBACK) {
      // The layers are done with it, but it is not over before it has a value.
      this.fallbacks.put(call);
      return;
    }
    call.outcome = outcome;
    if (call.extras !== null) this.tidyUp(call.extras);
    this.settledCalls.put(call);
    this.toDo++;
  }

  private tidyUp(extras: CallExtras): void {
    if (extras.deadlineEvent >= 0) {
      this.forgetDeadline(extras.deadlineEvent);
      this.fallbacks.forgetDeadline(extras.deadlineEvent);
    }
    extras.deadlineEvent = -1;
    extras.stopListening?.();
    extras.stopListening = null;
  }

  private withdraw(call: Call, outcome: Outcome, because: GivenUpBecause, reason: unknown): void {
    this.because = because;
    this.callersReason = reason;
    // A call that waits for its fallback has left its layers.
    if (call.from !== FROM_FALLBACK) withdrawCall(this, call.row);
    this.because = OUTRUN;
    this.callersReason = undefined;
    call.from = FROM_LAYER;
    call.value = reason;
    this.settle(call, outcome);
  }

  private listen(call: Call, signal: AbortSignal): void {
    const listener = (): void => this.abort(call, signal.reason);
    signal.addEventListener('abort', listener, { once: true });
    call.withExtras().stopListening = () => signal.removeEventListener('abort', listener);
  }

  /** Of a closed guard: ends a call that waits for something else than its function. False when there is none. */
  private endWaiting(): boolean {
    const { flags, lateFrom } = this.attempts.col;
    const atWork = new Set<Call>();
    this.rows.flights.forEach(({ call }, row) => {
      if (call !== null && (flags[row] & SENT) !== 0 && lateFrom[row] === NOT_LATE) atWork.add(call);
    });
    for (const [row, { call, from, value }] of this.rows.flights.entries()) {
      if (
        call === null ||
        call.row !== row ||
        call.extras?.isAwaited === false ||
        call.isSettled ||
        call.from === FROM_FALLBACK ||
        atWork.has(call)
      )
        continue;
      this.withdraw(call, CLOSED, WITHDRAWN, from === FROM_ERROR ? value : undefined);
      return true;
    }
    return false;
  }
}

/** Asked twice in every call, so it goes through the breakers by itself. */
function needsNoTime({ isTimeless, breakers }: StackVersion): boolean {
  if (!isTimeless) return false;
  for (let at = 0; at < breakers.length; at++) if (!isTimelessNow(breakers[at])) return false;
  return true;
}

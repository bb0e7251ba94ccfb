import { ensure } from '../base/assert';
import { FALLBACK } from '../base/outcome';
import { FROM_FALLBACK_ERROR, FROM_FALLBACK_VALUE, emptyEnding, type Call } from './call';
import { failureOf } from './failure-of';
import { Fifo } from './fifo';
import type { LayerHost } from './layer-host';
import type { Failed } from './results';

/**
 * Calls that have failed and get what `options.fallback` answers: it is asked when its answer is needed, once for each
 * call. Such a call has left its layers and has no row any more, but whoever made it still waits, and may withdraw it.
 */
export class FallbackCalls {
  private readonly toAsk = new Fifo<Call>();
  /** Those that have a deadline, by the events for that. */
  private readonly byEvent = new Map<number, Call>();

  constructor(private readonly host: LayerHost) {}

  /** Its fallback is asked as soon as no engine is at work any more. */
  put(call: Call): void {
    this.moveDeadline(call);
    this.toAsk.put(call);
    this.host.toDo++;
  }

  /** False when there is none to ask. */
  askNext(): boolean {
    const call = this.toAsk.take();
    if (call === undefined) return false;
    if (!call.isSettled) this.ask(call);
    return true;
  }

  /** The call whose deadline is over now. */
  takeDue(event: number): Call {
    const call = ensure(this.byEvent.get(event), 'a call that waits for its fallback');
    this.byEvent.delete(event);
    return call;
  }

  forgetDeadline(event: number): void {
    this.byEvent.delete(event);
  }

  /** The event for its deadline names a row that belongs to another call by then. */
  private moveDeadline(call: Call): void {
    const { extras } = call;
    if (extras === null || extras.deadlineEvent < 0) return;
    this.host.forgetDeadline(extras.deadlineEvent);
    extras.deadlineEvent = this.host.armFallbackDeadline(extras.deadline);
    this.byEvent.set(extras.deadlineEvent, call);
  }

  private ask(call: Call): void {
    let answer: unknown;
    try {
      answer = this.host.options.fallback?.(primaryFailure(call), call.options);
    } catch (error) {
      this.failed(call, error);
      return;
    }
    if (typeof answer !== 'object' || answer === null) this.answered(call, answer);
    else {
      void Promise.resolve(answer).then(
        (value: unknown) => this.answered(call, value),
        (error: unknown) => this.failed(call, error),
      );
    }
  }

  private answered(call: Call, value: unknown): void {
    const { host } = this;
    host.beginTurn();
    if (!call.isSettled) {
      call.from = FROM_FALLBACK_VALUE;
      call.value = value;
      host.settle(call, FALLBACK);
    }
    host.endTurn();
  }

  /** A fallback that fails has nothing to fall back on: the call has failed as it had before. */
  private failed(call: Call, error: unknown): void {
    const { host } = this;
    host.beginTurn();
    if (!call.isSettled) {
      const { failure } = call.withExtras().ending;
      call.value = call.reject === null ? { ...primaryFailure(call), cause: error } : error;
      call.from = FROM_FALLBACK_ERROR;
      host.settle(call, failure);
    }
    host.endTurn();
  }
}

/** How the call itself had failed that a fallback is to answer. */
function primaryFailure({ extras, value, attempts }: Call): Failed {
  const { failure, failureFrom } = extras?.ending ?? emptyEnding();
  return failureOf(failure, failureFrom, value, attempts);
}

import type { OutcomeId } from '../base/outcome';
import type { FailureKind } from './results';

interface About {
  /** The name of the guard. */
  readonly guard: string;
  /** Milliseconds of the guard's clock (`performance.now()`). */
  readonly at: number;
}

interface OfCall extends About {
  /** Counts the calls of the guard, from 1. */
  readonly call: number;
}

/** The function is about to be called for a call. */
export interface AdmittedEvent extends OfCall {
  readonly type: 'admitted';
  readonly attempt: number;
  readonly instance?: string;
}

/** A layer turned an attempt away. */
export interface RejectedEvent extends OfCall {
  readonly type: 'rejected';
  readonly layer: string;
  readonly kind: FailureKind;
}

/** A layer does not wait for an attempt any more. */
export interface TimeoutEvent extends OfCall {
  readonly type: 'timeout';
  readonly layer: string;
}

/** An attempt has failed and will be made again after a wait. */
export interface RetryEvent extends OfCall {
  readonly type: 'retry';
  readonly layer: string;
  readonly delayMs: number;
}

/** What layers tell of calls beside how they end. */
export interface NotedEvent extends OfCall {
  readonly type:
    | 'budget-denied'
    | 'hedge'
    | 'hedge-won'
    | 'fallback'
    | 'cache-hit'
    | 'cache-miss'
    | 'cache-stale'
    | 'cache-refresh'
    | 'joined';
}

/** The function has ended for an attempt that nobody waited for any more. */
export interface LateEvent extends OfCall {
  readonly type: 'late';
  readonly outcome: OutcomeId;
}

/** A circuit breaker has changed its state. */
export interface StateEvent extends About {
  readonly type: 'state';
  readonly layer: string;
  readonly from: 'closed' | 'open' | 'half-open';
  readonly to: 'closed' | 'open' | 'half-open';
  readonly because: string;
}

/** Calls keep away from an instance from now on, or do not any more. */
export interface InstanceEvent extends About {
  readonly type: 'instance';
  readonly layer: string;
  readonly instance: string;
  readonly isEjected: boolean;
}

/** A call has its answer, or has failed. */
export interface SettledEvent extends OfCall {
  readonly type: 'settled';
  readonly ok: boolean;
  readonly outcome: OutcomeId | 'closed';
  readonly attempts: number;
  readonly tookMs: number;
}

/** What a guard tells whoever listens, in the order in which it happened. */
export type GuardEvent =
  | AdmittedEvent
  | RejectedEvent
  | TimeoutEvent
  | RetryEvent
  | NotedEvent
  | LateEvent
  | StateEvent
  | InstanceEvent
  | SettledEvent;

/** News of a call, without what is said of all of them. */
export type CallNews = Without<Extract<GuardEvent, { readonly call: number }>>;
type Without<Event> = Event extends OfCall ? Omit<Event, keyof OfCall> : never;

export type GuardListener = (event: GuardEvent) => void;

/** Who listens to a guard. */
export class Audience {
  /** Whether anybody does: asked several times in every call. */
  isHeard = false;
  /** What listeners threw: how often, and the last of it. It breaks no call, and is not lost either. */
  errors = 0;
  lastError: unknown = undefined;
  private readonly listeners = new Set<GuardListener>();

  /** Returns what ends it. */
  listen(listener: GuardListener): () => void {
    // The same function may listen twice, and each of the two may stop on its own.
    const own: GuardListener = (event) => listener(event);
    this.listeners.add(own);
    this.isHeard = true;
    return () => {
      this.listeners.delete(own);
      this.isHeard = this.listeners.size > 0;
    };
  }

  tell(event: GuardEvent): void {
    // Whoever begins to listen now hears of what comes later.
    for (const listener of Array.from(this.listeners)) {
      try {
        listener(event);
      } catch (error) {
        this.errors++;
        this.lastError = error;
      }
    }
  }
}

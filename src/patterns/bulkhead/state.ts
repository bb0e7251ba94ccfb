import type { FieldShape, Shape } from '../../base/shape';
import type { Duration, Time } from '../../base/time';
import type { BulkheadConfig } from './config';

/** A type and not an interface, so that it can be handed to whoever saves plain states by their shape. */
export type BulkheadState = {
  /** Slots taken. */
  current: number;
  queued: number;
  /** Where the longest waiter stands in the rings. */
  first: number;
  /** Calls that have got a slot, at once or after waiting. */
  admitted: number;
  /** Calls that have begun to wait. */
  queuedTotal: number;
  rejected: number;
  /** Waiters that withdrew. */
  left: number;
  /** Waiters whose time was over. */
  timedOut: number;
  /** Waiters that lost their place because the queue was made shorter. */
  evicted: number;
  /** The longest that anybody has waited who does not wait any more, whatever ended the wait. */
  longestWait: Duration;
  /** Tickets of the waiters, in the order in which they came, and when each came. */
  waiting: Float64Array;
  since: Float64Array;
};

export function shape(config: BulkheadConfig): Shape {
  return {
    current: 'number',
    queued: 'number',
    first: 'number',
    admitted: 'number',
    queuedTotal: 'number',
    rejected: 'number',
    left: 'number',
    timedOut: 'number',
    evicted: 'number',
    longestWait: 'number',
    waiting: { ring: config.queueLimit },
    since: { ring: config.queueLimit },
  } satisfies Record<keyof BulkheadState, FieldShape>;
}

export function init(config: BulkheadConfig, _now: Time): BulkheadState {
  return {
    current: 0,
    queued: 0,
    first: 0,
    admitted: 0,
    queuedTotal: 0,
    rejected: 0,
    left: 0,
    timedOut: 0,
    evicted: 0,
    longestWait: 0,
    waiting: new Float64Array(config.queueLimit),
    since: new Float64Array(config.queueLimit),
  };
}

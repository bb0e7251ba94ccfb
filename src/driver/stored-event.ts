import type { JsonValue } from '../base/json';
import { ANY, EXISTS, NONE } from '../patterns/event-store/verdicts';

export interface NewEvent {
  readonly type: string;
  /** What JSON can carry whole; by default null. */
  readonly data?: JsonValue | undefined;
  /** By it the event is known again. By default a random one, and then it is appended again when it is sent again. */
  readonly id?: string | undefined;
}

export interface StoredEvent {
  /** Its place among all events, from 1. */
  readonly position: number;
  readonly stream: string;
  /** Its place in the stream, from 1. */
  readonly version: number;
  readonly id: string;
  readonly type: string;
  /** Deeply frozen. */
  readonly data: JsonValue;
  /** When it was appended, in milliseconds since 1970. */
  readonly time: number;
  readonly correlationId: string | undefined;
  readonly causationId: string | undefined;
  readonly userId: string | undefined;
}

/** What is expected of a stream: anything, nothing to be read, something to be read, or exactly a version. */
export type ExpectedVersion = 'any' | 'none' | 'exists' | number;

/** The stream is not at the version that was expected; nothing was appended. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';

  constructor(
    readonly stream: string,
    readonly expected: ExpectedVersion,
    readonly actual: number,
  ) {
    super(`stream "${stream}" is at version ${actual}, and ${expectedText(expected)} was expected`);
  }
}

/** What the store does not take, and why. */
export class EventStoreError extends Error {
  override readonly name = 'EventStoreError';

  constructor(
    message: string,
    /** Events with these ids are in the store already. */
    readonly isKnown = false,
  ) {
    super(message);
  }
}

export function expectedCode(expected: ExpectedVersion): number {
  if (expected === 'any') return ANY;
  if (expected === 'none') return NONE;
  if (expected === 'exists') return EXISTS;
  if (Number.isInteger(expected) && expected >= 0) return expected;
  throw new EventStoreError(
    `the expected version is "any", "none", "exists" or a whole number, not ${expected}`,
  );
}

function expectedText(expected: ExpectedVersion): string {
  if (expected === 'none') return 'no event';
  return expected === 'exists' ? 'some event' : `version ${expected}`;
}

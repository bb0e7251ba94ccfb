import { systemClock, type Clock } from './clock';

/** What goes over a bus. */
export interface Message<Type extends string = string, Payload = unknown> {
  readonly type: Type;
  readonly payload: Payload;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  /** On whose behalf, where that is known. */
  readonly userId: string | undefined;
  /** The same for all that follows from one message: its id. */
  readonly correlationId: string;
}

export interface MessageOptions {
  readonly id?: string | undefined;
  readonly timestamp?: number | undefined;
  readonly userId?: string | undefined;
  readonly correlationId?: string | undefined;
  /** The message from which this one follows. */
  readonly from?: Message | undefined;
}

export interface BusOptions {
  readonly clock?: Clock | undefined;
  /** Makes the ids of messages; by default random ones. */
  readonly newId?: (() => string) | undefined;
}

/** Fills in what a message has beside its type and payload. */
export function messageOf<Type extends string, Payload>(
  type: Type,
  payload: Payload,
  given: MessageOptions,
  bus: BusOptions,
): Message<Type, Payload> {
  const id = given.id ?? (bus.newId ?? ((): string => globalThis.crypto.randomUUID()))();
  return {
    type,
    payload,
    id,
    timestamp: given.timestamp ?? (bus.clock ?? systemClock).wallNow(),
    userId: given.userId ?? given.from?.userId,
    correlationId: given.correlationId ?? given.from?.correlationId ?? id,
  };
}

import { messageOf, type BusOptions, type Message, type MessageOptions } from './message';
import type { Unsubscribe } from './request-bus';

export interface EventBusOptions extends BusOptions {
  /** Whether a subscriber that fails is told of by `publish` (the default), or makes it throw. */
  readonly onFailure?: 'each' | 'whole' | undefined;
}

/** What became of an event. */
export interface Published<Type extends string, Payload> {
  readonly event: Message<Type, Payload>;
  /** How many subscribers were called. */
  readonly subscribers: number;
  /** What those have thrown that failed. */
  readonly failures: readonly unknown[];
}

interface Subscription<All> {
  /** Null for all types. */
  readonly type: (keyof All & string) | null;
  readonly hear: (event: Message<keyof All & string, All[keyof All & string]>) => unknown;
}

/** A bus on which each event is heard by all who have subscribed to its type. */
export function eventBus<All>(options: EventBusOptions = {}): EventBus<All> {
  return new EventBus(options);
}

/** Made by `eventBus`. */
export class EventBus<All> {
  private readonly subscriptions = new Set<Subscription<All>>();

  constructor(private readonly options: EventBusOptions) {}

  subscribe<Type extends keyof All & string>(
    type: Type,
    subscriber: (event: Message<Type, All[Type]>) => unknown,
  ): Unsubscribe {
    return this.added({
      type,
      hear: (event) => (isOf<All, Type>(event, type) ? subscriber(event) : undefined),
    });
  }

  subscribeAll(
    subscriber: (event: Message<keyof All & string, All[keyof All & string]>) => unknown,
  ): Unsubscribe {
    return this.added({ type: null, hear: (event) => subscriber(event) });
  }

  async publish<Type extends keyof All & string>(
    type: Type,
    payload: All[Type],
    options: MessageOptions = {},
  ): Promise<Published<Type, All[Type]>> {
    const event = messageOf(type, payload, options, this.options);
    const heard: Promise<unknown>[] = [];
    const before = [...this.subscriptions];
    for (const subscription of before) {
      const isMeant = subscription.type === null || subscription.type === type;
      // One that was called before it may have taken it back.
      if (!isMeant || !this.subscriptions.has(subscription)) continue;
      heard.push(new Promise((resolve) => resolve(subscription.hear(event))));
    }
    const ends = await Promise.allSettled(heard);
    const failures = ends.flatMap((end): unknown[] => (end.status === 'rejected' ? [end.reason] : []));
    if (failures.length > 0 && this.options.onFailure === 'whole') {
      const message = `event "${type}": ${failures.length} of ${heard.length} subscribers failed`;
      throw new AggregateError(failures, message);
    }
    return { event, subscribers: heard.length, failures };
  }

  private added(subscription: Subscription<All>): Unsubscribe {
    this.subscriptions.add(subscription);
    return () => void this.subscriptions.delete(subscription);
  }
}

function isOf<All, Type extends keyof All & string>(
  event: Message<keyof All & string, All[keyof All & string]>,
  type: Type,
): event is Message<Type, All[Type]> {
  return event.type === type;
}

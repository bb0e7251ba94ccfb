import {
  configureSubscription,
  poll,
  subscribe,
  type SubscriptionConfig,
  type SubscriptionState,
  type Topic,
} from '../patterns/event-store/subscription';
import type { EventStore } from './event-store';
import type { StoredEvent } from './stored-event';

export interface SubscribeOptions {
  /** The position after which to begin, as a checkpoint has it; 0 is the beginning. */
  readonly from?: number | undefined;
  readonly stream?: string | undefined;
  readonly types?: readonly string[] | undefined;
}

/** Whoever takes events says by `position` how far he has come; nothing is stored for him. */
const SETTINGS = { batchEvents: 100, checkpointEvery: 1, behindAfter: 0 };

interface Waiter {
  readonly position: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Hands each event over once, in order, and waits for whoever takes it. Made by `subscribe` of a store. */
export class EventSubscription {
  /** Resolves when it was stopped; rejects with what the handler has thrown. */
  readonly ended: Promise<void>;
  private readonly config: SubscriptionConfig;
  private readonly state: SubscriptionState;
  private at: number;
  private isOver = false;
  private isAtWork = false;
  private waiters: Waiter[] = [];
  private stopped: () => void = () => {};
  private failed: (error: unknown) => void = () => {};

  constructor(
    private readonly store: EventStore,
    private readonly handler: (event: StoredEvent) => unknown,
    topic: Topic,
    from: number,
    private readonly whenOver: (subscription: EventSubscription) => void,
  ) {
    this.at = from;
    this.config = configureSubscription(SETTINGS, topic);
    this.state = subscribe(from, 0);
    this.ended = new Promise((resolve, reject) => {
      this.stopped = resolve;
      this.failed = reject;
    });
  }

  /** Everything up to here was taken, or was of no interest: the checkpoint from which another one would go on. */
  get position(): number {
    return this.at;
  }

  /** When everything up to a position was taken: whoever has appended can wait for what reads it. */
  reached(position: number): Promise<void> {
    if (position <= this.at) return Promise.resolve();
    return new Promise((resolve, reject) => {
      if (this.isOver) reject(new Error(`the subscription ended at position ${this.at}`));
      else this.waiters.push({ position, resolve, reject });
    });
  }

  /** Nothing more is handed over. */
  stop(): void {
    this.end(new Error(`the subscription was stopped at position ${this.at}`));
    this.stopped();
  }

  /** For the store to say. */
  somethingCame(): void {
    if (this.isAtWork || this.isOver) return;
    this.isAtWork = true;
    void this.work();
  }

  private async work(): Promise<void> {
    // Nobody is called before whoever appends or subscribes has been told.
    await Promise.resolve();
    try {
      while (!this.isOver && this.state.position < this.store.head) await this.takeBatch();
    } catch (error) {
      this.end(error);
      this.failed(error);
    }
    this.isAtWork = false;
  }

  private async takeBatch(): Promise<void> {
    poll(this.config, this.state, this.store.library, this.store.page, 0);
    for (const event of this.store.eventsOfPage()) {
      if (this.isOver) return;
      await this.handler(event);
      this.moveTo(event.position);
    }
    if (!this.isOver) this.moveTo(this.state.position);
  }

  private moveTo(position: number): void {
    this.at = position;
    const there = this.waiters.filter((waiter) => waiter.position <= position);
    this.waiters = this.waiters.filter((waiter) => waiter.position > position);
    for (const { resolve } of there) resolve();
  }

  private end(error: unknown): void {
    if (this.isOver) return;
    this.isOver = true;
    this.whenOver(this);
    for (const { reject } of this.waiters.splice(0)) reject(error);
  }
}

import type { Problem } from '../../base/problem';
import { ok, type Result } from '../../base/result';

/** A whole value with what the log says about the way to it. */
export interface Made<Value> {
  readonly next: Value;
  readonly label: string;
}

/** One change, made from whatever the value is by then; the same value means that there is nothing to change. */
export type Step<Value> = (newest: Value) => Made<Value>;
export type SendWhole<Value> = (
  made: Made<Value>,
  before: Value,
) => Promise<Result<void, readonly Problem[]>>;

/**
 * Values whose parts only mean something together are sent as a whole. The next change builds on what was sent last,
 * also while there is no answer yet: otherwise it would take the one before it back. Known by their paths, so they
 * outlive the form that sent them.
 */
export class SentWholes<Value> {
  private readonly sent = new Map<string, readonly { readonly next: Value }[]>();
  private readonly listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** What was sent last and is not answered; undefined when nothing is under way. */
  newest(path: string): Value | undefined {
    return this.sent.get(path)?.at(-1)?.next;
  }

  async change(
    path: string,
    known: Value,
    step: Step<Value>,
    send: SendWhole<Value>,
  ): Promise<Result<void, readonly Problem[]>> {
    const before = this.newest(path) ?? known;
    const made = step(before);
    if (made.next === before) return ok(undefined);
    this.set(path, [...(this.sent.get(path) ?? []), made]);
    const result = await send(made, before);
    this.set(
      path,
      (this.sent.get(path) ?? []).filter((one) => one !== made),
    );
    return result;
  }

  private set(path: string, underWay: readonly { readonly next: Value }[]): void {
    if (underWay.length === 0) this.sent.delete(path);
    else this.sent.set(path, underWay);
    for (const listener of this.listeners) listener();
  }
}

import type { Problem } from '../../base/problem';
import type { Result } from '../../base/result';
import type { SettingValue } from '../../base/settings';
import { sameValue } from './visible-fields';

/** Makes the edit; `before` is what it changes, which may have been sent and not be answered yet. */
export type SendValue = (
  next: SettingValue,
  before: SettingValue,
) => Promise<Result<void, readonly Problem[]>>;

/** What the person wants in place of the value. */
export interface Wanted {
  readonly value: SettingValue;
  readonly state: 'held' | 'sent' | 'refused';
  readonly problems: readonly Problem[];
}

export interface AttemptEnvironment {
  /** Calls once after the hand has rested; the answer calls it off. */
  readonly afterRest: (call: () => void) => () => void;
  /** Something was refused, and the control that would show it is gone. */
  readonly refusedUnseen: (problems: readonly Problem[]) => void;
}

/**
 * A value that is being changed by edits which the worker may refuse. What counts as the value is what was sent last,
 * as long as there is no answer; a value that is what it was makes no edit. What was typed is never forgotten: it
 * goes out when its control goes away.
 */
export class ValueAttempt {
  private wanted: Wanted | undefined;
  /** The newest edit without an answer. */
  private sent: { readonly value: SettingValue } | undefined;
  private callOff: (() => void) | undefined;
  private isSeen = true;
  private readonly listeners = new Set<() => void>();

  constructor(
    private value: SettingValue,
    private commit: SendValue,
    private readonly environment: AttemptEnvironment,
  ) {}

  /** The value as the scenario has it now, and how to change it from here on. */
  update(value: SettingValue, commit: SendValue): void {
    this.value = value;
    this.commit = commit;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** What stands in place of the value; undefined while nothing does. */
  get = (): Wanted | undefined => this.wanted;

  enter(): void {
    this.isSeen = true;
  }

  leave(): void {
    this.flush();
    this.isSeen = false;
  }

  send(next: SettingValue): void {
    this.rest();
    const before = this.sent?.value ?? this.value;
    if (sameValue(next, before)) {
      this.showSent();
      return;
    }
    const mine = { value: next };
    this.sent = mine;
    this.showSent();
    void this.commit(next, before).then((result) => {
      // A later one has taken its place.
      if (this.sent !== mine) return;
      this.sent = undefined;
      if (result.ok) this.value = next;
      else if (!this.isSeen) this.environment.refusedUnseen(result.error);
      // Meanwhile something else may be wanted, which is not sent yet.
      if (this.wanted?.state !== 'sent') return;
      this.show(result.ok ? undefined : { value: next, state: 'refused', problems: result.error });
    });
  }

  /** Shows the value now and sends it when the hand rests: one edit for a row of steps. */
  sendSoon(next: SettingValue): void {
    this.rest();
    this.show({ value: next, state: 'held', problems: [] });
    this.callOff = this.environment.afterRest(() => this.send(next));
  }

  /** Sends at once what was to be sent soon. */
  flush(): void {
    if (this.wanted?.state === 'held') this.send(this.wanted.value);
  }

  /** Takes back what is not sent, or was refused. */
  restore(): void {
    this.rest();
    this.showSent();
  }

  private rest(): void {
    this.callOff?.();
    this.callOff = undefined;
  }

  private showSent(): void {
    this.show(this.sent && { value: this.sent.value, state: 'sent', problems: [] });
  }

  private show(wanted: Wanted | undefined): void {
    this.wanted = wanted;
    for (const listener of this.listeners) listener();
  }
}

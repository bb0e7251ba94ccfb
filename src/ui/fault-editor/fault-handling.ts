import type { Problem } from '../../base/problem';
import type { Result } from '../../base/result';
import type { Fault } from '../../scenario/format';
import { changeFault, type FaultEdit } from './fault-edits';
import { whyNotNow } from './past-rule';

/** What it needs of the page; a test gives a small one. */
export interface HandlingEnvironment {
  /** The fault as the scenario has it now. */
  readonly faultOf: (id: string) => Fault | undefined;
  /** The present moment and the length of the run in ms; the moment is 0 while nothing has happened. */
  readonly times: () => { readonly now: number; readonly duration: number };
  readonly send: (edit: FaultEdit) => Promise<Result<void, readonly Problem[]>>;
  /** Calls once after the hand has rested; the answer calls it off. */
  readonly afterRest: (call: () => void) => () => void;
  /** An edit was not made, and why. */
  readonly refused: (fault: Fault, problems: readonly Problem[] | string) => void;
}

/** A fault as somebody holds it. */
export interface HeldFault {
  readonly fault: Fault;
  /** Why it cannot stay there. */
  readonly why: string | undefined;
  /** It was let go, and there is no answer yet. */
  readonly isSent: boolean;
}

/** The bars of faults that are being moved by hand, by pointer or by keys: one edit for each movement. */
export class FaultHandling {
  private held = new Map<string, HeldFault>();
  private callOff: (() => void) | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly page: HandlingEnvironment) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** What stands in place of a fault; undefined while nobody holds it. */
  get(id: string): HeldFault | undefined {
    return this.held.get(id);
  }

  /** The fault is shown so, and nothing is sent yet. */
  hold(fault: Fault): void {
    const before = this.known(fault.id);
    if (before === undefined) return;
    const why = whyNotNow(before, fault, this.page.times().now);
    this.set(fault.id, { fault, why, isSent: false });
  }

  /** The same by a key: it is sent when the hand rests. */
  nudge(fault: Fault): void {
    this.hold(fault);
    this.callOff?.();
    this.callOff = this.page.afterRest(() => void this.letGo(fault.id));
  }

  giveUp(id: string): boolean {
    this.rest();
    const held = this.held.get(id);
    if (held === undefined || held.isSent) return false;
    this.set(id, undefined);
    return true;
  }

  /** Sends what is held, unless it would change what has passed. */
  async letGo(id: string): Promise<void> {
    this.rest();
    const held = this.held.get(id);
    const before = this.known(id);
    if (held === undefined || held.isSent || before === undefined) return;
    const { fault } = held;
    const { now, duration } = this.page.times();
    const why = whyNotNow(before, fault, now);
    if (why !== undefined || isSame(before, fault)) {
      this.set(id, undefined);
      if (why !== undefined) this.page.refused(fault, why);
      return;
    }
    const sent = { fault, why: undefined, isSent: true };
    this.set(id, sent);
    const result = await this.page.send(changeFault(before, fault, duration));
    if (!result.ok) this.page.refused(fault, result.error);
    // Meanwhile somebody may have taken hold of it again.
    if (this.held.get(id) === sent) this.set(id, undefined);
  }

  /** What the next movement begins from: also what was sent and has no answer yet. */
  known(id: string): Fault | undefined {
    const held = this.held.get(id);
    return held?.isSent === true ? held.fault : this.page.faultOf(id);
  }

  private rest(): void {
    this.callOff?.();
    this.callOff = undefined;
  }

  private set(id: string, held: HeldFault | undefined): void {
    if (held === undefined) this.held.delete(id);
    else this.held.set(id, held);
    for (const listener of this.listeners) listener();
  }
}

function isSame(one: Fault, other: Fault): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

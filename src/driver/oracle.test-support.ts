import { FakeHost, type Call as FakeCall } from '../policies/fake-host.test-support';
import { NEVER, nsToMs } from '../base/time';
import type { Guard } from '../policies/guard';
import { ERA_BEGINS } from './alarm';
import { Call } from './call';
import type { CheckedLayer } from './check-stack';
import { deadlineOf } from './deadlines';
import { KeyNames } from './key-names';
import { makeStack, type GuardPart } from './stack-version';

const START_MS = nsToMs(ERA_BEGINS);
export const LUCK = 0.5;
const names = new KeyNames([]);

function nothing(): void {}

/** The number that a guard gives to a key. */
function numberOf(key: string | undefined): number {
  return names.keyOf(new Call(0, nothing, { key }, nothing, nothing));
}

/**
 * The same layers in the host that the tests of `policies/` run in: time moves when the test says so, and it is strict
 * about everything that a host must not do.
 */
export class Oracle extends FakeHost {
  readonly parts: GuardPart[] = [];
  private ms = START_MS;

  constructor(models: readonly CheckedLayer[], instances: number) {
    super();
    this.now = ERA_BEGINS;
    this.instances = Array.from({ length: instances }, (_, place) => place);
    const { version } = makeStack(models, 0, {
      guardName: '',
      now: this.now,
      parts: this.parts,
      shared: new Map(),
      shares: '',
      luck: () => Math.floor(LUCK * 4294967296) | 0,
      instances,
      weights: [],
      others: [],
      openLane: () => -1,
    });
    this.stacks.push(version.layers);
  }

  override draw(): number {
    return LUCK;
  }

  override openTry(row: number, base: number): number {
    const tryRow = super.openTry(row, base);
    this.chooseInstance(tryRow, this.instanceOf(row));
    return tryRow;
  }

  /** That of the driver, which has an example of each rule in its tests. */
  override deadlineOf(row: number, position = Infinity): number {
    return deadlineOf(this, row, position);
  }

  callDeadline(): number {
    return Infinity;
  }

  override cacheKeyOf(row: number): number {
    return this.keyOf(row) === 0 ? -1 : this.keyOf(row);
  }

  /** Makes a call, answers, withdraws, or lets time pass; and then everything that is due at that instant. */
  make(key: string | undefined): FakeCall {
    this.subject = { key: numberOf(key), user: 0 };
    const call = this.call();
    this.pass(0);
    return call;
  }

  end(outcome: number, place: number): void {
    this.answer(outcome, place);
    this.pass(0);
  }

  leave(call: FakeCall): void {
    this.withdraw(call);
    this.pass(0);
  }

  pass(ms: number): void {
    this.ms += ms;
    for (let next = this.nextDeadline(); next <= this.ms; next = this.nextDeadline()) {
      this.advanceTo(next);
      for (const guard of this.changedByTime()) if (guard.nextDeadline() <= this.now) guard.due?.(this);
      this.advanceTo(next);
    }
    this.advanceTo(this.ms);
  }

  private nextDeadline(): number {
    return nsToMs(Math.min(...this.changedByTime().map((guard) => guard.nextDeadline()), NEVER));
  }

  private changedByTime(): Guard[] {
    return this.parts.flatMap(({ guard }) => (guard.due === undefined ? [] : [guard]));
  }
}

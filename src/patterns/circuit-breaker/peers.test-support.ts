import { vi } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { ERROR, OK, type Outcome } from '../../base/outcome';
import { NS_PER_MS, type Time } from '../../base/time';
import * as engine from './engine';
import { fields, type CircuitBreakerSettings } from './settings';

/** A call of a peer: the promise that its action waits for, and whether the action was ever called. */
export interface PeerCall {
  readonly started: boolean;
  succeed(): void;
  fail(error: Error): void;
}

/** Takes a peer's breaker around an action; what comes out of it is of no interest here, only what it becomes. */
export function callPeer(run: (action: () => Promise<number>) => Promise<unknown>): PeerCall {
  let started = false;
  let succeed = (): void => {};
  let fail = (_error: Error): void => {};
  const result = new Promise<number>((resolve, reject) => {
    succeed = () => resolve(1);
    fail = reject;
  });
  const settled = run(() => {
    started = true;
    return result;
  });
  settled.catch(() => {});
  // An action that was never called leaves a promise that nobody else looks at.
  result.catch(() => {});
  return {
    get started() {
      return started;
    },
    succeed: () => succeed(),
    fail: (error) => fail(error),
  };
}

/** Lets everything happen that promises have set in motion, and so much time pass. */
export async function pass(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

/** Our breaker, on the clock of the test: milliseconds since it began. */
export class OurBreaker {
  now: Time = 0;
  config: engine.BreakerConfig;
  readonly state: engine.BreakerState;

  constructor(private readonly settings: Partial<CircuitBreakerSettings>) {
    this.config = engine.configure({ ...defaultsOf(fields), ...settings });
    this.state = engine.init(this.config, 0);
  }

  adapt(changes: Partial<CircuitBreakerSettings>): void {
    const before = this.config;
    this.config = engine.configure({ ...defaultsOf(fields), ...this.settings, ...changes });
    engine.adapt(this.config, this.state, this.now, before);
  }

  wait(ms: number): void {
    this.now += ms * NS_PER_MS;
    engine.advance(this.config, this.state, this.now);
  }

  ask(): number {
    return engine.tryAcquire(this.config, this.state, this.now);
  }

  end(permit: number, outcome: Outcome): void {
    engine.complete(this.config, this.state, permit, this.now, outcome, 0);
  }

  /** Calls one after another: "s" succeeds, "f" fails. */
  calls(ends: string): void {
    for (const letter of ends) this.end(this.ask(), letter === 's' ? OK : ERROR);
  }
}

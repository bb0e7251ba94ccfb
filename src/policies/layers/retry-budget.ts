import type { Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import * as engine from '../../patterns/retry/budget';
import type { Guard } from '../guard';

/**
 * The budget of the retries of one layer, or of all layers that share it: each tells it when a call begins and ends,
 * how its attempts end, and asks before it waits for another one. A hedge asks in the same way.
 */
export class BudgetGuard implements Guard {
  readonly state: engine.BudgetState;

  constructor(
    public config: engine.BudgetConfig,
    now: Time,
  ) {
    this.state = engine.initBudget(config, now);
  }

  /** New settings while running. */
  configure(config: engine.BudgetConfig, now: Time): void {
    this.config = config;
    engine.adaptBudget(config, this.state, now);
  }

  callBegins(now: Time): void {
    engine.callBegins(this.config, this.state, now);
  }

  callEnds(): void {
    engine.callEnds(this.state);
  }

  succeeded(): void {
    engine.succeeded(this.config, this.state);
  }

  failed(): void {
    engine.failed(this.config, this.state);
  }

  /** Whether a retry may begin its wait, or a hedge its work. It then counts until `retryEnds`. */
  tryAcquire(now: Time): boolean {
    return engine.tryAcquire(this.config, this.state, now);
  }

  retryEnds(): void {
    engine.retryEnds(this.state);
  }

  /** How much is left for the next retry, and how much there can be. */
  left(now: Time): number {
    return engine.budgetLeft(this.config, this.state, now);
  }

  most(now: Time): number {
    return engine.budgetMost(this.config, this.state, now);
  }

  shape(): Shape {
    return engine.budgetShape(this.config);
  }

  nextDeadline(): Time {
    return engine.budgetDeadline(this.config, this.state);
  }

  advance(now: Time): void {
    engine.advanceBudget(this.config, this.state, now);
  }
}

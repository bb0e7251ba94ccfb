import type { Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import * as engine from '../../patterns/retry/engine';
import { BUDGET_USED_UP } from '../../patterns/retry/reasons';
import { BUDGET_FIGURE } from '../figures';
import type { Guard } from '../guard';
import type { BudgetGuard } from './retry-budget';

/** What the retries of one layer on one edge have come to: counts, the last decision, the last calls given up. */
export class RetryGuard implements Guard {
  readonly state: engine.RetryState;

  constructor(
    public config: engine.RetryConfig,
    now: Time,
    /** The budget that the retries of the newest version of the layer draw on. */
    public budget?: BudgetGuard,
  ) {
    this.state = engine.init(config, now);
  }

  /** New settings while running. Calls under way go by those of the version of the stack that they entered. */
  configure(config: engine.RetryConfig, now: Time, budget?: BudgetGuard): void {
    this.config = config;
    this.budget = budget;
    engine.adapt(config, this.state, now);
  }

  shape(): Shape {
    return engine.shape(this.config);
  }

  nextDeadline(): Time {
    return engine.nextDeadline(this.config, this.state);
  }

  advance(now: Time): void {
    engine.advance(this.config, this.state, now);
  }

  figures(row: Float64Array, at: number, now: Time): void {
    const { budget, state } = this;
    row[at + BUDGET_FIGURE.left] = budget === undefined ? NaN : budget.left(now);
    row[at + BUDGET_FIGURE.most] = budget === undefined ? NaN : budget.most(now);
    row[at + BUDGET_FIGURE.denied] = state.gaveUp[BUDGET_USED_UP];
    row[at + BUDGET_FIGURE.gaveUp] = engine.givenUp(state);
  }
}

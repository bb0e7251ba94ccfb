import type { Time } from '../../base/time';
import * as engine from '../../patterns/retry/engine';
import { BUDGET_USED_UP } from '../../patterns/retry/reasons';
import { EngineGuard } from '../engine-guard';
import { BUDGET_FIGURE } from '../figures';
import type { BudgetGuard } from './retry-budget';

/** What the retries of one layer on one edge have come to: counts, the last decision, the last calls given up. */
export class RetryGuard extends EngineGuard<engine.RetryConfig, engine.RetryState> {
  constructor(
    config: engine.RetryConfig,
    now: Time,
    /** The budget that the retries of the newest version of the layer draw on. */
    public budget?: BudgetGuard,
  ) {
    super(engine, config, now);
  }

  /** Calls under way go by the settings of the version of the stack that they entered. */
  override configure(config: engine.RetryConfig, now: Time, budget?: BudgetGuard): void {
    this.budget = budget;
    super.configure(config, now);
  }

  figures(row: Float64Array, at: number, now: Time): void {
    const { budget, state } = this;
    row[at + BUDGET_FIGURE.left] = budget === undefined ? NaN : budget.left(now);
    row[at + BUDGET_FIGURE.most] = budget === undefined ? NaN : budget.most(now);
    row[at + BUDGET_FIGURE.denied] = state.gaveUp[BUDGET_USED_UP];
    row[at + BUDGET_FIGURE.gaveUp] = engine.givenUp(state);
  }
}

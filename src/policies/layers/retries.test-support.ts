import { defaultsOf } from '../../base/check-settings';
import * as budget from '../../patterns/retry/budget';
import * as retry from '../../patterns/retry/engine';
import { fields, type RetrySettings } from '../../patterns/retry/settings';
import type { MakeLayer } from '../stack.test-support';
import { BudgetGuard } from './retry-budget';
import { RetryGuard } from './retry-guard';
import { RetryLayer } from './retry-layer';

/** Equal waits of 10 ms without jitter, unless they say otherwise. */
function retrySettings(changed: Partial<RetrySettings>): RetrySettings {
  return { ...defaultsOf(fields), jitter: 'none', backoff: 'constant', initialDelayMs: 10, ...changed };
}

export function budgetGuard(changed: Partial<RetrySettings>): BudgetGuard {
  return new BudgetGuard(budget.configureBudget(retrySettings(changed)), 0);
}

/** A retry layer with its guard, and with a budget when it is given one. */
export function guardedRetry(
  changed: Partial<RetrySettings>,
  draws?: BudgetGuard,
): { readonly guard: RetryGuard; readonly layer: MakeLayer } {
  const config = retry.configure(retrySettings(changed));
  const guard = new RetryGuard(config, 0, draws);
  return { guard, layer: (place) => new RetryLayer(place, config, guard, draws) };
}

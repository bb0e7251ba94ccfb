import type { Explanation } from '../base/explanation';
import type { Time } from '../base/time';
import * as bulkhead from '../patterns/bulkhead/explain';
import * as cache from '../patterns/cache/explain';
import * as breaker from '../patterns/circuit-breaker/explain';
import * as fallback from '../patterns/fallback/explain';
import * as hedge from '../patterns/hedge/explain';
import * as balancer from '../patterns/load-balancer/explain';
import * as ejection from '../patterns/outlier-ejection/explain';
import * as limiter from '../patterns/rate-limiter/explain';
import * as budget from '../patterns/retry/budget-explain';
import * as retry from '../patterns/retry/explain';
import * as singleFlight from '../patterns/single-flight/explain';
import * as timeout from '../patterns/timeout/explain';
import type { Guard } from './guard';
import { BalancerGuard } from './layers/balancer-layer';
import { BreakerGuard } from './layers/breaker-layer';
import { BulkheadGuard } from './layers/bulkhead-layer';
import { CacheGuard } from './layers/cache-layer';
import { EjectionGuard } from './layers/ejection-layer';
import { FallbackGuard } from './layers/fallback-layer';
import { HedgeGuard } from './layers/hedge-layer';
import { LimiterGuard } from './layers/limiter-layer';
import { BudgetGuard } from './layers/retry-budget';
import { RetryGuard } from './layers/retry-guard';
import { SingleFlightGuard } from './layers/single-flight-layer';
import { TimeoutGuard } from './layers/timeout-layer';

/*
 * The words of the engines, apart from what they do: a run is watched without them, until somebody asks a layer why.
 */

/** What an engine says about itself now. */
export function explainGuard(guard: Guard, now: Time): Explanation {
  if (guard instanceof BreakerGuard) return breaker.explain(guard.config, guard.state, now);
  if (guard instanceof RetryGuard) return retry.explain(guard.config, guard.state, now);
  if (guard instanceof BudgetGuard) return budget.explainBudget(guard.config, guard.state, now);
  if (guard instanceof TimeoutGuard) return timeout.explain(guard.config, guard.state, now);
  if (guard instanceof BulkheadGuard) return bulkhead.explain(guard.config, guard.state, now);
  if (guard instanceof LimiterGuard) return limiter.explain(guard.config, guard.state, now);
  if (guard instanceof CacheGuard) return cache.explain(guard.config, guard.state, now);
  if (guard instanceof SingleFlightGuard) return singleFlight.explain(guard.config, guard.state, now);
  if (guard instanceof FallbackGuard) return fallback.explain(guard.config, guard.state, now);
  if (guard instanceof HedgeGuard) return hedge.explain(guard.config, guard.state, now);
  if (guard instanceof BalancerGuard) return balancer.explain(guard.config.choice, guard.state, now);
  if (guard instanceof EjectionGuard) return ejection.explain(guard.config, guard.state, now);
  throw new Error('An engine of a kind that has no words was asked to explain itself');
}

/** What it decided last, and why; null when it does not remember. */
export function explainDecision(guard: Guard): Explanation | null {
  if (guard instanceof RetryGuard) return retry.explainDecision(guard.config, guard.state);
  if (guard instanceof BudgetGuard) return budget.explainBudgetDecision(guard.config, guard.state);
  if (guard instanceof LimiterGuard) return limiter.explainDecision(guard.config, guard.state);
  if (guard instanceof CacheGuard) return cache.explainDecision(guard.config, guard.state);
  if (guard instanceof SingleFlightGuard) return singleFlight.explainDecision(guard.config, guard.state);
  if (guard instanceof FallbackGuard) return fallback.explainDecision(guard.config, guard.state);
  if (guard instanceof HedgeGuard) return hedge.explainDecision(guard.config, guard.state);
  return null;
}

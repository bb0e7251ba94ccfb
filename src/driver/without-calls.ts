import { CANCELLED } from '../base/outcome';
import type { Time } from '../base/time';
import * as bulkhead from '../patterns/bulkhead/engine';
import * as cache from '../patterns/cache/engine';
import { HALF_OPEN } from '../patterns/circuit-breaker/catalogue';
import * as breaker from '../patterns/circuit-breaker/engine';
import { emptyTable as noAnswers } from '../patterns/fallback/state';
import * as balancer from '../patterns/load-balancer/engine';
import * as budget from '../patterns/retry/budget';
import { emptyTable as noFlights } from '../patterns/single-flight/state';
import type { Guard } from '../policies/guard';
import { BalancerGuard } from '../policies/layers/balancer-layer';
import { BreakerGuard } from '../policies/layers/breaker-layer';
import { BulkheadGuard } from '../policies/layers/bulkhead-layer';
import { CacheGuard } from '../policies/layers/cache-layer';
import { FallbackGuard } from '../policies/layers/fallback-layer';
import { BudgetGuard } from '../policies/layers/retry-budget';
import { SingleFlightGuard } from '../policies/layers/single-flight-layer';

/**
 * Makes a copied state one in which no call is under way, as if each had been withdrawn: whoever reads it in another
 * process will never hear of their ends. Answers are not part of it, so no engine may believe that they are there.
 */
export function withdrawAll(guard: Guard, now: Time): void {
  if (guard instanceof BreakerGuard) withdrawTrials(guard, now);
  else if (guard instanceof BulkheadGuard) {
    const { config, state } = guard;
    while (state.queued > 0) bulkhead.leave(state, state.waiting[state.first], now);
    while (state.current > 0) bulkhead.release(config, state, now);
    // The places of the queue hold rows of this process, which mean nothing elsewhere.
    state.first = 0;
    state.waiting.fill(0);
    state.since.fill(0);
  } else if (guard instanceof BudgetGuard) {
    while (guard.state.active > 0) budget.retryEnds(guard.state);
    while (guard.state.calls > 0) budget.callEnds(guard.state);
  } else if (guard instanceof BalancerGuard) {
    const { config, state } = guard;
    state.inFlight.forEach((calls, place) => {
      for (let call = 0; call < calls; call++) balancer.settle(config.choice, state, place);
    });
  } else if (guard instanceof SingleFlightGuard) {
    Object.assign(guard.state, noFlights(guard.config), { flying: 0, waiting: 0 });
  } else if (guard instanceof CacheGuard) cache.flush(guard.state);
  else if (guard instanceof FallbackGuard) Object.assign(guard.state, noAnswers(guard.config));
}

function withdrawTrials({ config, state }: BreakerGuard, now: Time): void {
  if (state.mode !== HALF_OPEN) return;
  // Epochs count from 1, and the permit of a trial is odd (patterns/circuit-breaker/engine.ts).
  const permit = (state.changes + 1) * 2 + 1;
  const underWay = state.trialsIssued - state.trialsSucceeded - state.trialsFailed;
  for (let trial = 0; trial < underWay; trial++) {
    breaker.complete(config, state, permit, now, CANCELLED, 0);
  }
}

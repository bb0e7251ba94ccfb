import { assert } from '../../base/assert';
import { NEVER, type Time } from '../../base/time';
import {
  DEPOSITS,
  IN_FLIGHT,
  NO_BUDGET,
  THROTTLE,
  WHOLE_RETRY,
  WHOLE_TOKEN,
  activeLimit,
  type BudgetConfig,
} from './budget-config';
import { DENIED, GRANTED, type BudgetState } from './budget-state';
import { balanceAt, clear, moveBuckets, pay, roll } from './deposits';

export { configureBudget, type BudgetConfig, type BudgetSettings } from './budget-config';
export { budgetShape, initBudget, type BudgetState } from './budget-state';

/** A call begins: it is under way until `callEnds`, and pays its share in. */
export function callBegins(config: BudgetConfig, state: BudgetState, now: Time): void {
  state.calls += 1;
  if (config.kind !== DEPOSITS) return;
  roll(state, now);
  pay(state, config.share);
}

/** A call that had begun has its outcome, or nobody waits for it any more. */
export function callEnds(state: BudgetState): void {
  assert(state.calls > 0, 'only a call that began can end');
  state.calls -= 1;
}

/** An attempt succeeded. */
export function succeeded(config: BudgetConfig, state: BudgetState): void {
  if (config.kind === THROTTLE) state.tokens = Math.min(config.maxTokens, state.tokens + config.tokensBack);
}

/** An attempt failed in a way that is tried again, whether this one will be or not. */
export function failed(config: BudgetConfig, state: BudgetState): void {
  if (config.kind === THROTTLE) state.tokens = Math.max(0, state.tokens - WHOLE_TOKEN);
}

/**
 * Asks for a retry (or a hedge) when it would begin to wait. True takes it out of the budget; it counts as active
 * from then on, while it waits and while it is under way, until `retryEnds`.
 */
export function tryAcquire(config: BudgetConfig, state: BudgetState, now: Time): boolean {
  state.lastAt = now;
  if (!isGranted(config, state, now)) {
    state.lastVerdict = DENIED;
    state.denied += 1;
    return false;
  }
  state.lastVerdict = GRANTED;
  state.granted += 1;
  state.active += 1;
  if (config.kind === DEPOSITS) pay(state, -WHOLE_RETRY);
  return true;
}

/** A retry that was granted has ended, or is not waited for any more. */
export function retryEnds(state: BudgetState): void {
  assert(state.active > 0, 'only a retry that was granted can end');
  state.active -= 1;
}

function isGranted(config: BudgetConfig, state: BudgetState, now: Time): boolean {
  switch (config.kind) {
    case IN_FLIGHT:
      state.lastHad = state.active;
      state.lastLimit = activeLimit(config, state.calls);
      return state.active < state.lastLimit;
    case DEPOSITS:
      roll(state, now);
      state.lastHad = config.reserve + state.balance;
      state.lastLimit = WHOLE_RETRY;
      return state.lastHad >= WHOLE_RETRY;
    case THROTTLE:
      state.lastHad = state.tokens;
      state.lastLimit = config.maxTokens / 2;
      return state.tokens > state.lastLimit;
    case NO_BUDGET:
    default:
      return true;
  }
}

/** How many retries, or tokens above the half that stays, are left for the next one; NaN without a budget. */
export function budgetLeft(config: BudgetConfig, state: BudgetState, now: Time): number {
  switch (config.kind) {
    case IN_FLIGHT:
      return Math.max(0, activeLimit(config, state.calls) - state.active);
    case DEPOSITS:
      return Math.max(0, config.reserve + balanceAt(state, now)) / WHOLE_RETRY;
    case THROTTLE:
      return Math.max(0, state.tokens - config.maxTokens / 2) / WHOLE_TOKEN;
    case NO_BUDGET:
    default:
      return NaN;
  }
}

/** How much of it there can be: of deposits, which have no end, what there always is, or what there is. */
export function budgetMost(config: BudgetConfig, state: BudgetState, now: Time): number {
  switch (config.kind) {
    case IN_FLIGHT:
      return activeLimit(config, state.calls);
    case DEPOSITS:
      return Math.max(config.reserve / WHOLE_RETRY, budgetLeft(config, state, now));
    case THROTTLE:
      return config.maxTokens / 2 / WHOLE_TOKEN;
    case NO_BUDGET:
    default:
      return NaN;
  }
}

/** Buckets are known by their absolute index, so that deposits are lost by themselves: time alone need not act. */
export function budgetDeadline(_config: BudgetConfig, _state: BudgetState): Time {
  return NEVER;
}

export function advanceBudget(_config: BudgetConfig, state: BudgetState, now: Time): void {
  roll(state, now);
}

/** Takes over changed settings. What is under way goes on counting; another kind begins afresh. */
export function adaptBudget(config: BudgetConfig, state: BudgetState, now: Time): void {
  moveBuckets(config, state, now);
  if (state.kind !== config.kind) {
    clear(state);
    state.tokens = config.maxTokens;
    state.kind = config.kind;
  } else {
    // Tokens that are missing stay missing.
    state.tokens = Math.max(0, config.maxTokens - (state.maxTokens - state.tokens));
  }
  state.maxTokens = config.maxTokens;
}

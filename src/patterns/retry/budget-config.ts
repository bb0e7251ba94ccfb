import { msToNs, type Duration } from '../../base/time';
import type { RetrySettings } from './settings';

export const NO_BUDGET = 0;
export const IN_FLIGHT = 1;
export const DEPOSITS = 2;
export const THROTTLE = 3;

const BUDGET_CODES = {
  none: NO_BUDGET,
  'in-flight': IN_FLIGHT,
  deposits: DEPOSITS,
  throttle: THROTTLE,
} as const satisfies Record<RetrySettings['budget'], number>;

/** What one retry costs of the deposits: a share of it is a whole number, so that sums are exact. */
export const WHOLE_RETRY = 1_000_000;
/** Tokens are counted in thousandths. */
export const WHOLE_TOKEN = 1000;
/** Deposits are lost in steps of a tenth of their time. */
export const DEPOSIT_BUCKETS = 10;

/** The settings of a budget, whatever layer has it. */
export type BudgetSettings = Pick<
  RetrySettings,
  | 'budget'
  | 'budgetRatio'
  | 'budgetMinRetries'
  | 'budgetMinPerSecond'
  | 'budgetTtlMs'
  | 'budgetMaxTokens'
  | 'budgetTokenRatio'
>;

/** The settings as the budget uses them: whole numbers, times in nanoseconds. */
export interface BudgetConfig {
  readonly kind: number;
  /** For each call, in millionths of a retry. */
  readonly share: number;
  readonly minRetries: number;
  /** What the deposits always hold, in millionths of a retry. */
  readonly reserve: number;
  readonly minPerSecond: number;
  readonly bucketNs: Duration;
  /** In thousandths of a token. */
  readonly maxTokens: number;
  readonly tokensBack: number;
}

export function configureBudget(settings: BudgetSettings): BudgetConfig {
  const seconds = settings.budgetTtlMs / 1000;
  return {
    kind: BUDGET_CODES[settings.budget],
    share: Math.round(settings.budgetRatio * WHOLE_RETRY),
    minRetries: settings.budgetMinRetries,
    reserve: Math.round(settings.budgetMinPerSecond * seconds * WHOLE_RETRY),
    minPerSecond: settings.budgetMinPerSecond,
    // Rounded up, so that the buckets together never cover less than the time that was asked for.
    bucketNs: Math.ceil(msToNs(settings.budgetTtlMs) / DEPOSIT_BUCKETS),
    maxTokens: settings.budgetMaxTokens * WHOLE_TOKEN,
    tokensBack: Math.max(1, Math.round(settings.budgetTokenRatio * WHOLE_TOKEN)),
  };
}

/** How many retries may be active while so many calls are under way. */
export function activeLimit(config: BudgetConfig, calls: number): number {
  return Math.max(config.minRetries, Math.floor((config.share * calls) / WHOLE_RETRY));
}

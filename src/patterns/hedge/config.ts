import { OUTCOMES, type OutcomeId } from '../../base/outcome';
import { msToNs, type Duration } from '../../base/time';
import type { HedgeSettings } from './settings';

/** Budgets are counted in whole parts of a hedge, so that no sum of shares ever drifts. */
export const PARTS = 1_000_000;

export interface HedgeConfig {
  /** The share of recent calls that are faster than a hedge; 0 when the time is fixed. */
  readonly percentile: number;
  /** 0 when the time is fixed. */
  readonly windowCalls: number;
  readonly minimumSamples: number;
  readonly delayNs: Duration;
  readonly maxHedges: number;
  /** 1 when a failure makes the next hedge at once. */
  readonly nextOnFailure: number;
  /** A bit for each outcome that ends all attempts. */
  readonly fatalOn: number;
  /** What a call adds to the budget, and the most that it holds, in parts of a hedge; without a budget both are 0. */
  readonly depositParts: number;
  readonly burstParts: number;
}

export function configure(settings: HedgeSettings): HedgeConfig {
  const isFixed = settings.after === 'fixed';
  const isFree = settings.budget === 'none';
  return {
    percentile: isFixed ? 0 : settings.percentile,
    windowCalls: isFixed ? 0 : settings.windowCalls,
    minimumSamples: Math.min(settings.minimumSamples, settings.windowCalls),
    delayNs: msToNs(settings.delayMs),
    maxHedges: settings.maxHedges,
    nextOnFailure: settings.onFailure === 'next' ? 1 : 0,
    fatalOn: outcomeBits(settings.fatalOn),
    depositParts: isFree ? 0 : Math.round(settings.budgetShare * PARTS),
    burstParts: isFree ? 0 : settings.budgetBurst * PARTS,
  };
}

/** Whether the time before a hedge follows what calls take. */
export function byPercentile(config: HedgeConfig): boolean {
  return config.windowCalls > 0;
}

export function hasBudget(config: HedgeConfig): boolean {
  return config.depositParts > 0;
}

function outcomeBits(ids: readonly OutcomeId[]): number {
  let bits = 0;
  OUTCOMES.forEach((outcome, code) => {
    if (ids.includes(outcome.id)) bits |= 1 << code;
  });
  return bits;
}

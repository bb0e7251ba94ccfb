import { durationText, instantText, percentText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { nsToMs, nsToSeconds, type Time } from '../../base/time';
import {
  DEPOSITS,
  DEPOSIT_BUCKETS,
  IN_FLIGHT,
  NO_BUDGET,
  THROTTLE,
  WHOLE_RETRY,
  WHOLE_TOKEN,
  activeLimit,
  type BudgetConfig,
} from './budget-config';
import { GRANTED, NOT_ASKED, type BudgetState } from './budget-state';
import { balanceAt } from './deposits';

/** Whether the next retry would be granted, and why. Changes nothing. */
export function explainBudget(config: BudgetConfig, state: BudgetState, now: Time): Explanation {
  const counts: Fact[] = [
    { label: 'calls under way', value: state.calls },
    { label: 'retries active', value: state.active },
    { label: 'granted', value: state.granted },
    { label: 'denied', value: state.denied },
  ];
  switch (config.kind) {
    case IN_FLIGHT:
      return explainInFlight(config, state, counts);
    case DEPOSITS:
      return explainDeposits(config, config.reserve + balanceAt(state, now), counts);
    case THROTTLE:
      return explainThrottle(config, state, counts);
    case NO_BUDGET:
    default:
      return { sentence: 'No budget: every retry that is wanted is made.', facts: counts };
  }
}

/** What the last retry that was asked for was told. */
export function explainBudgetDecision(config: BudgetConfig, state: BudgetState): Explanation {
  if (state.lastVerdict === NOT_ASKED) return { sentence: 'No retry was asked for yet.', facts: [] };
  const facts: Fact[] = [
    { label: 'at', value: nsToSeconds(state.lastAt), unit: 's' },
    { label: 'granted', value: state.granted },
    { label: 'denied', value: state.denied },
  ];
  const verdict = state.lastVerdict === GRANTED ? 'granted' : 'denied';
  const asked = `The retry asked for at ${instantText(state.lastAt)} was ${verdict}`;
  return { sentence: `${asked}${groundsText(config, state)}.`, facts };
}

function groundsText(config: BudgetConfig, { lastHad, lastLimit }: BudgetState): string {
  switch (config.kind) {
    case IN_FLIGHT:
      return `: ${lastHad} of ${lastLimit} retries were active`;
    case DEPOSITS:
      return `: the deposits held ${amountText(lastHad, WHOLE_RETRY)} of the 1 retry that it takes`;
    case THROTTLE:
      return `: ${amountText(lastHad, WHOLE_TOKEN)} tokens were left, and it takes more than ${amountText(lastLimit, WHOLE_TOKEN)}`;
    case NO_BUDGET:
    default:
      return ': there is no budget';
  }
}

function explainInFlight(config: BudgetConfig, state: BudgetState, facts: Fact[]): Explanation {
  const limit = activeLimit(config, state.calls);
  const share = percentText(config.share / WHOLE_RETRY);
  facts.push({ label: 'retries permitted', value: limit });
  const limits = `${share} of ${state.calls} calls under way, and at least ${config.minRetries}`;
  const sentence = `${state.active} of ${limit} retries are active (${limits}): ${fateText(state.active < limit)}.`;
  return { sentence, facts };
}

function explainDeposits(config: BudgetConfig, held: number, facts: Fact[]): Explanation {
  const lasting = DEPOSIT_BUCKETS * config.bucketNs;
  facts.push(
    { label: 'held', value: held / WHOLE_RETRY, unit: 'retries' },
    { label: 'always there', value: config.reserve / WHOLE_RETRY, unit: 'retries' },
    { label: 'deposits last', value: nsToMs(lasting), unit: 'ms' },
  );
  const paid = `${config.minPerSecond} a second, and ${percentText(config.share / WHOLE_RETRY)} of each call`;
  const sentence =
    `The deposits of the last ${durationText(lasting)} hold ${amountText(held, WHOLE_RETRY)} retries ` +
    `(${paid}): ${fateText(held >= WHOLE_RETRY)}.`;
  return { sentence, facts };
}

function explainThrottle(config: BudgetConfig, state: BudgetState, facts: Fact[]): Explanation {
  const half = config.maxTokens / 2;
  facts.push(
    { label: 'tokens', value: state.tokens / WHOLE_TOKEN },
    { label: 'tokens in all', value: config.maxTokens / WHOLE_TOKEN },
    { label: 'tokens for a success', value: config.tokensBack / WHOLE_TOKEN },
  );
  const left = `${amountText(state.tokens, WHOLE_TOKEN)} of ${amountText(config.maxTokens, WHOLE_TOKEN)} tokens are left`;
  const sentence = `${left}, and retries take more than ${amountText(half, WHOLE_TOKEN)}: ${fateText(state.tokens > half)}.`;
  return { sentence, facts };
}

function fateText(granted: boolean): string {
  return granted ? 'the next retry is granted' : 'the next retry is denied';
}

/** An amount in whole units, with as many decimals as it takes, at most three. */
function amountText(amount: number, whole: number): string {
  return String(Number((amount / whole).toFixed(3)));
}

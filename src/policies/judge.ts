import { CANCELLED, FAILURE, IGNORED, SUCCESS, type Judgement } from '../base/judgement';
import { OUTCOMES, type Outcome, type OutcomeId } from '../base/outcome';

/**
 * What an outcome says about the callee. A rejection by a guard further in says nothing: the call never reached
 * it. Being shed does: the callee had no room. So does the answer that the callee was turned away itself.
 */
const JUDGEMENTS: Readonly<Record<OutcomeId, Judgement>> = {
  ok: SUCCESS,
  error: FAILURE,
  timeout: FAILURE,
  shed: FAILURE,
  refused: FAILURE,
  'short-circuited': IGNORED,
  'bulkhead-full': IGNORED,
  'bulkhead-wait': IGNORED,
  cancelled: CANCELLED,
  unavailable: FAILURE,
  'no-answer': FAILURE,
  // The callee works: it is the request that is wrong, or that lost a fair race.
  invalid: IGNORED,
  conflict: IGNORED,
  expired: FAILURE,
  'gave-up': CANCELLED,
  'rate-limited': IGNORED,
  fallback: SUCCESS,
};

const BY_CODE = OUTCOMES.map((outcome) => JUDGEMENTS[outcome.id]);

export function judge(outcome: Outcome): Judgement {
  return BY_CODE[outcome];
}

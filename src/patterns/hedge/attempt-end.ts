import { OUTCOMES, type Outcome } from '../../base/outcome';
import type { HedgeConfig } from './config';
import { ENDS, GOES_ON, MAKES_NEXT } from './verdicts';

/** Whether an attempt that ended like this has answered the call. */
export function isAnswer(outcome: Outcome): boolean {
  return OUTCOMES[outcome].mark === 'served';
}

/** What to do when an attempt has failed: by whether more hedges may be made, and whether other attempts are out. */
export function afterFailure(
  config: HedgeConfig,
  outcome: Outcome,
  mayMakeMore: boolean,
  isOut: boolean,
): number {
  if (isFatal(config, outcome)) return ENDS;
  if (mayMakeMore) return config.nextOnFailure === 1 ? MAKES_NEXT : GOES_ON;
  return isOut ? GOES_ON : ENDS;
}

function isFatal(config: HedgeConfig, outcome: Outcome): boolean {
  return ((config.fatalOn >>> outcome) & 1) === 1;
}

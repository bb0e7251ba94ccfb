import type { Time } from '../../base/time';
import { endUndone, finish, giveUp, waitUntil } from './acts';
import {
  ACTION,
  BY_OPERATOR,
  COMPENSATION,
  MARK_DONE,
  NEEDS_OPERATOR,
  OPERATOR_SAID,
  REGISTERED,
  TRY_AGAIN,
} from './catalogue';
import { directionOf, stepOf, type SagaConfig } from './config';
import { push, type Outbox } from './outbox';
import type { SagaState } from './state';
import { turnBack } from './turning';

/** Does what an operator says about an act that needs one; false if it needs none. */
export function decideByHand(
  config: SagaConfig,
  state: SagaState,
  now: Time,
  out: Outbox,
  act: number,
  said: number,
  result: number,
): boolean {
  if (state.phases[act] !== NEEDS_OPERATOR) return false;
  const step = stepOf(config, act);
  const direction = directionOf(config, act);
  push(out, OPERATOR_SAID + said, step, direction, state.attempts[act], result);
  if (said === TRY_AGAIN) tryAgain(config, state, now, act);
  else if (said === MARK_DONE) finish(config, state, out, act, result);
  else if (direction === ACTION && step === config.pivot) {
    // The operator knows what nobody else does: the pivot has not happened, so there is a way back.
    state.doubts[step] = 0;
    endUndone(config, state, out, step);
    turnBack(config, state, now, out, BY_OPERATOR, step, false);
  } else {
    giveUp(config, state, out, act);
  }
  return true;
}

/** As many attempts again as at first. A compensation takes its turn among those that are still to be done. */
function tryAgain(config: SagaConfig, state: SagaState, now: Time, act: number): void {
  state.limits[act] = state.attempts[act] + config.attempts[act];
  if (directionOf(config, act) === COMPENSATION) state.phases[act] = REGISTERED;
  else waitUntil(state, act, now);
}

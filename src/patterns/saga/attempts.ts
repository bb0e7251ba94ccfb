import { TIMEOUT, type Outcome } from '../../base/outcome';
import type { Time } from '../../base/time';
import { callOperator, endUndone, finish, giveUp, isUnderWay, waitUntil } from './acts';
import {
  ACTION,
  ATTEMPT_ENDED,
  BY_FAILURE,
  BY_REFUSAL,
  HAPPENED,
  NO_PAYLOAD,
  REFUSED,
  UNKNOWN,
} from './catalogue';
import { NO_PIVOT, directionOf, stepOf, type SagaConfig } from './config';
import { waitAfter } from './delay';
import { push, type Outbox } from './outbox';
import type { SagaState } from './state';
import { turnBack } from './turning';

/** Gives up the attempts whose time is over. What they did nobody knows. */
export function expire(config: SagaConfig, state: SagaState, now: Time, out: Outbox): void {
  for (let act = 0; act < 2 * config.steps; act += 1) {
    if (state.due[act] <= now && isUnderWay(state.phases[act])) {
      endAttempt(config, state, now, out, act, UNKNOWN, TIMEOUT, NO_PAYLOAD);
    }
  }
}

/** The newest attempt of an act is over, and this is what its end says. */
export function endAttempt(
  config: SagaConfig,
  state: SagaState,
  now: Time,
  out: Outbox,
  act: number,
  judgement: number,
  outcome: Outcome,
  result: number,
): void {
  const step = stepOf(config, act);
  const direction = directionOf(config, act);
  const attempt = state.attempts[act];
  state.outcomes[act] = outcome;
  if (judgement === HAPPENED) {
    finish(config, state, out, act, result);
    return;
  }
  push(out, ATTEMPT_ENDED + judgement, step, direction, attempt, outcome);
  if (direction === ACTION && judgement === UNKNOWN) state.doubts[step] = 1;
  const mayGoOn = direction !== ACTION || state.turned === 0;
  if (mayGoOn && judgement !== REFUSED && attempt < state.limits[act]) {
    const inARow = attempt - (state.limits[act] - config.attempts[act]);
    waitUntil(state, act, now + waitAfter(config, state.luck, act, attempt, inARow));
  } else if (direction === ACTION) {
    failAction(config, state, now, out, step, judgement === REFUSED ? BY_REFUSAL : BY_FAILURE);
  } else {
    meetDeadEnd(config, state, out, act);
  }
}

function failAction(
  config: SagaConfig,
  state: SagaState,
  now: Time,
  out: Outbox,
  step: number,
  reason: number,
): void {
  const { pivot } = config;
  if (state.turned === 1) endUndone(config, state, out, step);
  else if (pivot !== NO_PIVOT && step > pivot) meetDeadEnd(config, state, out, step);
  else if (step === pivot && state.doubts[step] === 1 && config.undoable[step] === 0) {
    meetDeadEnd(config, state, out, step);
    // Where nobody is asked, what can be undone is undone, and the saga is never told to be without effect.
    if (!config.asksOperator) turnBack(config, state, now, out, reason, step, false);
  } else {
    endUndone(config, state, out, step);
    turnBack(config, state, now, out, reason, step, false);
  }
}

function meetDeadEnd(config: SagaConfig, state: SagaState, out: Outbox, act: number): void {
  if (config.asksOperator) callOperator(config, state, out, act);
  else giveUp(config, state, out, act);
}

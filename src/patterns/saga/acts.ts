import { NEVER, type Time } from '../../base/time';
import {
  ACTION,
  ACT_DONE,
  ACT_ENDED,
  ACT_GIVEN_UP,
  ACT_IN_DOUBT,
  COMPENSATION,
  DEAD_END,
  DECIDED,
  DONE,
  GIVEN_UP,
  IDLE,
  IN_DOUBT,
  NEEDS_OPERATOR,
  NOTHING_TO_UNDO,
  NOT_DONE,
  NO_WAY_BACK,
  REGISTERED,
  SENT,
  TO_SEND,
  WAITING,
} from './catalogue';
import { actOf, directionOf, stepOf, type SagaConfig } from './config';
import { push, type Outbox } from './outbox';
import type { SagaState } from './state';

/** An attempt has been decided, and has neither been answered nor given up. */
export function isUnderWay(phase: number): boolean {
  return phase === TO_SEND || phase === SENT || phase === DECIDED;
}

export function anyActionUnderWay(config: SagaConfig, state: SagaState): boolean {
  for (let step = 0; step < config.steps; step += 1) if (isUnderWay(state.phases[step])) return true;
  return false;
}

/** Begins a step. What undoes it is registered before its first attempt is sent. */
export function beginStep(config: SagaConfig, state: SagaState, step: number): void {
  state.phases[actOf(config, step, COMPENSATION)] =
    config.undoable[step] === 1 ? REGISTERED : NOTHING_TO_UNDO;
  decide(config, state, step);
}

/** Decides that an act has another attempt. It is sent when all that is to be done now has been decided. */
export function decide(config: SagaConfig, state: SagaState, act: number): void {
  if (state.attempts[act] === 0) state.limits[act] = config.attempts[act];
  state.attempts[act] += 1;
  state.phases[act] = DECIDED;
  state.due[act] = NEVER;
}

export function waitUntil(state: SagaState, act: number, due: Time): void {
  state.phases[act] = WAITING;
  state.due[act] = due;
}

export function finish(config: SagaConfig, state: SagaState, out: Outbox, act: number, result: number): void {
  const step = stepOf(config, act);
  const direction = directionOf(config, act);
  settle(state, act, DONE);
  push(out, ACT_DONE, step, direction, state.attempts[act], result);
  if (direction !== ACTION) return;
  state.results[step] = result;
  complete(state, step);
  if (step === config.pivot) push(out, NO_WAY_BACK, step, direction, state.attempts[act], 0);
}

/** An action ends that was not done: surely without effect, or nobody knows. */
export function endUndone(config: SagaConfig, state: SagaState, out: Outbox, step: number): void {
  const inDoubt = state.doubts[step] === 1;
  settle(state, step, inDoubt ? IN_DOUBT : NOT_DONE);
  push(out, inDoubt ? ACT_IN_DOUBT : ACT_ENDED, step, ACTION, state.attempts[step], state.outcomes[step]);
  if (inDoubt) complete(state, step);
  else if (!config.compensatesAll) state.phases[actOf(config, step, COMPENSATION)] = IDLE;
}

/** Nothing can be done for an act any more but by somebody who looks. */
export function callOperator(config: SagaConfig, state: SagaState, out: Outbox, act: number): void {
  settle(state, act, NEEDS_OPERATOR);
  push(
    out,
    DEAD_END,
    stepOf(config, act),
    directionOf(config, act),
    state.attempts[act],
    state.outcomes[act],
  );
}

export function giveUp(config: SagaConfig, state: SagaState, out: Outbox, act: number): void {
  settle(state, act, GIVEN_UP);
  push(
    out,
    ACT_GIVEN_UP,
    stepOf(config, act),
    directionOf(config, act),
    state.attempts[act],
    state.outcomes[act],
  );
}

function settle(state: SagaState, act: number, phase: number): void {
  state.phases[act] = phase;
  state.due[act] = NEVER;
}

function complete(state: SagaState, step: number): void {
  state.completions += 1;
  state.order[step] = state.completions;
}

import { CANCELLED } from '../../base/outcome';
import type { Time } from '../../base/time';
import {
  ACTION,
  ATTEMPT_ENDED,
  BY_DEADLINE,
  COMPENSATION,
  DONE,
  IDLE,
  NOT_BEGUN,
  NO_STEP,
  REGISTERED,
  TURNED_BACK,
  UNKNOWN,
  WAITING,
  isFinal,
} from './catalogue';
import { anyActionUnderWay, endUndone, isUnderWay } from './acts';
import { NO_PIVOT, actOf, type SagaConfig } from './config';
import { push, type Outbox } from './outbox';
import type { SagaState } from './state';

export function isOver(state: SagaState): boolean {
  return state.status === NOT_BEGUN || isFinal(state.status);
}

/**
 * A saga turns back at most once, and never when its pivot is done. Nor does it while the pivot may have taken effect and
 * nothing undoes it: then only going on, or somebody who looks, finds out.
 */
export function canTurnBack(config: SagaConfig, state: SagaState): boolean {
  const { pivot } = config;
  if (state.turned === 1 || isOver(state)) return false;
  if (pivot === NO_PIVOT) return true;
  const phase = state.phases[pivot];
  if (phase === DONE) return false;
  if (config.undoable[pivot] === 1) return true;
  return !isUnderWay(phase) && state.doubts[pivot] === 0;
}

/** `withdraws` says that no action is waited for any more that is under way. */
export function turnBack(
  config: SagaConfig,
  state: SagaState,
  now: Time,
  out: Outbox,
  reason: number,
  step: number,
  withdraws: boolean,
): void {
  state.turned = 1;
  state.turnedAt = now;
  state.reason = reason;
  state.turnedBy = step;
  push(out, TURNED_BACK, step, ACTION, step === NO_STEP ? 0 : state.attempts[step], reason);
  for (let other = 0; other < config.steps; other += 1) {
    if (state.phases[other] === WAITING) endUndone(config, state, out, other);
  }
  if (withdraws) withdrawActions(config, state, out);
  if (config.compensatesAll) registerAll(config, state);
}

/** What the deadline of the saga asks for, if anything. */
export function heedDeadline(config: SagaConfig, state: SagaState, now: Time, out: Outbox): void {
  if (now < state.deadlineAt || !deadlineCounts(config, state)) return;
  if (state.turned === 1) withdrawActions(config, state, out);
  else turnBack(config, state, now, out, BY_DEADLINE, NO_STEP, true);
}

/** Whether the deadline would change anything, if it were now. */
export function deadlineCounts(config: SagaConfig, state: SagaState): boolean {
  if (isOver(state)) return false;
  return state.turned === 1 ? anyActionUnderWay(config, state) : canTurnBack(config, state);
}

function withdrawActions(config: SagaConfig, state: SagaState, out: Outbox): void {
  for (let step = 0; step < config.steps; step += 1) {
    if (!isUnderWay(state.phases[step])) continue;
    state.doubts[step] = 1;
    state.outcomes[step] = CANCELLED;
    push(out, ATTEMPT_ENDED + UNKNOWN, step, ACTION, state.attempts[step], CANCELLED);
    endUndone(config, state, out, step);
  }
}

function registerAll(config: SagaConfig, state: SagaState): void {
  for (let step = 0; step < config.steps; step += 1) {
    const undo = actOf(config, step, COMPENSATION);
    if (config.undoable[step] === 1 && state.phases[undo] === IDLE) state.phases[undo] = REGISTERED;
  }
}

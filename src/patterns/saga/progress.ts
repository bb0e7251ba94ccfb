import { NEVER, type Time } from '../../base/time';
import { anyActionUnderWay, beginStep, decide, isUnderWay } from './acts';
import {
  ACTION,
  COMPENSATED,
  COMPENSATING,
  COMPENSATION,
  COMPLETED,
  DECIDED,
  DONE,
  FAILED,
  GIVEN_UP,
  IDLE,
  NEEDS_OPERATOR,
  NO_STEP,
  REGISTERED,
  RUNNING,
  SAVE,
  SEND,
  STATUS,
  STEP,
  STUCK,
  TO_SEND,
  TRANSITION,
  WAITING,
  isFinal,
} from './catalogue';
import { actOf, directionOf, stepOf, type SagaConfig } from './config';
import { noteLoss, push, type Outbox } from './outbox';
import type { SagaState } from './state';
import { heedDeadline, isOver } from './turning';

/** Does all that follows from what has just happened, and puts what the host has to do into the outbox. */
export function goOn(config: SagaConfig, state: SagaState, now: Time, out: Outbox): void {
  if (isOver(state)) return;
  heedDeadline(config, state, now, out);
  if (state.turned === 0) goForward(config, state);
  else goBack(config, state);
  endWaits(config, state, now);
  updateStatus(config, state, now, out);
  release(config, state, now, out);
}

/** Begins the next group of steps when all of this one are done. */
function goForward(config: SagaConfig, state: SagaState): void {
  const { phases } = state;
  while (state.group < config.steps) {
    const end = config.groupEnds[state.group];
    let allDone = true;
    for (let step = state.group; step < end; step += 1) {
      if (phases[step] === IDLE) beginStep(config, state, step);
      if (phases[step] !== DONE) allDone = false;
    }
    if (!allDone) return;
    state.group = end;
  }
}

/** Compensates one step after the other. None while an action is under way, which could come after what undoes it. */
function goBack(config: SagaConfig, state: SagaState): void {
  if (anyActionUnderWay(config, state)) return;
  for (let step = 0; step < config.steps; step += 1) {
    const phase = state.phases[actOf(config, step, COMPENSATION)];
    if (isUnderWay(phase) || phase === WAITING) return;
  }
  const next = nextToUndo(config, state);
  if (next !== NO_STEP) decide(config, state, actOf(config, next, COMPENSATION));
}

/** The step that completed last of those that are still to be undone, or NO_STEP. */
export function nextToUndo(config: SagaConfig, state: SagaState): number {
  let next = NO_STEP;
  for (let step = 0; step < config.steps; step += 1) {
    if (state.phases[actOf(config, step, COMPENSATION)] !== REGISTERED) continue;
    if (next === NO_STEP || rankOf(state, step) > rankOf(state, next)) next = step;
  }
  return next;
}

/** Steps that never took effect, which are undone when all are, count as having come after all that did. */
function rankOf(state: SagaState, step: number): number {
  return state.order[step] > 0 ? state.order[step] : state.order.length + 1 + step;
}

function endWaits(config: SagaConfig, state: SagaState, now: Time): void {
  for (let act = 0; act < 2 * config.steps; act += 1) {
    if (state.phases[act] === WAITING && state.due[act] <= now) decide(config, state, act);
  }
}

function updateStatus(config: SagaConfig, state: SagaState, now: Time, out: Outbox): void {
  const status = statusOf(config, state);
  if (status === state.status) return;
  state.status = status;
  push(out, STATUS, NO_STEP, ACTION, 0, status);
  if (!isFinal(status)) return;
  state.endedAt = now;
  noteLoss(out, STEP);
}

/** What is still to be done and cannot begin yet waits for an act that is under way, or between two attempts. */
function statusOf(config: SagaConfig, state: SagaState): number {
  let open = false;
  let givenUp = false;
  for (let act = 0; act < 2 * config.steps; act += 1) {
    const phase = state.phases[act];
    if (phase === NEEDS_OPERATOR) return STUCK;
    if (phase === GIVEN_UP) givenUp = true;
    if (isUnderWay(phase) || phase === WAITING) open = true;
  }
  if (open) return state.turned === 0 ? RUNNING : COMPENSATING;
  if (givenUp) return FAILED;
  return state.turned === 0 ? COMPLETED : COMPENSATED;
}

/** What was decided is sent when the state that says so was saved: not before, or a crash could forget it. */
function release(config: SagaConfig, state: SagaState, now: Time, out: Outbox): void {
  for (let act = 0; act < 2 * config.steps; act += 1) {
    if (state.phases[act] === DECIDED) noteLoss(out, TRANSITION);
  }
  save(config, out);
  for (let act = 0; act < 2 * config.steps; act += 1) {
    if (state.phases[act] !== DECIDED) continue;
    state.phases[act] = TO_SEND;
    state.due[act] = timeLimit(config, act, now);
    push(out, SEND, stepOf(config, act), directionOf(config, act), state.attempts[act], 0);
  }
}

function save(config: SagaConfig, out: Outbox): void {
  if (out.unsaved >= config.savesFrom) push(out, SAVE, NO_STEP, ACTION, 0, 0);
  out.unsaved = 0;
}

/** Until when an attempt is waited for that is sent now. */
export function timeLimit(config: SagaConfig, act: number, now: Time): Time {
  const timeout = config.timeoutNs[act];
  return timeout === 0 ? NEVER : now + timeout;
}

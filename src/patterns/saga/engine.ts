import { assert } from '../../base/assert';
import type { Outcome } from '../../base/outcome';
import { NEVER, type Time } from '../../base/time';
import { isUnderWay } from './acts';
import { endAttempt, expire } from './attempts';
import {
  ACTION,
  BEGAN,
  BY_CRASH,
  BY_HAND,
  COMPENSATION,
  DECIDED,
  DUPLICATE,
  FAILED,
  FORGOTTEN,
  GIVEN_UP,
  IN_DOUBT,
  LATE,
  MARK_FAILED,
  NO_SAVE,
  NOT_DONE,
  NO_STEP,
  OVERTAKEN,
  RECORDED,
  REPLY_IGNORED,
  RESUMED,
  RUNNING,
  SENT,
  STATUS,
  STRANGER,
  TAKEN,
  TO_SEND,
  WAITING,
} from './catalogue';
import { actOf, directionOf, stepOf, type SagaConfig } from './config';
import { decideByHand } from './operator';
import { push, type Outbox } from './outbox';
import { goOn, timeLimit } from './progress';
import { clear, type SagaState } from './state';
import { canTurnBack, deadlineCounts, heedDeadline, isOver, turnBack } from './turning';

export { configure, type SagaConfig } from './config';
export { keyOf } from './key';
export { copySaga, init, shape, type SagaState } from './state';

/**
 * Begins a saga in a row that holds none, or one that is over. `id` is a number that no other saga has, `context` the
 * handle of what it is about, and `luck` a word of 32 bits from which its waits are drawn.
 */
export function begin(
  config: SagaConfig,
  state: SagaState,
  now: Time,
  out: Outbox,
  id: number,
  context: number,
  luck: number,
): void {
  assert(isOver(state), `a saga begins in a row that is free, and not in that of saga ${state.id}`);
  clear(state);
  state.id = id;
  state.context = context;
  state.luck = luck;
  state.beganAt = now;
  if (config.deadlineNs > 0) state.deadlineAt = now + config.deadlineNs;
  state.status = RUNNING;
  push(out, BEGAN, NO_STEP, ACTION, 0, context);
  push(out, STATUS, NO_STEP, ACTION, 0, RUNNING);
  goOn(config, state, now, out);
}

/**
 * Records that an attempt was sent, so that it is not sent again after a crash. Its time runs from here on. A host that
 * never records anything sends again what it had sent.
 */
export function sent(
  config: SagaConfig,
  state: SagaState,
  now: Time,
  out: Outbox,
  step: number,
  direction: number,
  attempt: number,
): void {
  const act = checkedAct(config, step, direction);
  catchUp(config, state, now, out);
  if (state.phases[act] === TO_SEND && state.attempts[act] === attempt) {
    state.phases[act] = SENT;
    state.due[act] = timeLimit(config, act, now);
    push(out, RECORDED, step, direction, attempt, 0);
  }
  goOn(config, state, now, out);
}

/** Takes the reply to an attempt, or says why not. `result` is a handle or NO_PAYLOAD. */
export function replied(
  config: SagaConfig,
  state: SagaState,
  now: Time,
  out: Outbox,
  step: number,
  direction: number,
  attempt: number,
  outcome: Outcome,
  result: number,
): number {
  const act = checkedAct(config, step, direction);
  catchUp(config, state, now, out);
  const verdict = verdictOn(state, act, attempt);
  if (verdict === TAKEN) {
    state.answered[act] = attempt;
    endAttempt(config, state, now, out, act, config.judgements[outcome], outcome, result);
  } else {
    count(state, verdict);
    push(out, REPLY_IGNORED + verdict, step, direction, attempt, outcome);
  }
  goOn(config, state, now, out);
  return verdict;
}

/** Does what is due: gives attempts up, sends the next ones, heeds the deadline. Nothing is dated in the past. */
export function advance(config: SagaConfig, state: SagaState, now: Time, out: Outbox): void {
  catchUp(config, state, now, out);
  goOn(config, state, now, out);
}

/** When `advance` will have something to do, or NEVER. */
export function nextDeadline(config: SagaConfig, state: SagaState): Time {
  let next = deadlineCounts(config, state) ? state.deadlineAt : NEVER;
  for (let act = 0; act < 2 * config.steps; act += 1) next = Math.min(next, state.due[act]);
  return next;
}

/**
 * Goes on with a state that was saved, after a crash. What was not recorded as sent is sent again, as the same attempt.
 * While the host was down nobody could take a reply, so attempts are waited for anew; waits and the deadline are not.
 */
export function resumed(config: SagaConfig, state: SagaState, now: Time, out: Outbox): void {
  if (isOver(state)) return;
  state.resumes += 1;
  push(out, RESUMED, NO_STEP, ACTION, 0, state.resumes);
  for (let act = 0; act < 2 * config.steps; act += 1) {
    if (state.phases[act] === TO_SEND) sendAgain(config, state, act);
    else if (state.phases[act] === SENT) state.due[act] = timeLimit(config, act, now);
  }
  goOn(config, state, now, out);
}

/** After a crash, with a saga of which nothing is ever saved: it ends as failed, and nobody undoes anything. */
export function forgotten(config: SagaConfig, state: SagaState, now: Time, out: Outbox): void {
  assert(config.savesFrom === NO_SAVE, `saga ${state.id} has saved its state, and is resumed from that`);
  if (isOver(state)) return;
  for (let act = 0; act < 2 * config.steps; act += 1) forget(config, state, act);
  state.status = FAILED;
  state.reason = BY_CRASH;
  state.endedAt = now;
  state.due.fill(NEVER);
  push(out, FORGOTTEN, NO_STEP, ACTION, 0, 0);
  push(out, STATUS, NO_STEP, ACTION, 0, FAILED);
  out.unsaved = 0;
}

/** What was under way may still take effect, and what was being undone is left as it is. */
function forget(config: SagaConfig, state: SagaState, act: number): void {
  const phase = state.phases[act];
  if (!isUnderWay(phase) && phase !== WAITING) return;
  const isAction = directionOf(config, act) === ACTION;
  const isInDoubt = isUnderWay(phase) || state.doubts[stepOf(config, act)] === 1;
  state.phases[act] = !isAction ? GIVEN_UP : isInDoubt ? IN_DOUBT : NOT_DONE;
}

/** An attempt may be on its way twice then. If one of the two is answered with a failure, the other may still be done. */
function sendAgain(config: SagaConfig, state: SagaState, act: number): void {
  state.phases[act] = DECIDED;
  if (directionOf(config, act) === ACTION) state.doubts[stepOf(config, act)] = 1;
}

/** Turns the saga back by hand; false if it cannot turn back any more. */
export function cancel(config: SagaConfig, state: SagaState, now: Time, out: Outbox): boolean {
  catchUp(config, state, now, out);
  const can = canTurnBack(config, state);
  if (can) turnBack(config, state, now, out, BY_HAND, NO_STEP, true);
  goOn(config, state, now, out);
  return can;
}

/**
 * What an operator says about an act that is stuck: TRY_AGAIN, MARK_DONE (with the handle of a result, if there is one)
 * or MARK_FAILED. False if the act is not stuck.
 */
export function operatorSays(
  config: SagaConfig,
  state: SagaState,
  now: Time,
  out: Outbox,
  step: number,
  direction: number,
  said: number,
  result: number,
): boolean {
  const act = checkedAct(config, step, direction);
  assert(said >= 0 && said <= MARK_FAILED, `an operator can say three things, and ${said} is none of them`);
  catchUp(config, state, now, out);
  const heeded = decideByHand(config, state, now, out, act, said, result);
  goOn(config, state, now, out);
  return heeded;
}

/** What time alone has made due comes before what is told now. */
function catchUp(config: SagaConfig, state: SagaState, now: Time, out: Outbox): void {
  expire(config, state, now, out);
  heedDeadline(config, state, now, out);
}

function checkedAct(config: SagaConfig, step: number, direction: number): number {
  assert(step >= 0 && step < config.steps, `a saga of ${config.steps} steps has no step ${step}`);
  assert(direction === ACTION || direction === COMPENSATION, `a step has no direction ${direction}`);
  return actOf(config, step, direction);
}

function verdictOn(state: SagaState, act: number, attempt: number): number {
  const newest = state.attempts[act];
  if (attempt > newest || attempt < 1) return STRANGER;
  if (attempt < newest) return OVERTAKEN;
  if (isUnderWay(state.phases[act])) return TAKEN;
  return state.answered[act] === attempt ? DUPLICATE : LATE;
}

function count(state: SagaState, verdict: number): void {
  if (verdict === DUPLICATE) state.duplicates += 1;
  else if (verdict === LATE) state.late += 1;
  else if (verdict === OVERTAKEN) state.overtaken += 1;
  else state.strangers += 1;
}

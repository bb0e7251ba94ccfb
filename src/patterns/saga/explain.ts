import { durationText, instantText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { OUTCOMES } from '../../base/outcome';
import { NEVER, nsToMs, nsToSeconds, type Time } from '../../base/time';
import {
  ACTION,
  BY_CRASH,
  COMPENSATED,
  COMPENSATION,
  COMPLETED,
  DONE,
  GIVEN_UP,
  IDLE,
  NEEDS_OPERATOR,
  NOTHING_TO_UNDO,
  NOT_BEGUN,
  NO_STEP,
  STUCK,
  TURNING_REASONS,
  WAITING,
  isFinal,
} from './catalogue';
import { isUnderWay } from './acts';
import { NO_PIVOT, actOf, directionOf, stepOf, type SagaConfig } from './config';
import { nextToUndo } from './progress';
import type { SagaState } from './state';
import { stepText } from './step-words';
import { canTurnBack } from './turning';
import { actText, capital, statusText, turningText } from './words';

/** Why the saga is where it is, and what comes next. */
export function explain(config: SagaConfig, state: SagaState, now: Time): Explanation {
  if (state.status === NOT_BEGUN) return { sentence: 'No saga was begun.', facts: [] };
  const sentences = isFinal(state.status)
    ? [endText(config, state)]
    : [standText(config, state), ...actTexts(config, state, now), ...outlookText(config, state, now)];
  return { sentence: sentences.join(' '), facts: factsOf(config, state, now) };
}

function endText(config: SagaConfig, state: SagaState): string {
  const took = durationText(state.endedAt - state.beganAt);
  const when = `at ${instantText(state.endedAt)}, after ${took}`;
  if (state.status === COMPLETED) return `Completed ${when}: all ${config.steps} steps are done.`;
  if (state.reason === BY_CRASH) {
    const { words } = TURNING_REASONS[BY_CRASH];
    return `Failed ${when}: ${words}. ${doneSteps(config, state)} of ${config.steps} steps had been done.`;
  }
  const why = state.turned === 1 ? ` It had turned back because ${whyTurned(config, state)}.` : '';
  const { undone } = compensationsOf(config, state);
  if (state.status === COMPENSATED) {
    const what =
      undone === 0 ? 'there was nothing to undo' : `${counted(undone, 'step was', 'steps were')} undone`;
    return `Compensated ${when}: ${what}.${why}`;
  }
  return `Failed ${when}: ${listText(actsIn(config, state, GIVEN_UP))} did not succeed.${why}`;
}

/** What was reached so far. */
function standText(config: SagaConfig, state: SagaState): string {
  const stuck = state.status === STUCK ? 'Stuck' : capital(statusText(state.status));
  if (state.turned === 0) {
    const since = `since ${instantText(state.beganAt)}`;
    return `${stuck} ${since}: ${doneSteps(config, state)} of ${config.steps} steps are done.`;
  }
  const { undone, all } = compensationsOf(config, state);
  const since = `since ${instantText(state.turnedAt)} because ${whyTurned(config, state)}`;
  return `${stuck} ${since}: ${undone} of ${counted(all, 'step is', 'steps are')} undone.`;
}

/** A sentence for each act that something is going on with. */
function actTexts(config: SagaConfig, state: SagaState, now: Time): string[] {
  const texts: string[] = [];
  for (let act = 0; act < 2 * config.steps; act += 1) {
    const phase = state.phases[act];
    if (!isUnderWay(phase) && phase !== WAITING && phase !== NEEDS_OPERATOR) continue;
    const name = capital(actText(config, stepOf(config, act), directionOf(config, act)));
    const attempt = state.attempts[act];
    const tries = `attempt ${attempt} of ${state.limits[act]}`;
    const left = state.due[act] === NEVER ? '' : durationText(Math.max(0, state.due[act] - now));
    if (phase === NEEDS_OPERATOR) {
      texts.push(`${name} needs an operator: ${tries} ended as “${endOf(state, act)}”.`);
    } else if (phase === WAITING) {
      texts.push(`${name} is tried again in ${left}: ${tries} ended as “${endOf(state, act)}”.`);
    } else {
      texts.push(
        `${name} is under way, ${tries}, ${left === '' ? 'with no time limit' : `for ${left} at most`}.`,
      );
    }
  }
  return texts;
}

/** What comes next, and whether there is a way back. */
function outlookText(config: SagaConfig, state: SagaState, now: Time): string[] {
  if (state.turned === 1) {
    const next = nextToUndo(config, state);
    return next === NO_STEP ? [] : [`Next comes ${actText(config, next, COMPENSATION)}.`];
  }
  const texts: string[] = [];
  const from = config.groupEnds[state.group];
  if (from < config.steps) {
    const names = [];
    for (let step = from; step < config.groupEnds[from]; step += 1) names.push(actText(config, step, ACTION));
    texts.push(`Then ${names.length === 1 ? 'comes' : 'come'} ${listText(names)}.`);
  }
  if (!canTurnBack(config, state)) texts.push(noReturnText(config, state));
  else if (state.deadlineAt !== NEVER) {
    const left = durationText(Math.max(0, state.deadlineAt - now));
    texts.push(
      `It turns back in ${left} if ${config.pivot === NO_PIVOT ? 'it is not completed' : 'the pivot is not done'} by then.`,
    );
  }
  return texts;
}

function noReturnText(config: SagaConfig, state: SagaState): string {
  const pivot = actText(config, config.pivot, ACTION);
  if (state.phases[config.pivot] === DONE) return `There is no way back, for the pivot ${pivot} is done.`;
  return `There is no way back while the pivot ${pivot} may have happened.`;
}

function factsOf(config: SagaConfig, state: SagaState, now: Time): Fact[] {
  const facts: Fact[] = [
    { label: 'saga', value: state.id },
    { label: 'status', value: statusText(state.status) },
    { label: 'began at', value: nsToSeconds(state.beganAt), unit: 's' },
  ];
  if (state.endedAt !== NEVER)
    facts.push({ label: 'ended at', value: nsToSeconds(state.endedAt), unit: 's' });
  if (state.turned === 1) {
    facts.push({ label: 'turned back at', value: nsToSeconds(state.turnedAt), unit: 's' });
    facts.push({ label: 'turned back because', value: whyTurned(config, state) });
  } else if (state.deadlineAt !== NEVER && canTurnBack(config, state)) {
    facts.push({ label: 'deadline in', value: nsToMs(Math.max(0, state.deadlineAt - now)), unit: 'ms' });
  }
  for (let step = 0; step < config.steps; step += 1) {
    facts.push({ label: `step ${step + 1}, ${config.names[step]}`, value: stepText(config, state, step) });
  }
  const counts: readonly (readonly [string, number])[] = [
    ['resumed after a crash', state.resumes],
    ['duplicate replies', state.duplicates],
    ['late replies', state.late],
    ['overtaken replies', state.overtaken],
    ['replies to unknown attempts', state.strangers],
  ];
  for (const [label, value] of counts) if (value > 0) facts.push({ label, value });
  return facts;
}

function whyTurned(config: SagaConfig, state: SagaState): string {
  const { reason, turnedBy } = state;
  const cause = turningText(config, reason, turnedBy);
  return turnedBy === NO_STEP ? cause : `${cause} (${endOf(state, turnedBy)})`;
}

function doneSteps(config: SagaConfig, state: SagaState): number {
  let done = 0;
  for (let step = 0; step < config.steps; step += 1) if (state.phases[step] === DONE) done += 1;
  return done;
}

/** How many steps were undone, of those that there is something to undo of. */
function compensationsOf(
  config: SagaConfig,
  state: SagaState,
): { readonly undone: number; readonly all: number } {
  let undone = 0;
  let all = 0;
  for (let step = 0; step < config.steps; step += 1) {
    const phase = state.phases[actOf(config, step, COMPENSATION)];
    if (phase === DONE) undone += 1;
    if (phase !== IDLE && phase !== NOTHING_TO_UNDO) all += 1;
  }
  return { undone, all };
}

function actsIn(config: SagaConfig, state: SagaState, phase: number): string[] {
  const found: string[] = [];
  for (let act = 0; act < 2 * config.steps; act += 1) {
    if (state.phases[act] === phase)
      found.push(actText(config, stepOf(config, act), directionOf(config, act)));
  }
  return found;
}

function endOf(state: SagaState, act: number): string {
  return OUTCOMES[state.outcomes[act]].label;
}

function listText(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

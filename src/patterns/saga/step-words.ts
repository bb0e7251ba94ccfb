import { OUTCOMES } from '../../base/outcome';
import {
  COMPENSATION,
  DECIDED,
  DONE,
  GIVEN_UP,
  IDLE,
  IN_DOUBT,
  NEEDS_OPERATOR,
  NOTHING_TO_UNDO,
  NOT_DONE,
  REGISTERED,
  SENT,
  TO_SEND,
  WAITING,
} from './catalogue';
import { actOf, type SagaConfig } from './config';
import type { SagaState } from './state';

const ACTION_WORDS: Readonly<Record<number, string>> = {
  [IDLE]: 'never begun',
  [DECIDED]: 'under way',
  [TO_SEND]: 'under way',
  [SENT]: 'under way',
  [WAITING]: 'waits',
  [DONE]: 'done',
  [NOT_DONE]: 'not done',
  [IN_DOUBT]: 'may have been done',
  [NEEDS_OPERATOR]: 'needs an operator',
  [GIVEN_UP]: 'recorded as failed',
};

const COMPENSATION_WORDS: Readonly<Record<number, string>> = {
  [REGISTERED]: 'to be undone',
  [DECIDED]: 'being undone',
  [TO_SEND]: 'being undone',
  [SENT]: 'being undone',
  [WAITING]: 'undoing waits',
  [DONE]: 'undone',
  [NEEDS_OPERATOR]: 'undoing needs an operator',
  [GIVEN_UP]: 'undoing recorded as failed',
  [NOTHING_TO_UNDO]: 'nothing to undo',
};

/** Where a step stands in both directions: "done at attempt 2; undone at attempt 1". */
export function stepText(config: SagaConfig, state: SagaState, step: number): string {
  const words = withAttempt(state, step, ACTION_WORDS[state.phases[step]]);
  const undo = actOf(config, step, COMPENSATION);
  const phase = state.phases[undo];
  // Until the saga turns back, what would undo its steps is of no consequence.
  if (phase === IDLE || state.turned === 0) return words;
  return `${words}; ${withAttempt(state, undo, COMPENSATION_WORDS[phase])}`;
}

function withAttempt(state: SagaState, act: number, words: string): string {
  const attempt = state.attempts[act];
  if (attempt === 0) return words;
  const phase = state.phases[act];
  const outcome = state.outcomes[act];
  const ended = phase === DONE || outcome === -1 ? '' : ` (last end: ${OUTCOMES[outcome].label})`;
  return `${words} at attempt ${attempt}${ended}`;
}

import type { SagaRow, SagaStepMark } from '../../worker/sagas';
import { count, moment } from '../figures';
import { STATE_WORDS, STEP_WORDS } from './saga-words';

interface RowWords {
  readonly word: string;
  /** Why it is so; empty where all goes well. */
  readonly rest: string;
  readonly tone: 'plain' | 'bad' | 'warn';
}

/** Red is for what went wrong and stays so, amber for what is on its way back or waits for its orchestrator. */
export function rowWords({ state, why, isDown }: SagaRow): RowWords {
  const { word } = STATE_WORDS[state];
  if (state === 'stuck' || state === 'failed') return { word, rest: why, tone: 'bad' };
  if (isDown && (state === 'running' || state === 'compensating')) {
    return { word, rest: 'its orchestrator is down', tone: 'warn' };
  }
  return { word, rest: why, tone: state === 'compensating' ? 'warn' : 'plain' };
}

export function rowTitle({ name, number, subject, beganAt }: SagaRow): string {
  return `${name} ${count(number)}, ${subject}, began at ${moment(beganAt)}`;
}

/** "Steps: done, under way, still to come." */
export function stepsWords(steps: readonly SagaStepMark[]): string {
  return `Steps: ${steps.map((mark) => STEP_WORDS[mark].word.toLowerCase()).join(', ')}.`;
}

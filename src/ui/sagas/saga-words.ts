import type {
  OperatorWord,
  SagaActDetail,
  SagaAttempt,
  SagaStateName,
  SagaStepMark,
} from '../../worker/sagas';
import type { BadgeTone } from '../widgets/badge';

interface Words {
  readonly word: string;
  /** One sentence for whoever sees it for the first time. */
  readonly help: string;
}

interface StateWords extends Words {
  readonly tone: BadgeTone;
}

/** Those that need somebody come first, as filters offer them. */
export const STATES: readonly SagaStateName[] = [
  'stuck',
  'compensating',
  'running',
  'failed',
  'compensated',
  'completed',
];

export const STATE_WORDS: Readonly<Record<SagaStateName, StateWords>> = {
  running: { word: 'Running', tone: 'served', help: 'It goes forward: its steps are taken in their order.' },
  compensating: {
    word: 'Compensating',
    tone: 'degraded',
    help: 'A step did not work out. What was done before is undone, the last step first.',
  },
  stuck: {
    word: 'Stuck',
    tone: 'failed',
    help: 'A step has used up its tries and nobody knows what became of it. A person has to say how it goes on.',
  },
  completed: { word: 'Completed', tone: 'neutral', help: 'All its steps are done.' },
  compensated: {
    word: 'Compensated',
    tone: 'degraded',
    help: 'It turned back, and all that it had done is undone: as if it had never begun.',
  },
  failed: {
    word: 'Failed',
    tone: 'failed',
    help: 'It is over, and something that it had done could not be undone.',
  },
};

export const STEP_WORDS: Readonly<Record<SagaStepMark, Words>> = {
  'to-come': { word: 'Still to come', help: 'Nothing was asked yet.' },
  'under-way': { word: 'Under way', help: 'It was asked, and there is no reply yet.' },
  waiting: { word: 'Waiting', help: 'The last try did not work out; the pie fills up to the next one.' },
  done: { word: 'Done', help: 'The service said that it was done.' },
  'not-done': {
    word: 'Not done',
    help: 'The service said no, or was never reached: nothing is to be undone.',
  },
  'in-doubt': {
    word: 'In doubt',
    help: 'There was no reply: it may have been done or not, and counts as done when all is undone.',
  },
  undoing: { word: 'Being undone', help: 'Its compensation was asked for, and there is no reply yet.' },
  'undo-waiting': { word: 'Waiting to be undone', help: 'Its compensation waits for its next try.' },
  undone: { word: 'Undone', help: 'Its compensation is done.' },
  'nothing-to-undo': {
    word: 'Nothing to undo',
    help: 'It leaves nothing behind that would have to be undone.',
  },
  'needs-operator': {
    word: 'Needs a person',
    help: 'No tries are left: somebody has to say how it goes on.',
  },
  'given-up': { word: 'Given up', help: 'A person said that it cannot be done.' },
};

export const END_WORDS: Readonly<Record<SagaAttempt['end'], string>> = {
  done: 'done',
  'not-done': 'not done',
  unknown: 'nobody knows',
  refused: 'refused',
  'under-way': 'under way',
};

interface OperatorWords {
  readonly said: OperatorWord;
  readonly label: string;
  readonly help: string;
}

/** What a person can say of an act that is stuck, the least daring first. */
export function operatorWords(direction: 'action' | 'compensation'): readonly OperatorWords[] {
  const isForward = direction === 'action';
  return [
    {
      said: 'try-again',
      label: 'Try again',
      help: 'Asks once more, with all its tries anew. It carries the same key, so nothing happens twice.',
    },
    {
      said: 'done',
      label: 'Mark as done',
      help: isForward
        ? 'You know that it was done: the saga goes on with the next step.'
        : 'You have undone it by hand: the saga goes on with what is left to undo.',
    },
    {
      said: 'failed',
      label: 'Mark as failed',
      help: isForward
        ? 'You know that it was not done: the saga turns back.'
        : 'It cannot be undone: the rest is undone, and the saga ends as failed.',
    },
  ];
}

export const CANCEL_HELP =
  'It takes no further step, and undoes what it has done, the last step first. This cannot be taken back.';

/** A step by its name, and what undoes it by what it does. */
export function actName({ direction, name, does }: SagaActDetail): string {
  if (direction === 'action') return name;
  return does === '' ? `Undo ${name}` : does;
}

export function isOver(state: SagaStateName): boolean {
  return state === 'completed' || state === 'compensated' || state === 'failed';
}

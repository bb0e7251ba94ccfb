import type { ReadModelStatus, ViewWord } from '../../worker/read-models';
import type { BadgeTone } from '../widgets/badge';

interface StatusWords {
  readonly word: string;
  /** One sentence for whoever sees it for the first time. */
  readonly help: string;
  readonly tone: BadgeTone;
}

export const STATUS_WORDS: Readonly<Record<ReadModelStatus, StatusWords>> = {
  live: {
    word: 'Live',
    help: 'It handles each event as it comes, and shows what the write side says but for the newest.',
    tone: 'neutral',
  },
  'catching-up': {
    word: 'Catching up',
    help: 'It works off what has gathered, and gets closer to the write side.',
    tone: 'degraded',
  },
  behind: {
    word: 'Behind',
    help: 'Events come faster than it handles them: what it shows is old.',
    tone: 'degraded',
  },
  stopped: {
    word: 'Stopped',
    help: 'It handles no events, and shows what was there when it stopped.',
    tone: 'failed',
  },
  rebuilding: {
    word: 'Rebuilding',
    help: 'A new version is made beside it from the first event on; its readers see the old one until then.',
    tone: 'neutral',
  },
};

interface SayWords {
  readonly said: ViewWord;
  readonly label: string;
  readonly help: string;
}

/** What a person can say of a read model: what helps one that has stopped comes first. */
export const SAY_WORDS: readonly SayWords[] = [
  {
    said: 'resume',
    label: 'Go on',
    help: 'It goes on with the event that it stopped at: it fails again if its cause is still there.',
  },
  {
    said: 'skip',
    label: 'Skip the event',
    help: 'It goes on without the event that it stopped at: what the event says will never show.',
  },
  {
    said: 'replay',
    label: 'Try parked again',
    help: 'The events that were put aside are handled once more, in their order.',
  },
  {
    said: 'rebuild',
    label: 'Make anew',
    help: 'A new version is made beside it from the first event on, and takes its place when it is level.',
  },
  {
    said: 'abandon',
    label: 'Give up the new version',
    help: 'The new version is thrown away, and the old one stays.',
  },
  {
    said: 'stop',
    label: 'Stop',
    help: 'It handles no more events until somebody lets it go on; its readers see what is there.',
  },
];

/** Of a read model that is being made anew already, to make it anew drops what there is of that. */
const AGAIN: SayWords = {
  said: 'rebuild',
  label: 'Begin anew once more',
  help: 'The new version that is half made is dropped, and another one is begun from the first event on.',
};

/** What is offered of what can be said now. */
export function sayWords(can: readonly ViewWord[], isRebuilding: boolean): readonly SayWords[] {
  const offered = SAY_WORDS.filter(({ said }) => can.includes(said));
  return isRebuilding ? offered.map((words) => (words.said === AGAIN.said ? AGAIN : words)) : offered;
}

/** What is said is logged as an input of the run. */
export const KEPT = 'This cannot be taken back. It is kept with the run: a replay does it again.';

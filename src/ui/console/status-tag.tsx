import { CircleAlert, LoaderCircle } from 'lucide-react';
import type { ConsoleEntry } from '../../state/console/console-entry';
import { Mark } from '../marks/mark';
import { classNames } from '../widgets/class-names';
import { answerTone } from './status-words';
import classes from './status-tag.module.css';

/** The status of a request in a list: a mark and a number. */
export function StatusTag({ entry }: { readonly entry: ConsoleEntry }) {
  const { state, answer } = entry;
  if (state === 'waiting') {
    return (
      <span className={classes.tag}>
        <LoaderCircle size={12} className={classes.wheel} aria-hidden="true" />
        <span className="visually-hidden">waiting</span>
      </span>
    );
  }
  if (answer === null) {
    return (
      <span className={classes.tag}>
        <Mark kind={state === 'cancelled' ? 'idle' : 'failed'} size={8} />
        {state === 'cancelled' ? 'off' : 'none'}
      </span>
    );
  }
  const tone = answerTone(answer);
  return (
    <span className={classNames(classes.tag, classes[tone])}>
      <StatusMark tone={tone} />
      {answer.status}
    </span>
  );
}

/** A request that was refused is no failure of the service: it has a sign of its own. */
export function StatusMark({ tone }: { readonly tone: ReturnType<typeof answerTone> }) {
  return tone === 'neutral' ? <CircleAlert size={12} aria-hidden="true" /> : <Mark kind={tone} size={8} />;
}

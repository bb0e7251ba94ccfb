import type { SagaEntry } from '../../worker/sagas';
import { moment } from '../figures';
import { Mark } from '../marks/mark';
import type { MarkKind } from '../marks/mark-paths';
import classes from './saga-pane.module.css';

const TONE_MARKS: Readonly<Record<SagaEntry['tone'], MarkKind>> = {
  plain: 'well',
  good: 'served',
  warn: 'degraded',
  bad: 'failed',
};

interface SagaEntriesProps {
  readonly entries: readonly SagaEntry[];
  readonly goTo: (time: number) => void;
}

/** What happened, in its order; each leads to its moment. */
export function SagaEntries({ entries, goTo }: SagaEntriesProps) {
  return (
    <section className={classes.section} aria-label="What happened">
      <h3 className={classes.heading}>What happened</h3>
      <ol className={classes.entries}>
        {entries.map(({ time, text, tone }, nth) => (
          // Several may have the same moment and words: their place tells them apart, and they are only added to.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={nth}>
            <button
              type="button"
              className={classes.entry}
              title={`Go to ${moment(time)}`}
              onClick={() => goTo(time)}
            >
              <span className={classes.time}>{moment(time)}</span>
              <Mark kind={TONE_MARKS[tone]} size={8} />
              <span className={classes.text}>{text}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

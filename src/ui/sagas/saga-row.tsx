import type { Time } from '../../base/time';
import type { SagaRow as Row } from '../../worker/sagas';
import { HeldRow, type RowPlace } from '../held-list/held-row';
import { shortDuration } from '../traces/short-duration';
import { StateGlyph, StepGlyph } from './saga-glyph';
import { rowTitle, rowWords, stepsWords } from './row-words';
import classes from './saga-list.module.css';

export interface SagaRowProps extends RowPlace {
  /** Undefined while it is fetched. */
  readonly row: Row | undefined;
  readonly now: Time;
}

/** A saga: what it is about, where each of its steps stands, and why it turned back. */
export function SagaRow({ row, now, ...place }: SagaRowProps) {
  return (
    <HeldRow place={place} coming="This saga is being fetched" className={classes.row}>
      {row === undefined ? null : <Cells row={row} now={now} />}
    </HeldRow>
  );
}

function Cells({ row, now }: { readonly row: Row; readonly now: Time }) {
  const { word, rest, tone } = rowWords(row);
  return (
    <>
      <span className={classes.sign}>
        <StateGlyph state={row.state} />
      </span>
      <span className={classes.subject} title={rowTitle(row)}>
        {row.subject}
      </span>
      <span className={classes.steps} title={stepsWords(row.steps)}>
        <span className="visually-hidden">{stepsWords(row.steps)}</span>
        {row.steps.map((mark, step) => (
          // Steps have no other name here than their place, which never changes.
          // oxlint-disable-next-line react/no-array-index-key
          <StepGlyph key={step} mark={mark} size={10} />
        ))}
      </span>
      <span className={classes.why} title={rest === '' ? undefined : `${word}, ${rest}`}>
        <span className={classes[tone]}>{word}</span>
        {rest !== '' && `, ${rest}`}
      </span>
      <span className={classes.duration}>
        {shortDuration(Math.max(0, (row.endedAt ?? now) - row.beganAt))}
      </span>
    </>
  );
}

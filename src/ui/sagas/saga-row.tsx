import type { Time } from '../../base/time';
import type { SagaRow as Row } from '../../worker/sagas';
import { shortDuration } from '../traces/short-duration';
import { classNames } from '../widgets/class-names';
import { StateGlyph, StepGlyph } from './saga-glyph';
import { rowTitle, rowWords, stepsWords } from './row-words';
import classes from './saga-list.module.css';

export interface SagaRowProps {
  readonly id: string;
  /** Undefined while it is fetched. */
  readonly row: Row | undefined;
  readonly now: Time;
  readonly top: number;
  readonly position: number;
  readonly total: number;
  readonly active: boolean;
  /** It is the one that is shown. */
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** A saga: what it is about, where each of its steps stands, and why it turned back. */
export function SagaRow({ id, row, now, top, position, total, active, chosen, onChoose }: SagaRowProps) {
  return (
    // The list itself takes the keys and says which of its rows is active.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      aria-posinset={position + 1}
      aria-setsize={total}
      className={classNames(classes.row, chosen && classes.chosen, active && classes.active)}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onChoose}
    >
      {row === undefined ? (
        <span className={classes.coming}>
          <span className="visually-hidden">This saga is being fetched</span>
        </span>
      ) : (
        <Cells row={row} now={now} />
      )}
    </div>
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

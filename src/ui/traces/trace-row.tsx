import { NS_PER_SECOND } from '../../base/time';
import type { TraceRow as Row } from '../../worker/traces';
import { Mark } from '../marks/mark';
import { classNames } from '../widgets/class-names';
import { END_WORDS } from './end-words';
import { shortDuration } from './short-duration';
import classes from './trace-list.module.css';

export interface TraceRowProps {
  readonly id: string;
  /** Undefined while it is fetched. */
  readonly row: Row | undefined;
  readonly top: number;
  readonly position: number;
  readonly total: number;
  readonly active: boolean;
  /** Its trace is the one that is shown, or the one that it is compared with. */
  readonly chosen: boolean;
  readonly onChoose: (toCompare: boolean) => void;
}

/** A request: how it ended and why, how long it took, and when it began. */
export function TraceRow({ id, row, top, position, total, active, chosen, onChoose }: TraceRowProps) {
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
      onClick={(event) => onChoose(event.shiftKey)}
    >
      {row === undefined ? (
        <span className={classes.coming}>
          <span className="visually-hidden">This trace is being fetched</span>
        </span>
      ) : (
        <Cells row={row} />
      )}
    </div>
  );
}

function Cells({ row }: { readonly row: Row }) {
  const { word, mark } = END_WORDS[row.end];
  const cause = row.cause === '' ? word.toLowerCase() : row.cause;
  return (
    <>
      <span className={classes.sign}>{mark !== null && <Mark kind={mark} size={10} label={word} />}</span>
      <span className={classes.name} title={`${row.name}, request ${row.ref.number} of ${row.ref.client}`}>
        {row.name}
      </span>
      <span className={classes.duration}>{shortDuration(row.durationNs)}</span>
      <span className={classes.cause} title={cause}>
        {cause}
      </span>
      <span className={classes.start}>{(row.startedAt / NS_PER_SECOND).toFixed(3)}</span>
    </>
  );
}

import type { ExchangeRow } from '../../worker/http';
import { useRun } from '../app/app-context';
import { nodeName } from '../event-log/part-names';
import { count, milliseconds, moment } from '../figures';
import { Mark } from '../marks/mark';
import { END_WORDS } from '../traces/end-words';
import { classNames } from '../widgets/class-names';
import { sizeWords } from './status-words';
import { exchangeState, pathOf, rowWords } from './wire-words';
import classes from './wire-list.module.css';

interface WireRowProps {
  readonly id: string;
  /** Undefined while it is fetched. */
  readonly row: ExchangeRow | undefined;
  readonly top: number;
  readonly position: number;
  readonly total: number;
  readonly active: boolean;
  readonly onChoose: () => void;
}

/** One real request: when, by whom, to where, and what became of it. */
export function WireRow({ id, row, top, position, total, active, onChoose }: WireRowProps) {
  return (
    // The list itself takes the keys and says which of its rows is active.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={active}
      aria-posinset={position + 1}
      aria-setsize={total}
      className={classNames(classes.row, active && classes.active)}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onChoose}
    >
      {row === undefined ? (
        <span className={classes.coming}>
          <span className="visually-hidden">This row is being fetched</span>
        </span>
      ) : (
        <Cells row={row} />
      )}
    </div>
  );
}

function Cells({ row }: { readonly row: ExchangeRow }) {
  const scenario = useRun((run) => run.scenario);
  const name = scenario === null ? row.node : nodeName(scenario, row.node);
  const { mark, word } = END_WORDS[row.end];
  return (
    <>
      <span className={classes.number}>{count(row.number)}</span>
      <span className={classes.time}>{moment(row.sentAt)}</span>
      <span className={classes.sign}>{mark !== null && <Mark kind={mark} size={10} label={word} />}</span>
      <span className={classes.state}>{exchangeState(row)}</span>
      <span className={classes.node} title={name}>
        {name}
      </span>
      <span className={classes.url} title={`${row.method} ${row.url}`}>
        <span className={classes.method}>{row.method}</span> {pathOf(row)}
      </span>
      <span className={classes.words} title={row.words}>
        {rowWords(row)}
      </span>
      <span className={classes.took}>{milliseconds(row.tookMs)}</span>
      <span className={classes.bytes}>{row.status === 0 ? '' : sizeWords(row.bytes)}</span>
    </>
  );
}

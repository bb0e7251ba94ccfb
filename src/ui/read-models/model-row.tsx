import type { Ref } from 'react';
import type { ReadModelRow } from '../../worker/read-models';
import { count } from '../figures';
import { classNames } from '../widgets/class-names';
import { LagSpark } from './lag-spark';
import { lagTime, notesOf, rebuildWords } from './lag-words';
import { StatusGlyph } from './status-badge';
import { STATUS_WORDS } from './status-words';
import classes from './model-list.module.css';

interface ModelRowProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly id: string;
  readonly row: ReadModelRow;
  readonly now: number;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  readonly onChoose: () => void;
}

/** A read model: how it stands, how far it is behind and was over the run, and what was saved. */
export function ModelRow({ ref, id, row, now, isChosen, isActive, onChoose }: ModelRowProps) {
  return (
    // The list itself takes the keys and says which of its rows is active.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={ref}
      id={id}
      role="option"
      aria-selected={isChosen}
      className={classNames(classes.row, isChosen && classes.chosen, isActive && classes.active)}
      onClick={onChoose}
    >
      <Cells row={row} now={now} />
    </div>
  );
}

function Cells({ row, now }: Pick<ModelRowProps, 'row' | 'now'>) {
  const { name, node, source, lagEvents, checkpoint } = row;
  const { word, tone } = STATUS_WORDS[row.status];
  const rest = restWords(row);
  const notes = notesOf(row);
  return (
    <>
      <span className={classes.sign}>
        <StatusGlyph status={row.status} />
      </span>
      <span className={classes.name} title={name}>
        {name}
      </span>
      <span className={classes.node} title={`At ${node}, made of the events of ${source}`}>
        <span className="visually-hidden">, at </span>
        {node}
      </span>
      <span className={classes.stands} title={rest === '' ? undefined : `${word}, ${rest}`}>
        <span className="visually-hidden">, </span>
        <span className={classes[tone]}>{word}</span>
        {rest !== '' && `, ${rest}`}
      </span>
      <span className={classes.events}>
        <span className="visually-hidden">, behind by </span>
        {count(lagEvents)}
        <span className={classes.unit}>{` ${lagEvents === 1 ? 'event' : 'events'}`}</span>
      </span>
      <span className={classes.time}>
        <span className="visually-hidden">, </span>
        {lagTime(row)}
      </span>
      <span className={classes.spark}>
        <LagSpark lag={row.lag} now={now} />
      </span>
      <span className={classes.saved} title={`Saved up to event ${count(checkpoint)}`}>
        <span className={classes.unit}>saved </span>
        {count(checkpoint)}
      </span>
      <span className={classes.notes} title={notes === '' ? undefined : notes}>
        {notes !== '' && <span className="visually-hidden">, </span>}
        {notes}
      </span>
    </>
  );
}

/** Why it stands so, and how far a new version has come. */
export function restWords({ cause, rebuild }: Pick<ReadModelRow, 'cause' | 'rebuild'>): string {
  return [rebuild !== null && `new version at ${rebuildWords(rebuild)}`, cause !== '' && cause]
    .filter((part) => part !== false)
    .join(', ');
}

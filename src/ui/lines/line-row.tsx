import { Ellipsis } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Time } from '../../base/time';
import { goToLine } from '../../state/other-line';
import type { LineInfo } from '../../worker/lines';
import { useActors } from '../app/app-context';
import { useAction } from '../app/use-action';
import type { TimeRange } from '../time-axis/scale';
import { Button } from '../widgets/button';
import { classNames } from '../widgets/class-names';
import { IconButton } from '../widgets/icon-button';
import { Menu, type MenuEntry } from '../widgets/menu';
import { compareWith } from './compare-with';
import { LineName } from './line-name';
import { lineSentence, lineShape } from './line-shape';
import classes from './lines-strip.module.css';

interface LineRowProps {
  readonly line: LineInfo;
  /** The name of the line that it left. */
  readonly parent: string | undefined;
  /** How many rows above this one that line is. */
  readonly rowsUp: number;
  readonly reach: Time;
  readonly range: TimeRange;
  readonly isCurrent: boolean;
  readonly isCompared: boolean;
}

/** What is done with a row besides looking at it. */
type Doing = 'nothing' | 'naming' | 'deleting';

/** A line with its name, what can be done with it, and what it was over time. */
export function LineRow(props: LineRowProps) {
  const { line, parent, reach, isCurrent, isCompared } = props;
  const actors = useActors();
  const { run } = actors;
  const [doing, setDoing] = useState<Doing>('nothing');
  const button = useRef<HTMLButtonElement>(null);
  const own = line.log.length - line.inherited;
  const remove = (): void => {
    if (own > 0) {
      setDoing('deleting');
      return;
    }
    focusCurrent(button.current);
    run.deleteLine(line.id);
  };
  const done = (): void => {
    setDoing('nothing');
    requestAnimationFrame(() => button.current?.focus());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'F2') setDoing('naming');
    else if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    else if (!isCurrent) remove();
    // Whoever means a line shall not delete what is selected on the canvas, nor by the line that runs.
    event.preventDefault();
  };
  if (doing === 'deleting') return <Confirm line={line} own={own} onKeep={done} />;
  const sentence = lineSentence(line, parent, reach, isCurrent);
  return (
    <li className={classNames(classes.row, isCurrent && classes.current)}>
      <div className={classes.gutter}>
        {doing === 'naming' ? (
          <LineName line={line} onDone={done} />
        ) : (
          <button
            ref={button}
            type="button"
            className={classes.name}
            aria-current={isCurrent}
            aria-label={sentence}
            title={sentence}
            onClick={() => goToLine(actors, line.id)}
            onKeyDown={onKeyDown}
          >
            <span className={classes.dot} aria-hidden="true" />
            <span className={classes.text}>{line.name}</span>
          </button>
        )}
        <LineMenu
          line={line}
          isCurrent={isCurrent}
          isCompared={isCompared}
          onName={() => setDoing('naming')}
          onDelete={remove}
        />
      </div>
      <Track {...props} />
    </li>
  );
}

interface LineMenuProps extends Pick<LineRowProps, 'line' | 'isCurrent' | 'isCompared'> {
  readonly onName: () => void;
  readonly onDelete: () => void;
}

function LineMenu({ line, isCurrent, isCompared, onName, onDelete }: LineMenuProps) {
  const actors = useActors();
  const keep = useAction('run.keep-as-start');
  const isThis = 'It is the line that runs.';
  const entries: MenuEntry[] = [
    {
      label: 'Go on with this line',
      disabledReason: isCurrent ? isThis : undefined,
      onSelect: () => goToLine(actors, line.id),
    },
    {
      label: 'Compare with the line that runs',
      checked: isCompared,
      disabledReason: isCurrent ? isThis : undefined,
      onSelect: () => compareWith(actors, isCompared ? null : line.id),
    },
    { label: 'Rename', shortcut: 'F2', onSelect: onName },
    ...(isCurrent ? [{ label: keep.label, disabledReason: keep.unavailable, onSelect: keep.run }] : []),
    'separator',
    {
      label: 'Delete',
      shortcut: 'Del',
      danger: true,
      disabledReason: isCurrent ? 'It is the line that runs: go on with another one first.' : undefined,
      onSelect: onDelete,
    },
  ];
  return (
    <Menu
      trigger={
        <IconButton
          label={`What to do with ${line.name}`}
          size="small"
          icon={<Ellipsis size={14} aria-hidden="true" />}
        />
      }
      entries={entries}
    />
  );
}

interface ConfirmProps {
  readonly line: LineInfo;
  readonly own: number;
  readonly onKeep: () => void;
}

/** Edits that only this line has cannot be brought back by undo. */
function Confirm({ line, own, onKeep }: ConfirmProps) {
  const { run } = useActors();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') onKeep();
  };
  return (
    <li className={classNames(classes.row, classes.confirm)}>
      <div role="alertdialog" aria-label={`Delete ${line.name}`} className={classes.answers}>
        <span className={classes.question}>
          {`Delete ${line.name} and the ${own === 1 ? 'edit' : `${own} edits`} that only it has?`}
        </span>
        {/* The answer that loses nothing has the focus first. */}
        <Button ref={keep} size="small" onClick={onKeep} onKeyDown={onKeyDown}>
          Keep it
        </Button>
        <Button
          size="small"
          className={classes.delete}
          onClick={({ currentTarget }) => {
            focusCurrent(currentTarget);
            run.deleteLine(line.id);
          }}
          onKeyDown={onKeyDown}
        >
          Delete
        </Button>
      </div>
    </li>
  );
}

/** The row with the focus goes: what has it next is the line that runs. */
function focusCurrent(within: Element | null): void {
  within?.closest('ul')?.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
}

/** From where it left its parent on, with a diamond for each edit of its own. */
function Track({ line, rowsUp, reach, range, isCompared }: LineRowProps) {
  const { bar, fork, edits } = lineShape(line, reach, rowsUp, range);
  return (
    <div className={classes.track} aria-hidden="true">
      {fork !== undefined && (
        <span
          className={classes.fork}
          style={{ left: `${fork.left * 100}%`, height: `calc(${fork.rows} * var(--line-height))` }}
        />
      )}
      {bar !== undefined && (
        <span
          className={classNames(classes.bar, isCompared && classes.ghost)}
          style={{ left: `${bar.left * 100}%`, width: `${bar.width * 100}%` }}
        />
      )}
      {edits.map(({ key, left, title }) => (
        <svg key={key} className={classes.edit} viewBox="0 0 12 12" style={{ left: `${left * 100}%` }}>
          <title>{title}</title>
          <path d="M6 1L11 6L6 11L1 6Z" />
        </svg>
      ))}
    </div>
  );
}

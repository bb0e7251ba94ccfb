import type { Scenario } from '../../scenario/format';
import type { LogRow as Row, PartRef, RowMark } from '../../worker/protocol';
import { askWhy } from '../../state/view';
import { useActors, useView } from '../app/app-context';
import { count, moment } from '../figures';
import { Mark } from '../marks/mark';
import { classNames } from '../widgets/class-names';
import classes from './event-log.module.css';
import { partName } from './part-names';

export interface LogRowProps {
  readonly id: string;
  /** Undefined while it is fetched. */
  readonly row: Row | undefined;
  /** The faults that acted then, by name; empty when none did. */
  readonly during: string;
  readonly scenario: Scenario;
  readonly top: number;
  readonly position: number;
  readonly total: number;
  readonly active: boolean;
  /** It is the newest one at the present moment, or one of the known future. */
  readonly current: boolean;
  readonly ahead: boolean;
  readonly onChoose: () => void;
}

/** One change: when, what it means, where, and in words. */
export function LogRow(props: LogRowProps) {
  const { id, row, during, scenario, top, position, total, active, current, ahead, onChoose } = props;
  const related = useView(({ selection }) => isOf(row, selection));
  return (
    // The list itself takes the keys and says which of its rows is active.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={active}
      aria-posinset={position + 1}
      aria-setsize={total}
      aria-current={current ? 'time' : undefined}
      className={classNames(
        classes.row,
        active && classes.active,
        related && classes.related,
        current && classes.current,
        ahead && classes.ahead,
      )}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onChoose}
    >
      {row === undefined ? (
        <span className={classes.coming}>
          <span className="visually-hidden">This row is being fetched</span>
        </span>
      ) : (
        <RowCells row={row} scenario={scenario} />
      )}
      {during !== '' && (
        <span className={classes.during} title={`During ${during}`}>
          <span className="visually-hidden">{`During ${during}`}</span>
        </span>
      )}
    </div>
  );
}

function isOf(row: Row | undefined, part: PartRef | null): boolean {
  return part !== null && row?.part?.kind === part.kind && row.part.id === part.id;
}

function RowCells({ row, scenario }: { readonly row: Row; readonly scenario: Scenario }) {
  const name = row.part === null ? '' : partName(scenario, row.part);
  return (
    <>
      <span className={classes.index}>{count(row.index + 1)}</span>
      <span className={classes.time}>{moment(row.time)}</span>
      <RowSign kind={row.kind} mark={row.mark} />
      <span className={classes.part} title={name}>
        {name}
      </span>
      <span className={classes.text} title={row.text}>
        {row.text}
      </span>
      {isExplained(row) && <WhyButton index={row.index} />}
    </>
  );
}

/** Faults, edits and requests from outside are causes themselves. */
const CAUSES: readonly string[] = ['fault', 'edit', 'request'];

export function isExplained({ kind }: Row): boolean {
  return !CAUSES.includes(kind);
}

/** For pointers: a row of a list holds no button, and the key W asks the same. */
function WhyButton({ index }: { readonly index: number }) {
  const { view } = useActors();
  return (
    <span
      className={classes.why}
      aria-hidden="true"
      title="Why? (W)"
      onClick={(event) => {
        event.stopPropagation();
        askWhy(view, { kind: 'change', index });
      }}
    >
      Why?
    </span>
  );
}

/** A diamond for an edit, an arrow for a request that somebody sends. */
const SIGNS = { edit: 'M6 1L11 6L6 11L1 6Z', request: 'M1 2L11 6L1 10L3.5 6Z' } as const;

function RowSign({ kind, mark }: { readonly kind: string; readonly mark: RowMark }) {
  if (mark !== 'edit')
    return <Mark kind={mark} size={10} outlined={mark === 'degraded'} className={classes.sign} />;
  return (
    <svg className={classNames(classes.sign, classes.edit)} viewBox="0 0 12 12" aria-hidden="true">
      <path d={kind === 'request' ? SIGNS.request : SIGNS.edit} />
    </svg>
  );
}

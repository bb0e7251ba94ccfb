import { ArrowLeft, CircleHelp, Clock3, Grid3x3, ListTree, Table, Undo2 } from 'lucide-react';
import { count, moment } from '../figures';
import { shortDuration } from '../traces/short-duration';
import { Badge } from '../widgets/badge';
import { Button } from '../widgets/button';
import { IconButton } from '../widgets/icon-button';
import { Tooltip } from '../widgets/tooltip';
import { StateGlyph } from './saga-glyph';
import { CANCEL_HELP, STATE_WORDS } from './saga-words';
import type { SagaThen } from './use-saga';
import classes from './saga-header.module.css';

export interface SagaHeaderProps {
  readonly known: SagaThen;
  readonly back: () => void;
  readonly hasRoom: boolean;
  readonly asTable: boolean;
  readonly setAsTable: (asTable: boolean) => void;
  readonly goTo: (time: number) => void;
  readonly openTrace: () => void;
  readonly askWhy: () => void;
  /** Turns it back; null when it does not go forward. */
  readonly cancel: (() => void) | null;
}

/** Which saga it is, how it stands, and where to go from it. */
export function SagaHeader(props: SagaHeaderProps) {
  const { known, back, hasRoom, asTable, setAsTable, goTo, openTrace, askWhy, cancel } = props;
  const { row, entries } = known.detail;
  const last = row.endedAt ?? entries.at(-1)?.time ?? row.beganAt;
  return (
    <header className={classes.header}>
      <BackButton back={back} hasRoom={hasRoom} />
      <div className={classes.words}>
        <h2 className={classes.title}>
          <span className={classes.subject} title={row.subject}>
            {row.subject}
          </span>
          <Tooltip content={STATE_WORDS[row.state].help}>
            <span className={classes.state}>
              <Badge tone={STATE_WORDS[row.state].tone} icon={<StateGlyph state={row.state} size={10} />}>
                {STATE_WORDS[row.state].word}
              </Badge>
            </span>
          </Tooltip>
          {row.isDown && <Badge tone="degraded">Orchestrator down</Badge>}
        </h2>
        <p className={classes.number}>{`${row.name}, saga ${count(row.number)}`}</p>
      </div>
      <Totals known={known} />
      <div className={classes.ways}>
        {cancel !== null && (
          <Tooltip content={CANCEL_HELP}>
            <Button size="small" icon={<Undo2 size={14} aria-hidden="true" />} onClick={cancel}>
              Cancel this saga
            </Button>
          </Tooltip>
        )}
        <Button size="small" icon={<Clock3 size={14} aria-hidden="true" />} onClick={() => goTo(last)}>
          Go to {moment(last)}
        </Button>
        <Button size="small" icon={<ListTree size={14} aria-hidden="true" />} onClick={openTrace}>
          Trace
        </Button>
        <IconButton
          label="Why did its request end so?"
          shortcut="W"
          size="small"
          icon={<CircleHelp size={14} aria-hidden="true" />}
          onClick={askWhy}
        />
        <IconButton
          label="Steps as a table"
          size="small"
          pressed={asTable}
          icon={<Table size={14} aria-hidden="true" />}
          onClick={() => setAsTable(!asTable)}
        />
      </div>
    </header>
  );
}

/** Beside the list it leads to where all sagas stand, which has the same place; else to the list. */
export function BackButton({ back, hasRoom }: Pick<SagaHeaderProps, 'back' | 'hasRoom'>) {
  return (
    <IconButton
      label={hasRoom ? 'All sagas by step' : 'Back to the list'}
      size="small"
      icon={hasRoom ? <Grid3x3 size={16} aria-hidden="true" /> : <ArrowLeft size={16} aria-hidden="true" />}
      onClick={back}
    />
  );
}

function Totals({ known: { detail, now } }: Pick<SagaHeaderProps, 'known'>) {
  const { row, deadlineAt } = detail;
  const took = shortDuration(Math.max(0, (row.endedAt ?? now) - row.beganAt));
  return (
    <dl className={classes.totals}>
      <Total caption="Began" value={moment(row.beganAt)} />
      <Total caption={row.endedAt === null ? 'Age' : 'Took'} value={took} />
      {deadlineAt !== null && <Total caption="Deadline" value={moment(deadlineAt)} />}
    </dl>
  );
}

function Total({ caption, value }: { readonly caption: string; readonly value: string }) {
  return (
    <div>
      <dt>{caption}</dt>
      <dd>{value}</dd>
    </div>
  );
}

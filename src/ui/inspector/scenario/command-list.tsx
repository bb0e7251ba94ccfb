import { Undo2 } from 'lucide-react';
import { instantText } from '../../../base/duration-text';
import { useRun } from '../../app/app-context';
import { useAction } from '../../app/use-action';
import { IconButton } from '../../widgets/icon-button';
import { Section } from '../parts/section';
import classes from './command-list.module.css';

/** A long run of edits is told by its newest; the log has them all. */
const MOST_SHOWN = 30;

/** What the person has changed in this run, newest first. */
export function CommandList() {
  const log = useRun((state) => state.log);
  const atStart = useRun((state) => state.changedAtStart);
  const undo = useAction('edit.undo');
  const numbered = log.map((command, index) => ({ ...command, number: index + 1 }));
  const shown = numbered.slice(-MOST_SHOWN).toReversed();
  return (
    <Section
      title="Edits of this run"
      aside={
        <IconButton
          label={undo.label}
          size="small"
          icon={<Undo2 size={14} aria-hidden="true" />}
          onClick={undo.run}
          disabledReason={undo.unavailable}
          {...(undo.shortcut !== undefined && { shortcut: undo.shortcut })}
        />
      }
    >
      {shown.length === 0 ? (
        <p className={classes.none}>
          {atStart === 0
            ? 'None yet. Change any setting while it runs: the run goes on with it.'
            : 'None since the run began. Names, places and what was changed before are its start.'}
        </p>
      ) : (
        <ol className={classes.list} reversed start={log.length}>
          {shown.map((command) => (
            <li key={command.number}>
              <span className={classes.time}>{instantText(command.time)}</span>
              <span>{command.label}</span>
            </li>
          ))}
        </ol>
      )}
      {log.length > MOST_SHOWN && (
        <p className={classes.none}>{log.length - MOST_SHOWN} earlier ones in the log</p>
      )}
    </Section>
  );
}

import { useRun } from '../../app/app-context';
import { useAction } from '../../app/use-action';
import { Menu } from '../../widgets/menu';
import { editWords } from '../run-words';
import { ChipButton } from './chip-button';

/** Shown while this run differs from its scenario, with what can be done about it. */
export function EditedChip() {
  const edits = useRun((run) => run.log.length);
  const last = useRun((run) => run.log.at(-1)?.label);
  const keep = useAction('run.keep-as-start');
  const undo = useAction('edit.undo');
  if (edits === 0) return null;
  return (
    <Menu
      trigger={
        <ChipButton
          tip={
            <>
              {editWords(edits)}
              <br />
              Last: {last}
            </>
          }
        >
          Edited
          <span className="visually-hidden">: {editWords(edits)}</span>
        </ChipButton>
      }
      entries={[keep, undo].map(({ label, shortcut, unavailable, run }) => ({
        label,
        shortcut,
        disabledReason: unavailable,
        onSelect: run,
      }))}
    />
  );
}

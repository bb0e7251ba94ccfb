import { useRun } from '../../app/app-context';
import { useAction } from '../../app/use-action';
import { Menu } from '../../widgets/menu';
import { ChipButton } from './chip-button';
import { editedWords } from './edited-words';
import { useBackToTheScenario } from './use-back-to-the-scenario';

/** Shown while this run differs from its scenario as it came, with what can be done about it. */
export default function EditedChip() {
  const atStart = useRun((run) => run.changedAtStart);
  const since = useRun((run) => run.log.length);
  const last = useRun((run) => run.log.at(-1)?.label);
  const keep = useAction('run.keep-as-start');
  const undo = useAction('edit.undo');
  const anew = useAction('run.reset');
  const back = useBackToTheScenario();
  if (back === null) return null;
  const words = editedWords(atStart, since);
  return (
    <Menu
      trigger={
        <ChipButton
          tip={
            <>
              {words}
              {last !== undefined && (
                <>
                  <br />
                  Last: {last}
                </>
              )}
            </>
          }
        >
          Edited
          <span className="visually-hidden">: {words}</span>
        </ChipButton>
      }
      entries={[
        ...[keep, undo, anew].map(({ label, shortcut, unavailable, run }) => ({
          label,
          shortcut,
          disabledReason: unavailable,
          onSelect: run,
        })),
        back,
      ]}
    />
  );
}

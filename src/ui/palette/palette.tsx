import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { select } from '../../state/view';
import { useActors, useRun, useView } from '../app/app-context';
import { useScenarios } from '../app/scenarios-context';
import { useAllActions } from '../app/use-action';
import { Dialog } from '../widgets/dialog';
import { Kbd } from '../widgets/kbd';
import { paletteGroups, type PaletteEntry } from './palette-entries';
import { searchPalette } from './palette-search';
import classes from './palette.module.css';

/** Finds actions, scenarios and parts by a few letters. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const actions = useAllActions();
  const scenarios = useScenarios();
  const open = useRun((run) => run.scenario);
  const onRun = useView(({ page }) => page.kind !== 'start');
  const groups = useMemo(
    () => paletteGroups(actions, scenarios, onRun ? open : null),
    [actions, scenarios, onRun, open],
  );
  const [text, setText] = useState('');
  const found = useMemo(() => searchPalette(groups, text), [groups, text]);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const choose = useChoose(onClose);
  const first = found[0]?.entries[0]?.key ?? '';
  return (
    <Dialog title="Find a command, a scenario or a part" open onOpenChange={onClose}>
      <Command
        label="Commands"
        className={classes.command}
        shouldFilter={false}
        loop
        vimBindings={false}
        value={chosen ?? first}
        onValueChange={setChosen}
      >
        <div className={classes.field}>
          <Search size={16} className={classes.glyph} aria-hidden="true" />
          <Command.Input
            className={classes.input}
            placeholder="What do you want to do?"
            value={text}
            onValueChange={(sought) => {
              setText(sought);
              // The best of what is found now is meant, until the arrow keys choose another.
              setChosen(undefined);
            }}
          />
        </div>
        <Command.List className={classes.list} label="What was found">
          {found.length === 0 && <p className={classes.empty}>Nothing is called “{text.trim()}”.</p>}
          {found.map(({ title, entries }) => (
            <Command.Group key={title} heading={title} className={classes.group}>
              {entries.map((entry) => (
                <Entry key={entry.key} entry={entry} onChoose={choose} />
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

/** Closes first, so that what was chosen may open something else or take the focus. */
function useChoose(onClose: () => void): (entry: PaletteEntry) => void {
  const { view } = useActors();
  return ({ does }) => {
    if (does.kind === 'action' && does.action.unavailable !== undefined) return;
    onClose();
    switch (does.kind) {
      case 'action':
        does.action.run();
        return;
      case 'scenario':
        view.setState({ page: { kind: 'run', scenarioId: does.id } });
        return;
      case 'guide':
        view.setState({ overlay: 'guide', guide: does.topic });
        return;
      case 'part':
        select(view, does.part);
    }
  };
}

interface EntryProps {
  readonly entry: PaletteEntry;
  readonly onChoose: (entry: PaletteEntry) => void;
}

function Entry({ entry, onChoose }: EntryProps) {
  const { key, label, note, shortcut, off } = entry;
  return (
    <Command.Item value={key} className={classes.entry} data-off={off} onSelect={() => onChoose(entry)}>
      <span className={classes.words}>
        <span className={classes.label}>{label}</span>
        {note !== undefined && <span className={classes.note}>{note}</span>}
      </span>
      {shortcut !== undefined && <Kbd keys={shortcut} />}
    </Command.Item>
  );
}

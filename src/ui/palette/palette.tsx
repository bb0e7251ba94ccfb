import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { Scenario } from '../../scenario/format';
import { foldPanel } from '../../state/preferences';
import { goToSetting, select } from '../../state/view';
import { useActors, useRun, useView } from '../app/app-context';
import { useScenarios } from '../app/scenarios-context';
import { useAllActions } from '../app/use-action';
import { Dialog } from '../widgets/dialog';
import { Kbd } from '../widgets/kbd';
import { paletteGroups, type PaletteEntry, type PaletteGroup } from './palette-entries';
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
  const settings = useSettings(onRun ? open : null, text);
  const found = useMemo(() => [...searchPalette(groups, text), ...settings], [groups, settings, text]);
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
        {/* Not within the list, which may hold nothing but what can be chosen. */}
        {found.length === 0 && <p className={classes.empty}>Nothing is called “{text.trim()}”.</p>}
        <Command.List className={classes.list} label="What was found">
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

const NO_GROUPS: readonly PaletteGroup[] = [];

/** Settings of all parts: the list of them is made once somebody has typed enough to find one. */
function useSettings(scenario: Scenario | null, text: string): readonly PaletteGroup[] {
  const [find, setFind] = useState<((text: string) => readonly PaletteGroup[]) | null>(null);
  useEffect(() => {
    if (scenario === null) return;
    let isCurrent = true;
    // Without it the palette finds all the rest.
    void import('./setting-entries').then(
      ({ settingGroup }) => {
        if (isCurrent) setFind(() => settingGroup(scenario));
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [scenario]);
  return useMemo(() => find?.(text) ?? NO_GROUPS, [find, text]);
}

/** Closes first, so that what was chosen may open something else or take the focus. */
function useChoose(onClose: () => void): (entry: PaletteEntry) => void {
  const { view, preferences, canvas } = useActors();
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
      case 'drafts':
        view.setState({ overlay: 'drafts' });
        return;
      case 'guide':
        view.setState({ overlay: 'guide', guide: does.topic });
        return;
      case 'part':
        select(view, does.part);
        canvas.draw?.('draw.show');
        return;
      case 'setting': {
        const { part, layer, path, section } = does.setting;
        foldPanel(preferences, 'inspector', false);
        goToSetting(view, part, { path, section }, layer);
      }
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

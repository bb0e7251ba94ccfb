import type { Action, ActionId } from '../../../state/actions';
import { useActors, usePreferences } from '../../app/app-context';
import { useAllActions } from '../../app/use-action';
import type { MenuEntry, MenuProps } from '../../widgets/menu';
import { RadixMenu } from '../../widgets/radix-menu';
import type { Room } from '../breakpoints';
import { hashOf, useCopy } from './copy-hash';
import { useBackToTheScenario } from './use-back-to-the-scenario';

const THEMES = [
  ['light', 'Light theme'],
  ['dark', 'Dark theme'],
  ['system', 'Theme of the system'],
] as const;

/** A phone shows one of them at a time, by its tabs. */
const PANELS: readonly ActionId[] = ['view.rail', 'view.inspector', 'view.timeline', 'view.dock'];

type FileMenuProps = Pick<MenuProps, 'trigger'>;

interface ViewMenuProps extends FileMenuProps {
  readonly room: Room;
}

/** What comes in and goes out as a file or a link. */
export function OpenFileMenu({ trigger }: FileMenuProps) {
  return <RadixMenu trigger={trigger} entries={fileEntries(useAllActions())} />;
}

/** What is shown and how; in little room also what finds no place in the bar. */
export function OpenViewMenu({ trigger, room }: ViewMenuProps) {
  const actions = useAllActions();
  const looks = useLookEntries(room);
  const themes = useThemeEntries();
  const { feed } = useActors().run;
  const { copy } = useCopy();
  const back = useBackToTheScenario();
  const narrow = room === 'narrow' || room === 'phone';
  const entries: MenuEntry[] = [
    ...looks,
    'separator',
    ...entriesOf(actions, ['view.fit', 'view.topology-table', 'view.take-picture']),
  ];
  if (room !== 'phone') entries.push(...entriesOf(actions, ['view.reset-layout']));
  // In the widest bar there is a switch as well.
  entries.push('separator', ...themes);
  if (narrow) {
    const edits: MenuEntry[] = entriesOf(actions, [
      'edit.undo',
      'edit.redo',
      'run.keep-as-start',
      'run.reset',
    ]);
    entries.unshift(
      ...fileEntries(actions),
      'separator',
      ...edits,
      ...(back === null ? [] : [back]),
      'separator',
    );
    entries.push(
      'separator',
      { label: 'Copy the trace hash', onSelect: () => copy(hashOf(feed)) },
      ...entriesOf(actions, ['view.palette']),
    );
  }
  entries.push('separator', ...entriesOf(actions, ['view.shortcuts']));
  return <RadixMenu trigger={trigger} entries={entries} align="end" />;
}

/** Panels and looks that are on or off. */
function useLookEntries(room: Room): MenuEntry[] {
  const actions = useAllActions();
  const { folded, minimap, legend, scale, motion } = usePreferences((preferences) => preferences);
  const switches: readonly (readonly [ActionId, string, boolean])[] = [
    ['view.rail', 'Library and parts', !folded.rail],
    ['view.inspector', 'Inspector', !folded.inspector],
    ['view.timeline', 'Timeline', !folded.timeline],
    ['view.dock', 'Charts and log', !folded.dock],
    ['view.minimap', 'Minimap', minimap],
    ['view.legend', 'Legend', legend],
    ['view.projector', 'Large, for a projector', scale === 'projector'],
    ['view.motion', 'Reduced motion', motion === 'reduced'],
  ];
  const shown = room === 'phone' ? switches.filter(([id]) => !PANELS.includes(id)) : switches;
  return shown.flatMap(([id, label, checked]) =>
    actions
      .filter((action) => action.id === id)
      .map(({ shortcut, unavailable, run }) => ({
        label,
        checked,
        shortcut,
        disabledReason: unavailable,
        onSelect: run,
      })),
  );
}

function useThemeEntries(): MenuEntry[] {
  const { preferences } = useActors();
  const theme = usePreferences((now) => now.theme);
  return THEMES.map(([value, label]) => ({
    label,
    checked: theme === value,
    onSelect: () => preferences.setState({ theme: value }),
  }));
}

/** Actions as a menu lists them. */
function entriesOf(actions: readonly Action[], ids: readonly ActionId[]): MenuEntry[] {
  return ids.flatMap((id) =>
    actions
      .filter((action) => action.id === id)
      .map(({ label, shortcut, unavailable, run }) => ({
        label,
        shortcut,
        disabledReason: unavailable,
        onSelect: run,
      })),
  );
}

function fileEntries(actions: readonly Action[]): MenuEntry[] {
  return [
    ...entriesOf(actions, ['file.new', 'file.open']),
    'separator',
    ...entriesOf(actions, ['file.save-scenario', 'file.save-run', 'file.share']),
  ];
}

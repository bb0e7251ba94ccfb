import type { Action, ActionId } from '../../../state/actions';
import type { MenuEntry } from '../../widgets/menu';

/** Actions as a menu lists them. */
export function entriesOf(actions: readonly Action[], ids: readonly ActionId[]): MenuEntry[] {
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

/** What comes in and goes out as a file or a link. */
export function fileEntries(actions: readonly Action[]): MenuEntry[] {
  return [
    ...entriesOf(actions, ['file.new', 'file.open']),
    'separator',
    ...entriesOf(actions, ['file.save-scenario', 'file.save-run', 'file.share']),
  ];
}

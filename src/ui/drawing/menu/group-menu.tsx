import { boardOf } from '../../../state/action-board';
import type { Action } from '../../../state/actions';
import type { Point } from '../../topology/geometry/box';
import type { MenuEntry, MenuItem } from '../../widgets/menu';
import { useDesk } from '../desk';
import { dissolve, foldGroup } from '../groups/group-acts';
import { MenuAt } from './menu-at';

/** Heard while the name of the group has the focus. */
const RENAME_KEY = 'F2';

interface GroupMenuProps {
  readonly at: Point;
  readonly group: string;
}

/** What can be done with a group, whose nodes are selected. */
export function GroupMenu({ at, group }: GroupMenuProps) {
  const desk = useDesk();
  const found = desk.scenario().groups.find(({ id }) => id === group);
  if (found === undefined) return null;
  const { name, folded } = found;
  const action = (id: Action['id'], danger = false): MenuItem => {
    const { label, shortcut, unavailable, run } = boardOf(desk.actors).find(id);
    return { label, shortcut, disabledReason: unavailable, onSelect: run, danger };
  };
  const entries: readonly MenuEntry[] = [
    {
      label: 'Rename the group',
      shortcut: RENAME_KEY,
      onSelect: () => desk.open({ kind: 'rename-group', group }),
    },
    {
      label: `${folded ? 'Unfold' : 'Fold'} the group`,
      onSelect: () => void foldGroup(desk, group, !folded),
    },
    { label: 'Ungroup', onSelect: () => void dissolve(desk, group) },
    'separator',
    action('draw.duplicate'),
    action('draw.copy'),
    'separator',
    action('draw.arrange'),
    action('draw.zoom-selection'),
    'separator',
    action('draw.delete', true),
  ];
  return (
    <MenuAt label={`Menu of ${name}`} at={at} entries={entries} onClose={() => desk.close('group-menu')} />
  );
}

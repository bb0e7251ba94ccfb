import { boardOf } from '../../../state/action-board';
import type { Point } from '../../topology/geometry/box';
import { useDesk } from '../desk';
import type { Tool } from '../tools';
import { menuEntries } from './entries';
import { MenuAt } from './menu-at';

interface ContextMenuProps {
  readonly at: Point;
  readonly over: Extract<Tool, { readonly kind: 'menu' }>['over'];
}

/** What can be done with what is selected, where the pointer is. */
export function ContextMenu({ at, over }: ContextMenuProps) {
  const desk = useDesk();
  const board = boardOf(desk.actors);
  const entries = menuEntries(over, desk.chosen().nodes.length, (id) => board.find(id));
  return (
    <MenuAt label="Menu of the selection" at={at} entries={entries} onClose={() => desk.close('menu')} />
  );
}

import type { Action } from '../../../state/actions';
import type { MenuEntry } from '../../widgets/menu';
import type { Tool } from '../tools';

type Over = Extract<Tool, { readonly kind: 'menu' }>['over'];
type Entry = Action['id'] | 'separator';

const COPYING: readonly Entry[] = ['draw.duplicate', 'draw.copy', 'draw.cut', 'draw.paste'];
const GROUPING: readonly Entry[] = [
  'draw.group',
  'draw.zone',
  'draw.put',
  'draw.take-out',
  'draw.fold',
  'draw.ungroup',
];
const AT_LAST: readonly Entry[] = ['draw.zoom-selection', 'separator', 'draw.delete'];
const MENUS: Readonly<Record<Over | 'nodes', readonly Entry[]>> = {
  node: [
    'draw.connect',
    'draw.rename',
    'separator',
    ...COPYING,
    'separator',
    ...GROUPING,
    'separator',
    ...AT_LAST,
  ],
  nodes: [
    'draw.align-left',
    'draw.align-centre',
    'draw.align-right',
    'draw.align-top',
    'draw.align-middle',
    'draw.align-bottom',
    'draw.spread-across',
    'draw.spread-down',
    'draw.arrange',
    'separator',
    ...GROUPING,
    'separator',
    ...COPYING,
    'separator',
    ...AT_LAST,
  ],
  edge: ['draw.zoom-selection', 'view.why', 'separator', 'draw.delete'],
  pane: [
    'draw.add',
    'draw.paste',
    'separator',
    'draw.select-all',
    'draw.arrange',
    'separator',
    'view.fit',
    'draw.zoom-100',
  ],
};

/** What a menu offers over a node, a call or the pane; over several nodes there is more to do with them. */
export function menuEntries(
  over: Over,
  nodes: number,
  actionOf: (id: Action['id']) => Action,
): readonly MenuEntry[] {
  return MENUS[over === 'node' && nodes > 1 ? 'nodes' : over].map((entry): MenuEntry => {
    if (entry === 'separator') return 'separator';
    const { label, shortcut, unavailable, run } = actionOf(entry);
    return { label, shortcut, disabledReason: unavailable, onSelect: run, danger: entry === 'draw.delete' };
  });
}

import { useLayoutEffect, useRef } from 'react';
import { boardOf } from '../../../state/action-board';
import type { Point } from '../../topology/geometry/box';
import { RadixMenu } from '../../widgets/radix-menu';
import { useDesk } from '../desk';
import type { Tool } from '../tools';
import { menuEntries } from './entries';
import classes from './context-menu.module.css';

interface ContextMenuProps {
  readonly at: Point;
  readonly over: Extract<Tool, { readonly kind: 'menu' }>['over'];
}

/** The menu gives the focus back within this time, in ms; what was chosen may want it then. */
const AFTER_THE_MENU_MS = 20;

/** What can be done with what is selected, where the pointer is. */
export function ContextMenu({ at, over }: ContextMenuProps) {
  const desk = useDesk();
  const board = boardOf(desk.actors);
  const wanted = useRef<(() => void) | undefined>(undefined);
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      setTimeout(() => {
        if (before instanceof HTMLElement || before instanceof SVGElement)
          before.focus({ preventScroll: true });
        wanted.current?.();
      }, AFTER_THE_MENU_MS);
    };
  }, []);
  const entries = menuEntries(over, desk.chosen().nodes.length, (id) => {
    const action = board.find(id);
    return { ...action, run: () => (wanted.current = action.run) };
  });
  return (
    <RadixMenu
      trigger={
        <button
          type="button"
          tabIndex={-1}
          aria-label="Menu of the selection"
          className={classes.anchor}
          style={{ left: at.x, top: at.y }}
        />
      }
      entries={entries}
      onClose={() => desk.close('menu')}
    />
  );
}

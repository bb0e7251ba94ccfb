import type { Point } from '../../topology/geometry/box';
import classes from './ghost.module.css';

export interface Ghost {
  readonly moveTo: (at: Point) => void;
  readonly remove: () => void;
}

/** What is dragged, under the pointer and over everything else; it shows with the first movement. */
export function showGhost(label: string): Ghost {
  const ghost = document.createElement('div');
  ghost.className = classes.ghost ?? '';
  ghost.textContent = label;
  ghost.popover = 'manual';
  ghost.setAttribute('aria-hidden', 'true');
  return {
    moveTo: ({ x, y }) => {
      if (!ghost.isConnected) {
        document.body.append(ghost);
        ghost.showPopover();
      }
      ghost.style.translate = `calc(${x}px - 50%) calc(${y}px - 50%)`;
    },
    remove: () => ghost.remove(),
  };
}

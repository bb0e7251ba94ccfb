import { useLayoutEffect, useRef } from 'react';
import type { Point } from '../../topology/geometry/box';
import type { MenuEntry } from '../../widgets/menu';
import { RadixMenu } from '../../widgets/radix-menu';
import classes from './menu-at.module.css';

interface MenuAtProps {
  readonly label: string;
  /** On the screen. */
  readonly at: Point;
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
}

/** The menu gives the focus back within this time, in ms; what was chosen may want it then. */
const AFTER_THE_MENU_MS = 20;

/** A menu where the pointer is. What is chosen in it is done when it has gone. */
export function MenuAt({ label, at, entries, onClose }: MenuAtProps) {
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
  const later = entries.map((entry): MenuEntry =>
    entry === 'separator' || 'heading' in entry
      ? entry
      : { ...entry, onSelect: () => (wanted.current = entry.onSelect) },
  );
  return (
    <RadixMenu
      trigger={
        <button
          type="button"
          tabIndex={-1}
          aria-label={label}
          className={classes.anchor}
          style={{ left: at.x, top: at.y }}
        />
      }
      entries={later}
      onClose={onClose}
    />
  );
}

import { ViewportPortal } from '@xyflow/react';
import { useEffect, useState, type RefObject } from 'react';
import { selectAll } from '../../../state/view';
import type { PartRef } from '../../../worker/protocol';
import type { Box } from '../../topology/geometry/box';
import { useDesk } from '../desk';
import { follow } from '../follow';
import { bandOf, touchedBy } from './band';
import classes from './rubber-band.module.css';

interface RubberBandProps {
  readonly world: RefObject<HTMLElement | null>;
}

/** With Shift a drag over the pane selects what it touches, beside what is selected. */
export function RubberBand({ world }: RubberBandProps) {
  const desk = useDesk();
  const [band, setBand] = useState<Box | null>(null);
  useEffect(() => {
    const element = world.current;
    if (element === null) return undefined;
    const begin = (event: PointerEvent): void => {
      if (!event.shiftKey || event.button !== 0 || !isPane(event.target)) return;
      const from = desk.worldAt({ x: event.clientX, y: event.clientY });
      const before = desk.chosen().parts;
      follow(event, {
        move: (at) => {
          const now = bandOf(from, desk.worldAt(at));
          setBand(now);
          choose(before, touchedBy(now, desk.drawn().boxes));
        },
        end: () => setBand(null),
      });
    };
    const choose = (before: readonly PartRef[], touched: readonly string[]): void => {
      const ids = new Set(touched);
      const others = before.filter(({ kind, id }) => kind !== 'node' || !ids.has(id));
      selectAll(desk.actors.view, [...others, ...touched.map((id) => ({ kind: 'node', id }) as const)]);
    };
    // The pane would be moved by the same drag, and its click would give the selection up.
    const keep = (event: MouseEvent): void => {
      if (event.shiftKey && isPane(event.target)) event.stopPropagation();
    };
    element.addEventListener('pointerdown', begin);
    element.addEventListener('mousedown', keep, true);
    element.addEventListener('click', keep, true);
    return () => {
      element.removeEventListener('pointerdown', begin);
      element.removeEventListener('mousedown', keep, true);
      element.removeEventListener('click', keep, true);
    };
  }, [desk, world]);
  if (band === null) return null;
  const { x, y, width, height } = band;
  return (
    <ViewportPortal>
      <span className={classes.band} style={{ left: x, top: y, width, height }} />
    </ViewportPortal>
  );
}

function isPane(target: EventTarget | null): boolean {
  return target instanceof Element && target.classList.contains('react-flow__pane');
}

import { useEffect, useState } from 'react';
import type { Box } from './tour-place';

/** Panes are moved, folded and resized at any time; nobody tells, so it is looked at this often. */
const LOOK_EVERY_MS = 200;
const SCROLL_FOR_MS = 1000;
const INSPECTOR = 'section[aria-label="Inspector"]';

/** Where the first drawn element with this selector is; null while none is in sight. */
export function useAnchor(selector: string): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    const begun = performance.now();
    const look = (): void => {
      // Panes that have just been opened scroll to what they show; afterwards whoever scrolls may do so.
      if (performance.now() - begun < SCROLL_FOR_MS) {
        drawnOf(selector)?.closest(`${INSPECTOR} *`)?.scrollIntoView({ block: 'nearest' });
      }
      const next = boxOf(selector);
      setBox((before) => (same(before, next) ? before : next));
    };
    const first = requestAnimationFrame(look);
    const timer = setInterval(look, LOOK_EVERY_MS);
    window.addEventListener('resize', look);
    return () => {
      cancelAnimationFrame(first);
      clearInterval(timer);
      window.removeEventListener('resize', look);
    };
  }, [selector]);
  return box;
}

function drawnOf(selector: string): Element | undefined {
  return [...document.querySelectorAll(selector)].find((one) => one.getBoundingClientRect().width > 0);
}

/** In little room the inspector lies over the canvas, and what is in it may be scrolled away: neither is pointed at. */
function isInSight(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  if (there === null) return false;
  return there.closest('[data-tour]') !== null || there.closest(INSPECTOR) === element.closest(INSPECTOR);
}

function boxOf(selector: string): Box | null {
  const found = drawnOf(selector);
  if (found === undefined || !isInSight(found)) return null;
  const { left, top, width, height } = found.getBoundingClientRect();
  return { left, top, width, height };
}

function same(one: Box | null, other: Box | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.left === other.left &&
    one.top === other.top &&
    one.width === other.width &&
    one.height === other.height
  );
}

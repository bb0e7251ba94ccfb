import { useEffect, useState } from 'react';
import type { Box } from './tour-place';

/** Panes are moved, folded and resized at any time; nobody tells, so it is looked at this often. */
const LOOK_EVERY_MS = 200;

/** Where the first element in sight with this selector is; null while there is none. */
export function useAnchor(selector: string): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    const look = (): void => {
      const next = boxOf(selector);
      setBox((before) => (same(before, next) ? before : next));
    };
    const first = requestAnimationFrame(() => {
      anchorOf(selector)?.closest('section[aria-label="Inspector"] *')?.scrollIntoView({ block: 'nearest' });
      look();
    });
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

function anchorOf(selector: string): Element | undefined {
  return [...document.querySelectorAll(selector)].find((one) => one.getBoundingClientRect().width > 0);
}

function boxOf(selector: string): Box | null {
  const found = anchorOf(selector);
  if (found === undefined) return null;
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

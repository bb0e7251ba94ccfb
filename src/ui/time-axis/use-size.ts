import { useLayoutEffect, useState, type RefObject } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
  /** How many times as large as usual everything is: 1, or 1.25 on a projector. */
  readonly scale: number;
}

const USUAL_ROOT_PX = 16;

/** Of boxes that are all as large as each other. */
export class CommonSize {
  /** What one of them measured last; null before any did. */
  known: Size | null = null;

  note(size: Size): void {
    this.known = size;
  }
}

const NONE: Size = { width: 0, height: 0, scale: 1 };

/**
 * The inner size of an element in whole CSS pixels; 0 by 0 until it is on the page. Where others are as large as it, it
 * takes their size for its own until the browser has laid out the page anyway: to measure makes it do so at once.
 */
export function useSize(element: RefObject<HTMLElement | null>, common?: CommonSize): Size {
  const [size, setSize] = useState(() => common?.known ?? NONE);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const take = (now: Size): void => setSize((before) => (isAlike(before, now) ? before : now));
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = current;
      const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_ROOT_PX;
      const now = { width, height, scale };
      common?.note(now);
      take(now);
    };
    const known = common?.known ?? null;
    if (known === null) measure();
    else take(known);
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, common]);
  return size;
}

function isAlike(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height && one.scale === other.scale;
}

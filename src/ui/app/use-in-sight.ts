import { useEffect, useRef, type RefObject } from 'react';

/**
 * Whether an element is in sight, for drawings that would move with every frame although nobody sees them. `appeared`
 * is called when it comes into sight: what was left undone is drawn then.
 */
export function useInSight(
  element: () => Element | null | undefined,
  appeared: () => void,
): RefObject<boolean> {
  const inSight = useRef(false);
  const latest = useRef({ element, appeared });
  useEffect(() => {
    latest.current = { element, appeared };
  });
  useEffect(() => {
    const watched = latest.current.element();
    if (watched === null || watched === undefined) return;
    const observer = new IntersectionObserver((entries) => {
      const now = entries.at(-1)?.isIntersecting === true;
      const came = now && !inSight.current;
      inSight.current = now;
      if (came) latest.current.appeared();
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  return inSight;
}

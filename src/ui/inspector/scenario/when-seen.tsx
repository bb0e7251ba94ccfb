import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useView } from '../../app/app-context';

interface WhenSeenProps {
  readonly waiting: ReactNode;
  readonly children: ReactNode;
}

/** So much before it comes into sight it is made ready. */
const AHEAD = '160px';

/** Shows its children from the moment on that its place is scrolled into sight, or reached by the keyboard. */
export function WhenSeen({ waiting, children }: WhenSeenProps) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  // Whoever is led to a setting in it does not scroll there.
  const isWanted = useView(({ wantsSetting, selection }) => wantsSetting !== null && selection === null);
  if (isWanted && !seen) setSeen(true);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return <div ref={place}>{seen ? children : waiting}</div>;
}

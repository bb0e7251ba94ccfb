import { useEffect, useRef } from 'react';

/** Brings what was chosen into sight, wherever it was chosen: `key` says what, and null that nothing is. */
export function useShowChosen(key: string | null, show: () => void): void {
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  // Only another choice counts: somebody may have scrolled away from what was chosen before.
  useEffect(() => {
    if (key !== null) latest.current();
  }, [key]);
}

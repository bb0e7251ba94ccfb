import { useEffect } from 'react';
import { useActors, useView } from './app-context';
import { whenIdle } from './when-idle';

/** Actions and their keys come a moment after the start page, so that it shows sooner, and at once with a run. */
export function useShortcuts(): void {
  const actors = useActors();
  const onStart = useView(({ page }) => page.kind === 'start');
  useEffect(() => {
    let gone = false;
    let stop = (): void => undefined;
    const begin = async (): Promise<void> => {
      const { listenForShortcuts } = await import('./shortcuts');
      if (!gone) stop = listenForShortcuts(actors);
    };
    // Without its keys the page still works; the next page tries again.
    const tryToBegin = (): void => void begin().catch(() => undefined);
    const forget = onStart ? whenIdle(tryToBegin) : undefined;
    if (!onStart) tryToBegin();
    return () => {
      gone = true;
      forget?.();
      stop();
    };
  }, [actors, onStart]);
}

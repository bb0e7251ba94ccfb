import { useEffect } from 'react';
import { useActors, useView } from './app-context';
import { whenIdle } from './when-idle';

/** The start page shows before its keys are fetched: whoever clicks at once shall not wait for them. */
const KEYS_AFTER_MS = 1000;

/** Listens for the keys of all actions: at once with a run, on the start page a moment later or with the first press. */
export function useShortcuts(): void {
  const actors = useActors();
  const onStart = useView(({ page }) => page.kind === 'start');
  useEffect(() => {
    let stop: (() => void) | undefined;
    let begun = false;
    let gone = false;
    let pressed: KeyboardEvent | undefined;
    const begin = async (): Promise<void> => {
      if (begun) return;
      begun = true;
      const { listenForShortcuts } = await import('./shortcuts');
      if (gone) return;
      stop = listenForShortcuts(actors);
      // The press that was too early is told again.
      document.removeEventListener('keydown', early);
      pressed?.target?.dispatchEvent(new KeyboardEvent('keydown', pressed));
    };
    const tryToBegin = (): void =>
      void begin().catch(() => {
        // Without its keys the page still works; the next press tries again.
        begun = false;
      });
    const early = (event: KeyboardEvent): void => {
      pressed = event;
      tryToBegin();
    };
    const forget = onStart ? whenIdle(tryToBegin, KEYS_AFTER_MS) : undefined;
    if (onStart) document.addEventListener('keydown', early);
    else tryToBegin();
    return () => {
      gone = true;
      forget?.();
      document.removeEventListener('keydown', early);
      stop?.();
    };
  }, [actors, onStart]);
}

import { useEffect, useState, type ComponentType } from 'react';
import { whenIdle } from '../app/when-idle';

const AFTER_MS = 1000;

/** Files may be dropped anywhere, and texts pasted: what takes them comes when the page is idle, or with the first drag. */
export function FileInlets() {
  const [Loaded, setLoaded] = useState<ComponentType | null>(null);
  useEffect(() => {
    const load = (): void =>
      void import('./open-inlets').then(
        (module) => setLoaded(() => module.default),
        // The next drag tries again.
        () => undefined,
      );
    const forget = whenIdle(load, AFTER_MS);
    document.addEventListener('dragenter', load);
    return () => {
      forget();
      document.removeEventListener('dragenter', load);
    };
  }, []);
  return Loaded === null ? null : <Loaded />;
}

import { useCallback, useEffect, useState } from 'react';
import { whenIdle } from './when-idle';

/** A file that is not needed to begin with, and what came of it. */
export interface IdleModule<Module> {
  readonly load: () => Promise<Module>;
  now: Module | null;
}

/** What was fetched once is there at once the next time. */
export function idleModule<Module>(load: () => Promise<Module>): IdleModule<Module> {
  return { load, now: null };
}

/** The file, which comes when the page rests, or as soon as somebody is about to need it; null before. */
export function useIdleModule<Module>(
  file: IdleModule<Module>,
  afterMs: number,
): [Module | null, () => void] {
  const [module, setModule] = useState(file.now);
  const fetchNow = useCallback((): void => {
    if (file.now !== null) return;
    file.load().then(
      (came) => {
        file.now = came;
        setModule(came);
      },
      // The page can be read without it, and the next pointer asks again.
      () => undefined,
    );
  }, [file]);
  useEffect(() => (file.now === null ? whenIdle(fetchNow, afterMs) : undefined), [file, fetchNow, afterMs]);
  return [module, fetchNow];
}

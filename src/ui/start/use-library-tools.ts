import { useEffect, useState } from 'react';
import { whenIdle } from '../app/when-idle';
import type * as libraryTools from './library-tools';

export type LibraryTools = typeof libraryTools;

/** The tools of the library, once they are there. `atOnce`: somebody needs them now. */
export function useLibraryTools(atOnce: boolean): LibraryTools | null {
  const [tools, setTools] = useState<LibraryTools | null>(null);
  const wanted = tools === null;
  useEffect(() => {
    if (!wanted) return undefined;
    const fetchTools = (): void => {
      // Without them the page still lists all scenarios; the next letter tries again.
      void import('./library-tools').then(setTools).catch(() => undefined);
    };
    if (!atOnce) return whenIdle(fetchTools);
    fetchTools();
    return undefined;
  }, [wanted, atOnce]);
  return tools;
}

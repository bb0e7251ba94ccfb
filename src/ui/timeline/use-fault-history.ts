import { useEffect, useState } from 'react';
import { useRun } from '../app/app-context';
import type * as History from './fault-history';

type FaultHistory = typeof History;

let fetched: FaultHistory | null = null;

/** What reads the log of faults; null as long as the log is empty, and for the moment until it has come. */
export function useFaultHistory(): FaultHistory | null {
  const isNeeded = useRun((run) => run.log.length > 0);
  const [history, setHistory] = useState(fetched);
  useEffect(() => {
    if (!isNeeded || history !== null) return;
    import('./fault-history').then(
      (module) => {
        fetched = module;
        setHistory(module);
      },
      // Faults are then shown as they stand now, and the next edit asks again.
      () => undefined,
    );
  }, [isNeeded, history]);
  return isNeeded ? history : null;
}

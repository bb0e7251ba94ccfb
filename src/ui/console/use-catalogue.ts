import { useEffect, useState } from 'react';
import type { Catalogue } from '../../worker/http';
import { useActors, useRun } from '../app/app-context';

const NOTHING: Catalogue = { routes: [] };

/** What can be asked of the nodes of the scenario in force; nothing until that is known. */
export function useCatalogue(): Catalogue {
  const { run } = useActors();
  const scenario = useRun((now) => now.scenario);
  const isReady = useRun(({ phase }) => phase === 'ready');
  const [catalogue, setCatalogue] = useState(NOTHING);
  useEffect(() => {
    if (scenario === null || !isReady) return undefined;
    let isOver = false;
    void run.askCatalogue().then((known) => {
      if (!isOver) setCatalogue(known);
    });
    return () => {
      isOver = true;
    };
  }, [run, scenario, isReady]);
  return catalogue;
}

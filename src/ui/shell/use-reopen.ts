import { openOwn } from '../../state/open-own';
import type { Page } from '../../state/view';
import { useActors } from '../app/app-context';
import { useScenarios } from '../app/scenarios-context';

/** Begins the run of a page from the scenario as it came, with the seed of the page. */
export function useReopen(): (page: Page) => void {
  const { run } = useActors();
  const scenarios = useScenarios();
  return (page) => {
    if (page.kind === 'file' || page.kind === 'link') openOwn(run, page);
    if (page.kind === 'draft') {
      const { start, cameAs, seed } = run.snapshot() ?? {};
      if (start !== undefined) run.open(cameAs ? { kind: 'text', text: cameAs } : start, seed);
    }
    if (page.kind !== 'run') return;
    const seed = page.seed ?? scenarios.find(({ id }) => id === page.scenarioId)?.seed;
    run.open({ kind: 'built-in', id: page.scenarioId }, seed);
  };
}

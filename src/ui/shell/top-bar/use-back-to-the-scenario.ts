import { useActors, useRun } from '../../app/app-context';
import type { MenuItem } from '../../widgets/menu';
import { useReopen } from '../use-reopen';

/** The way back to the scenario as it came; null while the run does not differ from it. */
export function useBackToTheScenario(): MenuItem | null {
  const { view } = useActors();
  const differs = useRun((run) => run.changedAtStart + run.log.length > 0);
  const reopen = useReopen();
  if (!differs) return null;
  return { label: 'Back to the scenario as it came', onSelect: () => reopen(view.getState().page) };
}

import { useActors, useRun } from '../app/app-context';

/** Whether the run failed before it showed anything. After that its last good view stays. */
export function useNothingToShow(): boolean {
  const { feed } = useActors().run;
  return useRun(({ phase, scenario }) => phase === 'failed' && (scenario === null || feed.frame === null));
}

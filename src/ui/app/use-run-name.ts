import { useRun, useView } from './app-context';

/** What the run that is open is called: as the person calls its draft, or else as its scenario is. */
export function useRunName(): string | undefined {
  const called = useView((view) => view.called);
  const name = useRun((run) => run.scenario?.name);
  return name === undefined ? undefined : (called ?? name);
}

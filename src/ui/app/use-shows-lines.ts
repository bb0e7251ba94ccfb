import { useRun, useView } from './app-context';

/** Whether the list of lines is open: a run that has only one has none. */
export function useShowsLines(): boolean {
  const several = useRun(({ lines }) => lines.length > 1);
  return !useView(({ linesFolded }) => linesFolded) && several;
}

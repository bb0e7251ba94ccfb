import { useRun } from './app-context';

/** Whether a request of the scenario may be answered by a fallback: elsewhere nothing speaks of it. */
export function useHasFallback(): boolean {
  return useRun(
    ({ scenario }) =>
      scenario?.edges.some(({ stack }) => stack.some(({ kind }) => kind === 'fallback')) ?? false,
  );
}

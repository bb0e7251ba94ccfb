import { useEffect } from 'react';
import { useActors } from '../app/app-context';

/** A line that was compared belongs to the run that was: the next one has others under the same numbers. */
export function useCleanStart(): void {
  const { run, view } = useActors();
  useEffect(
    () =>
      run.subscribe(({ phase }) => {
        if (phase === 'opening' && view.getState().comparedLine !== null)
          view.setState({ comparedLine: null });
      }),
    [run, view],
  );
}

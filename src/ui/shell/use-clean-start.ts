import { useEffect } from 'react';
import { useActors } from '../app/app-context';

/** A moment that was marked belongs to the run that was: when it begins anew, the time axes follow it again. */
export function useCleanStart(): void {
  const { run, view } = useActors();
  useEffect(
    () =>
      run.subscribe(({ phase }) => {
        if (phase === 'opening' && view.getState().cursor !== null) view.setState({ cursor: null });
      }),
    [run, view],
  );
}

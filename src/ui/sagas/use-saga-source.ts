import { useActors } from '../app/app-context';
import { useHeldSource } from '../held-list/use-held-source';
import { filterOf, type SagaQuery } from './saga-query';
import { SagaSource } from './saga-source';

/** The sagas that pass, as they are at the present moment. */
export function useSagaSource(query: SagaQuery, isHeld: boolean): SagaSource {
  const { run } = useActors();
  const filter = filterOf(query);
  const make = (): SagaSource => new SagaSource(async (...question) => run.data.sagas(...question), filter);
  return useHeldSource(make, filter, isHeld);
}

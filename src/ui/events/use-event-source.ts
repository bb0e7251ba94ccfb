import { useActors } from '../app/app-context';
import { useHeldSource } from '../held-list/use-held-source';
import { filterOf, type EventQuery } from './event-query';
import { EventSource } from './event-source';

/** The events that pass, up to the present moment. */
export function useEventSource(query: EventQuery, isHeld: boolean): EventSource {
  const { run } = useActors();
  const filter = filterOf(query);
  const make = (): EventSource =>
    new EventSource(async (...question) => run.data.events(...question), filter);
  return useHeldSource(make, filter, isHeld);
}

import { useView } from '../app/app-context';
import { count } from '../figures';
import { HeldList, type HeldHands } from '../held-list/held-list';
import { NothingYet } from '../next-step/nothing-yet';
import { Button } from '../widgets/button';
import { EmptyState } from '../widgets/empty-state';
import { EventFilters } from './event-filters';
import { ALL_EVENTS, isFiltered, type EventQuery } from './event-query';
import { EventRow } from './event-row';
import type { EventSource } from './event-source';
import classes from './event-list.module.css';

export interface EventFinderProps extends HeldHands {
  readonly source: EventSource;
  readonly query: EventQuery;
  readonly setQuery: (query: EventQuery) => void;
}

/** The events of the run, and what of them is shown. */
export function EventFinder({ query, setQuery, ...list }: EventFinderProps) {
  const { source } = list;
  const chosen = useView((view) => view.event);
  const all = `${count(source.all)} ${source.all === 1 ? 'event' : 'events'}`;
  return (
    <section className={classes.list} aria-label="Log of events">
      <EventFilters query={query} onChange={setQuery} source={source} />
      <div className={classes.figures}>
        <span>{isFiltered(query) ? `${count(source.totalNow)} of ${all}` : all}</span>
        <span className={classes.hint}>Newest first</span>
      </div>
      {source.total > 0 && (
        <HeldList
          {...list}
          label="Events"
          chosen={chosen}
          show={(place, row) => <EventRow {...place} row={row} />}
        />
      )}
      {source.known && source.total === 0 && (
        <Nothing isFiltered={isFiltered(query)} clear={() => setQuery(ALL_EVENTS)} />
      )}
    </section>
  );
}

interface NothingProps {
  readonly isFiltered: boolean;
  readonly clear: () => void;
}

function Nothing({ isFiltered: filtered, clear }: NothingProps) {
  if (filtered) {
    return (
      <EmptyState action={<Button onClick={clear}>Clear the filters</Button>}>
        No event up to this moment matches.
      </EmptyState>
    );
  }
  return (
    <NothingYet>
      Each change of the data is an event, and stands here in the order in which it happened.
    </NothingYet>
  );
}

import type { ReactNode } from 'react';
import { count } from '../figures';
import { NothingYet } from '../next-step/nothing-yet';
import { Button } from '../widgets/button';
import { EmptyState } from '../widgets/empty-state';
import { SagaFilters } from './saga-filters';
import { SagaList, type SagaListProps } from './saga-list';
import { ALL_SAGAS, isFiltered, type SagaQuery } from './saga-query';
import classes from './saga-list.module.css';

export interface SagaFinderProps extends SagaListProps {
  readonly query: SagaQuery;
  readonly setQuery: (query: SagaQuery) => void;
  /** Chooses between the list and how many stand where, in a place with room for one of them. */
  readonly choice?: ReactNode;
}

/** The sagas of the run, and what of them is shown. */
export function SagaFinder({ query, setQuery, choice, ...list }: SagaFinderProps) {
  const { source } = list;
  return (
    <section className={classes.list} aria-label="List of sagas">
      <SagaFilters query={query} onChange={setQuery} source={source} />
      <div className={classes.figures}>
        <span>
          {isFiltered(query)
            ? `${count(source.totalNow)} of ${count(source.all)} sagas`
            : `${count(source.all)} ${source.all === 1 ? 'saga' : 'sagas'}`}
        </span>
        {choice ?? <span className={classes.hint}>Newest first</span>}
      </div>
      {source.total > 0 && <SagaList {...list} />}
      {source.known && source.total === 0 && (
        <Nothing isFiltered={isFiltered(query)} clear={() => setQuery(ALL_SAGAS)} />
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
        No saga up to this moment matches.
      </EmptyState>
    );
  }
  return (
    <NothingYet>
      A saga is an order that goes through several services, step by step, and back again when one of them
      fails.
    </NothingYet>
  );
}

import { useState } from 'react';
import { useRun, useView } from '../app/app-context';
import { NothingYet } from '../next-step/nothing-yet';
import { Button } from '../widgets/button';
import { EmptyState } from '../widgets/empty-state';
import classes from './event-log.module.css';
import { LogFilters } from './log-filters';
import { LogList } from './log-list';
import { isFiltered, NO_FILTER, rowFilterOf } from './row-filter';
import { useLogSource } from './use-log-source';

/** What changed in the run, newest first: breakers, faults, shedding and edits. */
export function EventLog() {
  const scenario = useRun((run) => run.scenario);
  const selection = useView((view) => view.selection);
  const [filter, setFilter] = useState(NO_FILTER);
  const source = useLogSource(rowFilterOf(filter, selection));
  return (
    <div className={classes.log}>
      <LogFilters filter={filter} onChange={setFilter} total={source.total} />
      {scenario !== null && source.total > 0 && <LogList source={source} scenario={scenario} />}
      {source.known && source.total === 0 && (
        <Nothing filtered={isFiltered(filter, selection)} onClear={() => setFilter(NO_FILTER)} />
      )}
    </div>
  );
}

interface NothingProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
}

function Nothing({ filtered, onClear }: NothingProps) {
  if (!filtered) {
    return (
      <NothingYet>
        Every change of the run is a row here: a breaker that opens, a fault, a crash, work that is shed, an
        edit.
      </NothingYet>
    );
  }
  return (
    <EmptyState action={<Button onClick={onClear}>Clear the filter</Button>}>Nothing matches.</EmptyState>
  );
}

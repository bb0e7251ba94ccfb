import type { Scenario } from '../../scenario/format';
import type { RequestRef } from '../../worker/traces';
import { useRun } from '../app/app-context';
import { nodeName } from '../event-log/part-names';
import { count } from '../figures';
import { NothingYet } from '../next-step/nothing-yet';
import { Button } from '../widgets/button';
import { EmptyState } from '../widgets/empty-state';
import { Select } from '../widgets/select';
import { Problem } from './asked-pane';
import { ENDS } from './end-words';
import { TraceFilters } from './trace-filters';
import { TraceList, type TraceListProps } from './trace-list';
import { ALL_TRACES, isFiltered, requestsMeant, type TraceQuery } from './trace-query';
import type { TraceSource } from './trace-source';
import classes from './trace-list.module.css';

export interface TraceFinderProps extends TraceListProps {
  readonly query: TraceQuery;
  readonly setQuery: (query: TraceQuery) => void;
  /** The next trace that is chosen is compared with the one that is shown. */
  readonly isPicking: boolean;
  readonly stopPicking: () => void;
}

/** The traces that were kept, what of them is shown, and the way to all others. */
export function TraceFinder(props: TraceFinderProps) {
  const { source, query, setQuery, isPicking, stopPicking, ...rest } = props;
  return (
    <section className={classes.list} aria-label="Kept traces">
      <TraceFilters query={query} onChange={setQuery} kept={source.kept} />
      <Figures source={source} query={query} setQuery={setQuery} />
      {isPicking && (
        <div className={classes.picking} role="status">
          Choose the trace to compare with.
          <Button size="small" variant="quiet" onClick={stopPicking}>
            Cancel
          </Button>
        </div>
      )}
      <Meant source={source} text={query.text} open={rest.open} isPicking={isPicking} />
      {source.total > 0 && <TraceList {...rest} source={source} />}
      {source.problem !== null && <Problem sentence={source.problem} retry={() => source.refresh()} />}
      {source.known && source.problem === null && source.total === 0 && (
        <Nothing
          isFiltered={isFiltered(query)}
          clear={() => setQuery({ ...ALL_TRACES, order: query.order })}
        />
      )}
    </section>
  );
}

const ORDERS = [
  { value: 'newest', label: 'Newest first' },
  { value: 'slowest', label: 'Slowest first' },
] as const;

const KEEPS = 'Keeps failed, slow, and 1 % of the others';

type FiguresProps = Pick<TraceFinderProps, 'source' | 'query' | 'setQuery'>;

function Figures({ source, query, setQuery }: FiguresProps) {
  const kept = ENDS.reduce((sum, end) => sum + (source.kept[end] ?? 0), 0);
  const whole = `${count(kept)} kept of ${count(source.asked)} requests`;
  return (
    <div className={classes.figures}>
      <span className={classes.total} title={`${whole}. ${KEEPS}`}>
        {isFiltered(query) ? `${count(source.totalNow)} of ${count(kept)} kept` : whole}
      </span>
      <div className={classes.order}>
        <Select
          label="Order"
          variant="plain"
          options={ORDERS}
          value={query.order}
          onChange={(order) => setQuery({ ...query, order })}
        />
      </div>
      <span className={classes.keeps}>{KEEPS}</span>
    </div>
  );
}

interface MeantProps {
  readonly source: TraceSource;
  readonly text: string;
  readonly open: TraceListProps['open'];
  readonly isPicking: boolean;
}

/** A request that somebody names by its number can be recorded, whether or not it was kept. */
function Meant({ source, text, open, isPicking }: MeantProps) {
  const scenario = useRun((run) => run.scenario);
  if (scenario === null || !source.known) return null;
  return requestsMeant(text, scenario)
    .filter((ref) => source.indexOf(ref) === null)
    .map((ref) => (
      <div key={ref.client} className={classes.meant}>
        {sentenceOf(ref, scenario, source)}
        {ref.number <= source.asked && (
          <Button size="small" onClick={() => open(ref, isPicking)}>
            Record it now
          </Button>
        )}
      </div>
    ));
}

function sentenceOf({ client, number }: RequestRef, scenario: Scenario, { asked }: TraceSource): string {
  const name = `Request ${count(number)} of ${nodeName(scenario, client)}`;
  return number <= asked ? `${name} was not kept.` : `${name} has not been made up to this moment.`;
}

interface NothingProps {
  readonly isFiltered: boolean;
  readonly clear: () => void;
}

function Nothing({ isFiltered: filtered, clear }: NothingProps) {
  if (!filtered) {
    return (
      <NothingYet>
        Requests that failed, were slow or were drawn by lot keep their traces, and stand here to be opened.
      </NothingYet>
    );
  }
  return (
    <EmptyState action={<Button onClick={clear}>Clear the filters</Button>}>
      No kept trace matches.
    </EmptyState>
  );
}

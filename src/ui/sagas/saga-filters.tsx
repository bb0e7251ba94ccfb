import { useRun } from '../app/app-context';
import { count } from '../figures';
import { Chip } from '../widgets/chip';
import { SearchField } from '../widgets/search-field';
import { Select } from '../widgets/select';
import { StateGlyph } from './saga-glyph';
import { toggledStates, type SagaQuery } from './saga-query';
import type { SagaSource } from './saga-source';
import { STATE_WORDS, STATES } from './saga-words';
import classes from './saga-filters.module.css';

export interface SagaFiltersProps {
  readonly query: SagaQuery;
  readonly onChange: (query: SagaQuery) => void;
  readonly source: SagaSource;
}

/** Above the list: a text, which saga of the scenario, and in which state. */
export function SagaFilters({ query, onChange, source }: SagaFiltersProps) {
  const sagas = useRun((run) => run.scenario?.sagas) ?? [];
  return (
    <div className={classes.filters}>
      <div className={classes.line}>
        <SearchField
          label="Find by order, step, cause or number"
          placeholder="Order, step, cause"
          className={classes.find}
          value={query.text}
          onChange={(text) => onChange({ ...query, text })}
        />
        {sagas.length > 1 && (
          <div className={classes.choice}>
            <Select
              label="Saga"
              options={[
                { value: '', label: 'All sagas' },
                ...sagas.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={query.saga ?? ''}
              onChange={(saga) => onChange({ ...query, saga: saga === '' ? null : saga })}
            />
          </div>
        )}
      </div>
      <States query={query} onChange={onChange} source={source} />
    </div>
  );
}

/** Those of which there are any, and those that were chosen. Each says what it means to whoever points at it. */
function States({ query, onChange, source }: SagaFiltersProps) {
  const shown = STATES.filter((state) => source.counts[state] > 0 || query.states.includes(state));
  return (
    <div className={classes.states} role="group" aria-label="State of a saga">
      <Chip pressed={query.states.length === 0} onPress={() => onChange({ ...query, states: [] })}>
        All <span className={classes.count}>{count(source.all)}</span>
      </Chip>
      {shown.map((state) => (
        <Chip
          key={state}
          help={STATE_WORDS[state].help}
          pressed={query.states.includes(state)}
          icon={<StateGlyph state={state} size={10} />}
          onPress={() => onChange({ ...query, states: toggledStates(query.states, state) })}
        >
          {STATE_WORDS[state].word} <span className={classes.count}>{count(source.counts[state])}</span>
        </Chip>
      ))}
    </div>
  );
}

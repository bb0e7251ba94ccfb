import { useMemo } from 'react';
import { useRun, useView } from '../app/app-context';
import { count } from '../figures';
import { Button } from '../widgets/button';
import { Chip } from '../widgets/chip';
import { SearchField } from '../widgets/search-field';
import { Select } from '../widgets/select';
import classes from './log-filters.module.css';
import { namedParts, partName } from './part-names';
import {
  isFiltered,
  KIND_WORDS,
  kindsFor,
  NO_FILTER,
  partKey,
  toggledKinds,
  type LogFilter,
} from './row-filter';

export interface LogFiltersProps {
  readonly filter: LogFilter;
  readonly onChange: (filter: LogFilter) => void;
  /** Rows that pass. */
  readonly total: number;
}

export function LogFilters({ filter, onChange, total }: LogFiltersProps) {
  const selection = useView((view) => view.selection);
  const kinds = kindsFor(useRun((run) => run.scenario));
  return (
    <div className={classes.filters}>
      <SearchField
        label="Find in the log"
        className={classes.find}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
      <div className={classes.kinds} role="group" aria-label="Kinds of change">
        {kinds.map((kind) => (
          <Chip
            key={kind}
            pressed={filter.kinds.includes(kind)}
            onPress={() => onChange({ ...filter, kinds: toggledKinds(filter.kinds, kind) })}
          >
            {KIND_WORDS[kind]}
          </Chip>
        ))}
      </div>
      <PartFilter filter={filter} onChange={onChange} />
      {isFiltered(filter, selection) && (
        <Button variant="quiet" size="small" onClick={() => onChange(NO_FILTER)}>
          Clear the filter
        </Button>
      )}
      <span className={classes.total}>{total === 1 ? '1 change' : `${count(total)} changes`}</span>
    </div>
  );
}

type PartFilterProps = Pick<LogFiltersProps, 'filter' | 'onChange'>;

function PartFilter({ filter, onChange }: PartFilterProps) {
  const scenario = useRun((run) => run.scenario);
  const selection = useView((view) => view.selection);
  const parts = useMemo(() => (scenario === null ? [] : namedParts(scenario)), [scenario]);
  const options = [
    { value: partKey(null), label: 'All parts' },
    ...parts.map(({ part, name }) => ({ value: partKey(part), label: name })),
  ];
  const choose = (key: string): void => {
    const part = parts.find((one) => partKey(one.part) === key)?.part ?? null;
    onChange({ ...filter, part, selectedOnly: false });
  };
  return (
    <>
      <div className={classes.part}>
        <Select
          label="Part"
          variant="plain"
          options={options}
          value={partKey(filter.selectedOnly ? null : filter.part)}
          onChange={choose}
        />
      </div>
      {selection !== null && scenario !== null && (
        <Chip
          pressed={filter.selectedOnly}
          onPress={() => onChange({ ...filter, part: null, selectedOnly: !filter.selectedOnly })}
        >
          <span className={classes.selected}>{`Only ${partName(scenario, selection)}`}</span>
        </Chip>
      )}
    </>
  );
}

import { SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
import type { TracePage } from '../../worker/traces';
import { useRun } from '../app/app-context';
import { count } from '../figures';
import { Mark } from '../marks/mark';
import { Button } from '../widgets/button';
import { Chip } from '../widgets/chip';
import { classNames } from '../widgets/class-names';
import { SearchField } from '../widgets/search-field';
import { Select } from '../widgets/select';
import { readDuration } from './duration-input';
import { DECISION_OPTIONS, END_WORDS, ENDS } from './end-words';
import { foldedFilters, toggledEnds, type TraceQuery } from './trace-query';
import classes from './trace-filters.module.css';

export interface TraceFiltersProps {
  readonly query: TraceQuery;
  readonly onChange: (query: TraceQuery) => void;
  readonly kept: TracePage['kept'];
}

/** Above the list: a text, how requests ended, and behind a button the rest. */
export function TraceFilters({ query, onChange, kept }: TraceFiltersProps) {
  const [unfolded, setUnfolded] = useState(false);
  const id = useId();
  const folded = foldedFilters(query);
  return (
    <div className={classes.filters}>
      <div className={classes.line}>
        <SearchField
          label="Find by number, id, cause or name"
          placeholder="Number, id, cause"
          className={classes.find}
          value={query.text}
          onChange={(text) => onChange({ ...query, text })}
        />
        <Button
          size="small"
          className={classes.more}
          aria-expanded={unfolded}
          aria-controls={id}
          icon={<SlidersHorizontal size={14} aria-hidden="true" />}
          onClick={() => setUnfolded(!unfolded)}
        >
          <span className={classes.moreWord}>Filters</span>
          {folded > 0 && <span className={classes.set}>{folded}</span>}
        </Button>
      </div>
      <Ends query={query} onChange={onChange} kept={kept} />
      <div id={id} className={classes.folded} hidden={!unfolded}>
        {unfolded && <FoldedFilters query={query} onChange={onChange} />}
      </div>
    </div>
  );
}

function Ends({ query, onChange, kept }: TraceFiltersProps) {
  const all = ENDS.reduce((sum, end) => sum + (kept[end] ?? 0), 0);
  const shown = ENDS.filter((end) => (kept[end] ?? 0) > 0 || query.ends.includes(end));
  return (
    <div className={classes.ends} role="group" aria-label="How requests ended">
      <Chip pressed={query.ends.length === 0} onPress={() => onChange({ ...query, ends: [] })}>
        All <span className={classes.count}>{count(all)}</span>
      </Chip>
      {shown.map((end) => {
        const { word, mark } = END_WORDS[end];
        return (
          <Chip
            key={end}
            pressed={query.ends.includes(end)}
            icon={
              mark !== null && <Mark kind={mark} size={8} outlined={mark === 'late' || mark === 'fallback'} />
            }
            onPress={() => onChange({ ...query, ends: toggledEnds(query.ends, end) })}
          >
            {word} <span className={classes.count}>{count(kept[end] ?? 0)}</span>
          </Chip>
        );
      })}
    </div>
  );
}

type FoldedFiltersProps = Pick<TraceFiltersProps, 'query' | 'onChange'>;

function FoldedFilters({ query, onChange }: FoldedFiltersProps) {
  const nodes = useRun((run) => run.scenario?.nodes);
  return (
    <>
      <DurationField
        label="At least"
        value={query.least}
        onChange={(least) => onChange({ ...query, least })}
      />
      <DurationField label="At most" value={query.most} onChange={(most) => onChange({ ...query, most })} />
      <Choice
        label="Service"
        all="Any service"
        options={(nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={query.node}
        onChange={(node) => onChange({ ...query, node })}
      />
      <Choice
        label="Policy decision"
        all="Any decision"
        options={DECISION_OPTIONS}
        value={query.decision}
        onChange={(decision) => onChange({ ...query, decision })}
      />
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly all: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
}

function Choice<Value extends string>({ label, all, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <div className={classes.field}>
      <span className={classes.label} aria-hidden="true">
        {label}
      </span>
      <Select
        label={label}
        options={[{ value: '', label: all }, ...options]}
        value={value ?? ''}
        onChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.value ?? null)}
      />
    </div>
  );
}

interface DurationFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function DurationField({ label, value, onChange }: DurationFieldProps) {
  const id = useId();
  const isWrong = readDuration(value) === undefined;
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        placeholder="250 ms"
        className={classNames(classes.input, isWrong && classes.wrong)}
        value={value}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {isWrong && (
        <span id={`${id}-wrong`} role="alert" className={classes.error}>
          Write a duration such as 250 ms or 1.5 s
        </span>
      )}
    </div>
  );
}

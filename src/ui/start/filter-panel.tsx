import { SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
import type { ScenarioTitle } from '../../scenario/library/titles';
import { Button } from '../widgets/button';
import { Checkbox } from '../widgets/checkbox';
import { FACETS, facetValues, toggled, type Facet, type Filters } from './find-scenarios';
import classes from './filter-panel.module.css';

export interface FilteringProps {
  readonly scenarios: readonly ScenarioTitle[];
  readonly found: readonly ScenarioTitle[];
  readonly sought: string;
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  /** Clears the filters and the search. */
  readonly onClear: () => void;
}

const TITLES: Readonly<Record<Facet, string>> = { groups: 'About', levels: 'Level', tags: 'Shows' };

/** Of tags so many are shown at first; the others are rare. */
const FEW_TAGS = 10;

/** What the library can be narrowed down to. Where there is little room it is folded behind a button. */
export function FilterPanel(props: FilteringProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const set = FACETS.reduce((sum, facet) => sum + props.filters[facet].length, 0);
  return (
    <>
      <div className={classes.opener}>
        <Button
          aria-expanded={open}
          aria-controls={id}
          icon={<SlidersHorizontal size={14} aria-hidden="true" />}
          onClick={() => setOpen(!open)}
        >
          {set === 0 ? 'Filters' : `Filters, ${set} set`}
        </Button>
      </div>
      <div id={id} className={classes.panel} data-open={open}>
        {FACETS.map((facet) => (
          <FacetGroup key={facet} facet={facet} {...props} />
        ))}
      </div>
    </>
  );
}

function FacetGroup({
  facet,
  scenarios,
  sought,
  filters,
  onFilters,
}: FilteringProps & { readonly facet: Facet }) {
  const [all, setAll] = useState(false);
  const values = facetValues(scenarios, facet, sought, filters);
  const few = facet !== 'tags' || all ? values.length : FEW_TAGS;
  const chosen = filters[facet];
  // What is chosen stays in sight.
  const shown = values.filter(({ value }, place) => place < few || chosen.includes(value));
  return (
    <fieldset className={classes.facet}>
      <legend className={classes.title}>{TITLES[facet]}</legend>
      {shown.map(({ value, count }) => (
        <div key={value} className={classes.value} data-none={count === 0}>
          <Checkbox
            label={value}
            checked={chosen.includes(value)}
            onChange={() => onFilters(toggled(filters, facet, value))}
          />
          <span className={classes.count} aria-hidden="true">
            {count}
          </span>
        </div>
      ))}
      {facet === 'tags' && values.length > FEW_TAGS && (
        <Button variant="quiet" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${values.length - shown.length} more`}
        </Button>
      )}
    </fieldset>
  );
}

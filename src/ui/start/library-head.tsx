import { Mark } from '../marks/mark';
import { Button } from '../widgets/button';
import { Chip } from '../widgets/chip';
import type { FilteringProps } from './filter-panel';
import { FACETS, toggled } from './find-scenarios';
import classes from './library-head.module.css';

const LEGEND = ['served', 'fallback', 'late', 'rejected', 'failed'] as const;

/** The filters that are set, each to be taken away, and what the colours of the strips mean. */
export function LibraryHead({ filters, sought, onFilters, onClear }: FilteringProps) {
  const set = FACETS.flatMap((facet) => filters[facet].map((value) => ({ facet, value })));
  return (
    <>
      {set.map(({ facet, value }) => (
        <Chip
          key={`${facet} ${value}`}
          remove={{
            label: `Take away the filter ${value}`,
            onPress: () => onFilters(toggled(filters, facet, value)),
          }}
        >
          {value}
        </Chip>
      ))}
      {(set.length > 0 || sought.trim() !== '') && (
        <Button variant="quiet" size="small" onClick={onClear}>
          Clear
        </Button>
      )}
      <span className={classes.legend} aria-hidden="true">
        {LEGEND.map((outcome) => (
          <span key={outcome} className={classes.entry}>
            <Mark kind={outcome} /> {outcome}
          </span>
        ))}
      </span>
    </>
  );
}

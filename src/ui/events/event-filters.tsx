import { count } from '../figures';
import { Chip } from '../widgets/chip';
import { SearchField } from '../widgets/search-field';
import { Select } from '../widgets/select';
import { servicesOffered, typesOffered, withToggled, type EventQuery } from './event-query';
import type { EventSource } from './event-source';
import classes from './event-filters.module.css';

interface EventFiltersProps {
  readonly query: EventQuery;
  readonly onChange: (query: EventQuery) => void;
  readonly source: EventSource;
}

/** Above the list: a text, a type, and whose data it happened to. */
export function EventFilters({ query, onChange, source }: EventFiltersProps) {
  return (
    <div className={classes.filters}>
      <div className={classes.line}>
        <SearchField
          label="Find by thing, type, order or position"
          placeholder="Thing, type, order"
          className={classes.find}
          value={query.text}
          onChange={(text) => onChange({ ...query, text })}
        />
        <div className={classes.choice}>
          <Select
            label="Type of event"
            options={[
              { value: '', label: 'All types' },
              ...typesOffered(source.types, query).map(({ type, count: some }) => ({
                value: type,
                label: `${type} (${count(some)})`,
              })),
            ]}
            value={query.type ?? ''}
            onChange={(type) => onChange({ ...query, type: type === '' ? null : type })}
          />
        </div>
      </div>
      <div className={classes.services} role="group" aria-label="Services">
        <Chip pressed={query.services.length === 0} onPress={() => onChange({ ...query, services: [] })}>
          All <span className={classes.count}>{count(source.all)}</span>
        </Chip>
        {servicesOffered(source.types, query).map(({ service, count: some }) => (
          <Chip
            key={service}
            pressed={query.services.includes(service)}
            onPress={() => onChange(withToggled(query, service, source.types))}
          >
            {service} <span className={classes.count}>{count(some)}</span>
          </Chip>
        ))}
      </div>
    </div>
  );
}

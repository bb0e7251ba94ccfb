import { useId, useState } from 'react';
import { useScenarios } from '../app/scenarios-context';
import type { PreviewQueue } from './preview-queue';
import { ScenarioCard } from './scenario-card';
import { groupsOf, type ScenarioGroup } from './scenario-groups';
import type { LibraryTools } from './use-library-tools';
import classes from './library.module.css';

interface LibraryProps {
  readonly previews: PreviewQueue;
  readonly sought: string;
  /** Filters, pictures and more; null until they have come. */
  readonly tools: LibraryTools | null;
  readonly onClear: () => void;
  readonly onIntent: () => void;
}

const NO_FILTERS = { groups: [], levels: [], tags: [] };

/** All scenarios. Titles and questions are there at once; what is beyond them has its place kept. */
export function Library({ previews, sought, tools, onClear, onIntent }: LibraryProps) {
  const scenarios = useScenarios();
  const [filters, setFilters] = useState<Parameters<LibraryTools['findScenarios']>[2]>(NO_FILTERS);
  const found = tools?.findScenarios(scenarios, sought, filters) ?? scenarios;
  const clear = (): void => {
    setFilters(NO_FILTERS);
    onClear();
  };
  const filtering = { scenarios, found, sought, filters, onFilters: setFilters, onClear: clear };
  return (
    <section aria-labelledby="library" className={classes.library}>
      <div className={classes.head}>
        <h2 id="library" className={classes.heading}>
          Library
        </h2>
        <span className={classes.count} role="status">
          {found.length === scenarios.length
            ? `${found.length} scenarios`
            : `${found.length} of ${scenarios.length}`}
        </span>
        {tools !== null && <tools.LibraryHead {...filtering} />}
      </div>
      <div className={classes.aside}>{tools !== null && <tools.FilterPanel {...filtering} />}</div>
      <div className={classes.groups}>
        {tools !== null && <tools.FoundPatterns {...filtering} />}
        {scenarios.length === 0 && 'No scenario is built in.'}
        {groupsOf(found).map((group) => (
          <Group key={group.name} group={group} previews={previews} tools={tools} onIntent={onIntent} />
        ))}
      </div>
    </section>
  );
}

interface GroupProps {
  readonly group: ScenarioGroup;
  readonly previews: PreviewQueue;
  readonly tools: LibraryTools | null;
  readonly onIntent: () => void;
}

function Group({ group: { name, scenarios }, ...rest }: GroupProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.group}>
      <h3 id={id} className={classes.groupName}>
        {name}
      </h3>
      <ul className={classes.grid}>
        {scenarios.map((scenario) => (
          <li key={scenario.id}>
            <ScenarioCard scenario={scenario} {...rest} />
          </li>
        ))}
      </ul>
    </section>
  );
}

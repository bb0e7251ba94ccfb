import { useId } from 'react';
import type { ScenarioTitle } from '../../scenario/library/titles';
import { Button } from '../widgets/button';
import { EmptyState } from '../widgets/empty-state';
import { Mark } from '../marks/mark';
import { useScenarios } from '../app/scenarios-context';
import { findScenarios, groupsOf, type ScenarioGroup } from './find-scenarios';
import type { PreviewQueue } from './preview-queue';
import { ScenarioCard } from './scenario-card';
import classes from './library.module.css';

interface LibraryProps {
  readonly previews: PreviewQueue;
  readonly sought: string;
  readonly onClear: () => void;
  readonly onIntent: () => void;
}

/** So few do not fill a grid: the first is shown large. */
const MOST_WITH_FEATURED = 3;

const LEGEND = ['served', 'fallback', 'late', 'rejected', 'failed'] as const;

export function Library({ previews, sought, onClear, onIntent }: LibraryProps) {
  const scenarios = useScenarios();
  const found = findScenarios(scenarios, sought);
  return (
    <section aria-labelledby="library">
      <div className={classes.head}>
        <h2 id="library" className={classes.heading}>
          Library
        </h2>
        <span className={classes.count} role="status">
          {countWords(found.length, scenarios.length)}
        </span>
        <span className={classes.legend} aria-hidden="true">
          {LEGEND.map((outcome) => (
            <span key={outcome} className={classes.entry}>
              <Mark kind={outcome} /> {outcome}
            </span>
          ))}
        </span>
      </div>
      {found.length === 0 ? (
        <EmptyState action={scenarios.length > 0 && <Button onClick={onClear}>Clear the search</Button>}>
          {scenarios.length === 0 ? 'No scenario is built in.' : `No scenario speaks of “${sought.trim()}”.`}
        </EmptyState>
      ) : (
        groupsOf(found).map((group) => (
          <Group
            key={group.name}
            group={group}
            previews={previews}
            featured={scenarios.length <= MOST_WITH_FEATURED ? found[0] : undefined}
            onIntent={onIntent}
          />
        ))
      )}
    </section>
  );
}

interface GroupProps {
  readonly group: ScenarioGroup;
  readonly previews: PreviewQueue;
  readonly featured: ScenarioTitle | undefined;
  readonly onIntent: () => void;
}

function Group({ group: { name, scenarios }, previews, featured, onIntent }: GroupProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.group}>
      <h3 id={id} className={classes.groupName}>
        {name}
      </h3>
      <ul className={classes.grid}>
        {scenarios.map((scenario) => (
          <li key={scenario.id}>
            <ScenarioCard
              scenario={scenario}
              previews={previews}
              featured={scenario === featured}
              onIntent={onIntent}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function countWords(found: number, all: number): string {
  if (found !== all) return `${found} of ${all}`;
  return all === 1 ? '1 scenario' : `${all} scenarios`;
}

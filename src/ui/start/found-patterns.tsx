import { BookOpen } from 'lucide-react';
import type { GuideTopic } from '../../state/guide-topic';
import { useActors } from '../app/app-context';
import { findTopics } from '../guide/find-topics';
import { GUIDE_TITLES } from '../guide/guide-titles';
import { Button } from '../widgets/button';
import { EmptyState } from '../widgets/empty-state';
import type { FilteringProps } from './filter-panel';
import { FACETS } from './find-scenarios';
import classes from './found-patterns.module.css';

const MOST = 4;

/** Above the scenarios that were found: pages of the guide that speak of the same; and what to do when none was found. */
export function FoundPatterns({ scenarios, found, sought, filters, onClear }: FilteringProps) {
  const topics = sought.trim() === '' ? [] : findTopics(sought).slice(0, MOST);
  return (
    <>
      {topics.length > 0 && <Topics topics={topics} />}
      {found.length === 0 && scenarios.length > 0 && (
        <EmptyState action={<Button onClick={onClear}>Clear the search</Button>}>
          {emptyWords(
            sought,
            FACETS.some((facet) => filters[facet].length > 0),
          )}
        </EmptyState>
      )}
    </>
  );
}

function emptyWords(sought: string, isFiltered: boolean): string {
  const words = sought.trim();
  if (words === '') return 'No scenario passes all of these filters at once.';
  if (isFiltered) return `No scenario that the filters let through speaks of “${words}”.`;
  return `No scenario speaks of “${words}”.`;
}

function Topics({ topics }: { readonly topics: readonly GuideTopic[] }) {
  const { view } = useActors();
  return (
    <div className={classes.topics} role="group" aria-label="Pages of the pattern guide">
      {topics.map((topic) => (
        <Button
          key={topic}
          size="small"
          icon={<BookOpen size={14} aria-hidden="true" />}
          onClick={() => view.setState({ overlay: 'guide', guide: topic })}
        >
          {GUIDE_TITLES[topic].title}: what is it
        </Button>
      ))}
    </div>
  );
}

import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { GuideTopic } from '../../state/guide-topic';
import { useActors, useView } from '../app/app-context';
import { Button } from '../widgets/button';
import { Dialog } from '../widgets/dialog';
import { EmptyState } from '../widgets/empty-state';
import { SearchField } from '../widgets/search-field';
import { findTopics } from './find-topics';
import { GuideArticle } from './guide-article';
import { GUIDE_TITLES, GUIDE_TOPICS } from './guide-titles';
import classes from './guide-dialog.module.css';

/** The guide: all patterns at the left, the chosen one beside them; a narrow screen shows one or the other. */
export function GuideDialog({ onClose }: { readonly onClose: () => void }) {
  const { view } = useActors();
  const topic = useView((now) => now.guide);
  // Beside the list there is never an empty pane: whoever has not chosen yet sees the first pattern.
  const shown = topic ?? GUIDE_TOPICS[0];
  const page = useRef<HTMLDivElement>(null);
  useFocusOnPage(page, topic);
  const show = (guide: GuideTopic | null): void => view.setState({ guide });
  return (
    <Dialog title="Patterns: what they are" open onOpenChange={onClose} width="large">
      <div className={classes.guide} data-shows={topic === null ? 'list' : 'page'}>
        <TopicList topic={shown} onTopic={show} />
        <div ref={page} className={classes.page}>
          <div className={classes.back}>
            <Button size="small" icon={<ArrowLeft size={14} aria-hidden="true" />} onClick={() => show(null)}>
              All patterns
            </Button>
          </div>
          <GuideArticle topic={shown} onTopic={show} />
        </div>
      </div>
    </Dialog>
  );
}

/** What was pressed may be gone with the page before: the focus goes on to the title of the new one. */
function useFocusOnPage(page: RefObject<HTMLDivElement | null>, topic: GuideTopic | null): void {
  useEffect(() => {
    const here = page.current;
    if (here === null || topic === null) return;
    here.scrollTo({ top: 0 });
    const { activeElement } = document;
    const stays = activeElement instanceof HTMLElement && activeElement.dataset.topic === topic;
    if (stays && activeElement.checkVisibility()) return;
    here.querySelector('h3')?.focus();
  }, [page, topic]);
}

interface TopicListProps {
  readonly topic: GuideTopic;
  readonly onTopic: (topic: GuideTopic) => void;
}

function TopicList({ topic, onTopic }: TopicListProps) {
  const [sought, setSought] = useState('');
  const found = findTopics(sought);
  const families = [...new Set(found.map((one) => GUIDE_TITLES[one].family))];
  return (
    <nav className={classes.list} aria-label="Patterns">
      <SearchField
        label="Find a pattern"
        placeholder="Find a pattern or a word"
        value={sought}
        onChange={setSought}
        shortcut=""
      />
      <p role="status" className="visually-hidden">
        {sought === '' ? '' : `${found.length} ${found.length === 1 ? 'page' : 'pages'} found`}
      </p>
      {found.length === 0 && (
        <EmptyState action={<Button onClick={() => setSought('')}>Clear the search</Button>}>
          No page speaks of “{sought.trim()}”.
        </EmptyState>
      )}
      {families.map((family) => (
        <section key={family} aria-label={family}>
          <h3 className={classes.family}>{family}</h3>
          <ul className={classes.topics}>
            {found
              .filter((one) => GUIDE_TITLES[one].family === family)
              .map((one) => (
                <li key={one}>
                  <button
                    type="button"
                    className={classes.topic}
                    data-topic={one}
                    aria-current={one === topic ? 'page' : undefined}
                    onClick={() => onTopic(one)}
                  >
                    {GUIDE_TITLES[one].title}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

import { useId } from 'react';
import type { ScenarioTitle } from '../../scenario/library/titles';
import { formatRoute } from '../../state/route';
import type { PreviewQueue } from './preview-queue';
import type { LibraryTools } from './use-library-tools';
import classes from './scenario-card.module.css';

interface ScenarioCardProps {
  readonly scenario: ScenarioTitle;
  readonly previews: PreviewQueue;
  readonly tools: LibraryTools | null;
  /** The pointer or the focus came upon it. */
  readonly onIntent: () => void;
}

/** A scenario: its title and question at once, its picture and what came of its run when they have come. */
export function ScenarioCard({ scenario, previews, tools, onIntent }: ScenarioCardProps) {
  const { id, title, question } = scenario;
  const titleId = useId();
  const more = { scenario, previews };
  return (
    <article className={classes.card} aria-labelledby={titleId}>
      <div className={classes.picture}>{tools !== null && <tools.CardPicture {...more} />}</div>
      <div className={classes.words}>
        <h4 id={titleId} className={classes.title}>
          <a
            className={classes.link}
            data-card={id}
            href={formatRoute({ kind: 'run', scenarioId: id })}
            onPointerEnter={onIntent}
            onFocus={onIntent}
          >
            {title}
          </a>
        </h4>
        <p className={classes.question}>{question}</p>
        <div className={classes.more}>{tools !== null && <tools.CardMore {...more} />}</div>
      </div>
    </article>
  );
}

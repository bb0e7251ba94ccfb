import { Play } from 'lucide-react';
import { useId, useSyncExternalStore } from 'react';
import type { ScenarioTitle } from '../../scenario/library/titles';
import { formatRoute } from '../../state/route';
import type { Verdict } from '../../worker/run-summary';
import { percent } from '../figures';
import { Kbd } from '../widgets/kbd';
import { Miniature } from './miniature';
import type { PreviewQueue, PreviewState } from './preview-queue';
import { PreviewStrip } from './preview-strip';
import classes from './scenario-card.module.css';

interface ScenarioCardProps {
  readonly scenario: ScenarioTitle;
  readonly previews: PreviewQueue;
  /** Wide, with its picture beside its words. */
  readonly featured?: boolean;
  /** The pointer or the focus came upon it. */
  readonly onIntent: () => void;
}

export function ScenarioCard({ scenario, previews, featured = false, onIntent }: ScenarioCardProps) {
  const { id, title, question, tags, seconds, picture } = scenario;
  const stateNow = (): PreviewState => previews.stateOf(id);
  const preview = useSyncExternalStore(previews.subscribe, stateNow, stateNow);
  const titleId = useId();
  return (
    <article
      className={featured ? classes.featured : classes.card}
      data-featured={featured || undefined}
      aria-labelledby={titleId}
    >
      <div className={classes.picture}>
        <Miniature picture={picture} />
        <PreviewStrip scenario={scenario} preview={preview} />
      </div>
      <div className={classes.words}>
        <div className={classes.head}>
          <h4 id={titleId} className={classes.title}>
            <a
              className={classes.link}
              href={formatRoute({ kind: 'run', scenarioId: id })}
              onPointerEnter={onIntent}
              onFocus={onIntent}
            >
              {title}
            </a>
          </h4>
          <span className={classes.key} aria-hidden="true">
            <Kbd keys="Enter" />
          </span>
        </div>
        <p className={classes.question}>{question ?? <WordsToCome />}</p>
        <p className={classes.outcome}>
          <OutcomeLine preview={preview} />
        </p>
        <div className={classes.foot}>
          <ul className={classes.tags} aria-label="Patterns">
            {tags?.map((tag) => (
              <li key={tag} className={classes.tag}>
                {tag}
              </li>
            ))}
          </ul>
          <span className={classes.length}>{seconds} s</span>
        </div>
        {featured && (
          <span className={classes.go} aria-hidden="true">
            <Play size={14} /> Run the demo
          </span>
        )}
      </div>
    </article>
  );
}

/** About as long as a question. */
function WordsToCome() {
  return (
    <span aria-hidden="true">
      <span className={classes.block} /> <span className={classes.block} />
    </span>
  );
}

function OutcomeLine({ preview }: { readonly preview: PreviewState }) {
  if (preview.kind === 'waiting') return <span className={classes.block} aria-hidden="true" />;
  if (preview.kind === 'failed') return <>Its run failed. {preview.message}</>;
  const { answeredInTime, requests, verdict } = preview.finished.summary;
  return (
    <>
      Goodput {percent(answeredInTime, requests)}
      {verdict.kind !== 'none' && `, ${verdictWords(verdict)}`}
    </>
  );
}

function verdictWords({ kind, expectations, evidence }: Verdict): string {
  if (kind === 'holds')
    return expectations === 1 ? 'its expectation holds' : `all ${expectations} expectations hold`;
  return `${evidence.length} of ${expectations} expectations ${kind === 'broken' ? 'broken' : 'not decided'}`;
}

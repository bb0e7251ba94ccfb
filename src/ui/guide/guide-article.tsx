import type { ReactNode } from 'react';
import type { GuideTopic } from '../../state/guide-topic';
import { useActors, useView } from '../app/app-context';
import { useScenarios } from '../app/scenarios-context';
import { helpText } from '../forms/setting-words';
import { LinkButton } from '../inspector/parts/link-button';
import { formatRoute } from '../../state/route';
import { GUIDE } from './guide-entries';
import { guideFields } from './guide-fields';
import { Figure } from './guide-figure';
import { GUIDE_TITLES } from './guide-titles';
import classes from './guide-article.module.css';

interface GuideArticleProps {
  readonly topic: GuideTopic;
  readonly onTopic: (topic: GuideTopic) => void;
}

/** One page of the guide. */
export function GuideArticle({ topic, onTopic }: GuideArticleProps) {
  const { what, when, hurts, figure, tries, related } = GUIDE[topic];
  const { title, family } = GUIDE_TITLES[topic];
  return (
    <article className={classes.article} aria-labelledby="guide-title">
      <header>
        <h3 id="guide-title" className={classes.title} tabIndex={-1}>
          {title}
        </h3>
        <p className={classes.family}>{family}</p>
      </header>
      <p className={classes.what}>{what}</p>
      <Figure key={topic} figure={figure} />
      <div className={classes.pair}>
        <Part title="When to use it">
          <p>{when}</p>
        </Part>
        <Part title="When it hurts">
          <p>{hurts}</p>
        </Part>
      </div>
      <Part title="Try it">
        <ul className={classes.tries}>
          {tries.map(({ scenario, words }) => (
            <li key={scenario}>
              <ScenarioLink id={scenario} />
              <span>{words}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Settings topic={topic} />
      <Part title="Related">
        <ul className={classes.related}>
          {related.map((other) => (
            <li key={other}>
              <LinkButton onClick={() => onTopic(other)}>{GUIDE_TITLES[other].title}</LinkButton>
            </li>
          ))}
        </ul>
      </Part>
    </article>
  );
}

/** A real link, so that a scenario may be opened in a tab of its own. */
function ScenarioLink({ id }: { readonly id: string }) {
  const { view } = useActors();
  const title = useScenarios().find((one) => one.id === id)?.title ?? id;
  const isHere = useView(({ page }) => page.kind === 'run' && page.scenarioId === id);
  if (isHere)
    return <LinkButton onClick={() => view.setState({ overlay: null })}>{title}, which is open</LinkButton>;
  return (
    <a
      className={classes.link}
      href={formatRoute({ kind: 'run', scenarioId: id })}
      onClick={() => view.setState({ overlay: null })}
    >
      {title}
    </a>
  );
}

function Settings({ topic }: { readonly topic: GuideTopic }) {
  const fields = guideFields(topic);
  const keys = GUIDE[topic].settings;
  const others = Object.keys(fields).filter((key) => !keys.includes(key));
  if (keys.length === 0) return null;
  const shown = (list: readonly string[]): ReactNode => (
    <dl className={classes.settings}>
      {list.map((key) => (
        <div key={key}>
          <dt>{fields[key].label}</dt>
          <dd>{helpText(fields[key])}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <Part title="Settings">
      {shown(keys)}
      {others.length > 0 && (
        <details className={classes.others}>
          <summary>{others.length === 1 ? '1 more setting' : `${others.length} more settings`}</summary>
          {shown(others)}
        </details>
      )}
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <h4 className={classes.heading}>{title}</h4>
      {children}
    </section>
  );
}

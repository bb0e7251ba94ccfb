import { formatRoute } from '../../../state/route';
import { useView } from '../../app/app-context';
import { useScenarios } from '../../app/scenarios-context';
import { groupsOf } from '../../start/scenario-groups';
import classes from './library-list.module.css';

/** The built-in scenarios, as links. */
export function LibraryList() {
  const scenarios = useScenarios();
  // Whoever changes a scenario is still within it; the link leads to it as it comes.
  const shown = useView(({ page, madeOf }) => (page.kind === 'run' ? page.scenarioId : madeOf));
  const isDraft = useView(({ page }) => page.kind === 'draft');
  return (
    <>
      {groupsOf(scenarios).map(({ name, scenarios: inGroup }) => (
        <section key={name} aria-label={name}>
          <h2 className={classes.group}>{name}</h2>
          <ul className={classes.library}>
            {inGroup.map(({ id, title, question }) => (
              <li key={id}>
                <a
                  className={classes.scenario}
                  href={formatRoute({ kind: 'run', scenarioId: id })}
                  aria-current={id === shown ? (isDraft ? 'true' : 'page') : undefined}
                  title={question}
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <a className={classes.all} href={formatRoute({ kind: 'start' })}>
        All scenarios
      </a>
    </>
  );
}

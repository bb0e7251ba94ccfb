import { Logo } from './logo';
import { ScenarioCard, type RunScenario } from './scenario-card';
import type { ScenarioTitle } from '../scenario/library/titles';
import classes from './start-page.module.css';

export interface StartPageProps {
  readonly scenarios: readonly ScenarioTitle[];
  readonly run: RunScenario;
}

export function StartPage({ scenarios, run }: StartPageProps) {
  return (
    <>
      <header className={classes.bar}>
        <h1 className={classes.brand}>
          <Logo />
          Breakwater
        </h1>
      </header>
      <main className={classes.main}>
        <p className={classes.lead}>
          A laboratory for microservices patterns: run a system, break it on purpose, and see what its guards
          do.
        </p>
        <section aria-labelledby="scenarios">
          <h2 id="scenarios" className={classes.heading}>
            Scenarios <span className={classes.count}>{scenarios.length}</span>
          </h2>
          {scenarios.length === 0 ? (
            <p className={classes.empty}>No scenario is built in. Add one to the library in src/scenario.</p>
          ) : (
            <ul className={classes.grid}>
              {scenarios.map((scenario) => (
                <li key={scenario.id}>
                  <ScenarioCard scenario={scenario} run={run} />
                </li>
              ))}
            </ul>
          )}
        </section>
      </main>
    </>
  );
}

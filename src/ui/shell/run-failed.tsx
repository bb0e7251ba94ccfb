import { CircleAlert } from 'lucide-react';
import { useRun, useView } from '../app/app-context';
import { FailedWays } from './failed-ways';
import classes from './run-failed.module.css';

/** The simulation is gone before it showed anything: what happened, and both ways on. */
export function RunFailed() {
  const error = useRun((run) => run.error);
  const name = useRun((run) => run.scenario?.name);
  const file = useView(({ page }) => (page.kind === 'file' ? page.name : null));
  return (
    <main className={classes.pane}>
      <div role="alert" className={classes.box}>
        <CircleAlert size={24} className={classes.sign} aria-hidden="true" />
        <h2 className={classes.title}>
          {file !== null && name === undefined
            ? `“${file}” could not be opened`
            : `The simulation${name === undefined ? '' : ` of ${name}`} has failed`}
        </h2>
        <p className={classes.reason}>{error ?? 'It gave no reason.'}</p>
        <FailedWays />
      </div>
    </main>
  );
}

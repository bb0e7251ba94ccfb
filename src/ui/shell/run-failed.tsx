import { CircleAlert, RotateCw } from 'lucide-react';
import { useActors, useRun, useView } from '../app/app-context';
import { useAction } from '../app/use-action';
import { Button } from '../widgets/button';
import { useReopen } from './use-reopen';
import classes from './run-failed.module.css';

/** The simulation is gone for good: what happened, and both ways on. */
export function RunFailed() {
  const { view } = useActors();
  const error = useRun((run) => run.error);
  const name = useRun((run) => run.scenario?.name);
  const file = useView(({ page }) => (page.kind === 'file' ? page.name : null));
  const reopen = useReopen();
  const home = useAction('go.start-page');
  return (
    <main className={classes.pane}>
      <div role="alert" className={classes.box}>
        <CircleAlert size={24} className={classes.sign} aria-hidden="true" />
        <h2 className={classes.title}>
          {file !== null && name === undefined
            ? `“${file}” is no scenario that can be opened`
            : `The simulation${name === undefined ? '' : ` of ${name}`} has failed`}
        </h2>
        <p className={classes.reason}>{error ?? 'It gave no reason.'}</p>
        <div className={classes.ways}>
          <Button
            variant="primary"
            icon={<RotateCw size={14} aria-hidden="true" />}
            onClick={() => reopen(view.getState().page)}
          >
            Retry
          </Button>
          <Button onClick={home.run}>Back to the start page</Button>
        </div>
      </div>
    </main>
  );
}

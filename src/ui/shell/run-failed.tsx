import { CircleAlert } from 'lucide-react';
import { useRun, useView } from '../app/app-context';
import { Standstill } from '../standstill/standstill';
import { FailedWays } from './failed-ways';
import classes from './run-failed.module.css';

/** The simulation is gone before it showed anything: what happened, and both ways on. */
export function RunFailed() {
  const error = useRun((run) => run.error);
  const name = useRun((run) => run.scenario?.name);
  const file = useView(({ page }) => (page.kind === 'file' ? page.name : null));
  return (
    <main className={classes.pane}>
      <Standstill
        icon={CircleAlert}
        tone="failed"
        level={2}
        title={
          file !== null && name === undefined
            ? `“${file}” could not be opened`
            : `The simulation${name === undefined ? '' : ` of ${name}`} has failed`
        }
        ways={<FailedWays />}
      >
        <p>{error ?? 'It gave no reason.'}</p>
      </Standstill>
    </main>
  );
}

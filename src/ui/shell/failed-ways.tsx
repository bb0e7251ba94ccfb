import { RotateCw } from 'lucide-react';
import { useActors } from '../app/app-context';
import { useAction } from '../app/use-action';
import { Button } from '../widgets/button';
import { useReopen } from './use-reopen';
import classes from './failed-ways.module.css';

/** Both ways on after a failure. What was opened once is brought back to where it stood. */
export function FailedWays() {
  const { run, view } = useActors();
  const reopen = useReopen();
  const home = useAction('go.start-page');
  const retry = (): void => {
    if (run.getState().scenario === null) reopen(view.getState().page);
    else run.retry();
  };
  return (
    <div className={classes.ways}>
      <Button variant="primary" icon={<RotateCw size={14} aria-hidden="true" />} onClick={retry}>
        Retry
      </Button>
      <Button onClick={home.run}>Back to the start page</Button>
    </div>
  );
}

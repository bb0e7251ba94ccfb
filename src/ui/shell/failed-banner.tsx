import { CircleAlert } from 'lucide-react';
import { HEAD } from '../../worker/frame';
import { useRun } from '../app/app-context';
import { useFrame } from '../app/use-frame';
import { moment } from '../figures';
import { FailedWays } from './failed-ways';
import classes from './failed-banner.module.css';

/** The simulation is gone, and what it showed last is still there. */
export function FailedBanner() {
  const error = useRun((run) => run.error);
  const name = useRun((run) => run.scenario?.name);
  const time = useFrame((feed) => feed.frame?.head(HEAD.time) ?? 0);
  return (
    <div role="alert" className={classes.banner}>
      <CircleAlert size={20} className={classes.sign} aria-hidden="true" />
      <div className={classes.words}>
        <h2 className={classes.title}>
          The simulation of {name} failed at {moment(time)}. What is shown below is its last good view.
        </h2>
        <p className={classes.reason}>{error ?? 'It gave no reason.'}</p>
      </div>
      <FailedWays />
    </div>
  );
}

import { LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { HEAD } from '../../worker/frame';
import { useActors } from '../app/app-context';
import { moment } from '../figures';
import classes from './recovering-banner.module.css';

/** While a new worker runs to where the lost one stood: the last good frame stays meanwhile. */
export function RecoveringBanner() {
  const { feed } = useActors().run;
  const [goal] = useState(() => feed.frame?.head(HEAD.time) ?? 0);
  return (
    <div role="status" className={classes.banner}>
      <LoaderCircle size={14} className={classes.wheel} aria-hidden="true" />
      The simulation stopped and is being brought back to {moment(goal)}
    </div>
  );
}

import { LoaderCircle } from 'lucide-react';
import { HEAD } from '../../worker/frame';
import { useActors } from '../app/app-context';
import { moment } from '../figures';
import { useState } from 'react';
import classes from './recovering-banner.module.css';

/** While a new worker runs to where the lost one stood. */
export function RecoveringBanner() {
  const { feed } = useActors().run;
  // The moment when the banner came up: frames of the new run begin at zero.
  const [goal] = useState(() => feed.frame?.head(HEAD.time) ?? 0);
  return (
    <div role="status" className={classes.banner}>
      <LoaderCircle size={14} className={classes.wheel} aria-hidden="true" />
      {goal > 0
        ? `The simulation stopped and is being brought back to ${moment(goal)}`
        : 'The simulation stopped and is being brought back to where it was'}
    </div>
  );
}

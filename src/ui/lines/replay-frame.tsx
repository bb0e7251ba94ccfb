import { ArrowRightToLine, History } from 'lucide-react';
import { useFrame } from '../app/use-frame';
import { ActionButton } from '../shell/action-button';
import { untilEnd } from './replay-words';
import classes from './replay-frame.module.css';

/** Around the canvas while it shows what was: nobody shall take a replay for what goes on. */
export default function ReplayFrame() {
  const words = useFrame(untilEnd, 50);
  return (
    <div className={classes.frame}>
      <p className={classes.flag}>
        <History size={12} aria-hidden="true" />
        <span className={classes.words}>{words}</span>
        <ActionButton
          action="run.to-newest"
          size="small"
          className={classes.newest}
          icon={<ArrowRightToLine size={14} aria-hidden="true" />}
        />
      </p>
    </div>
  );
}

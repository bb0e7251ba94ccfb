import { ArrowRightToLine, Pause, Play, RotateCcw, SkipForward, StepForward } from 'lucide-react';
import { useRun } from '../../app/app-context';
import { isMoving } from '../../../state/is-moving';
import { ActionButton } from '../action-button';
import { Clock } from '../clock';
import { RunBadge } from './run-badge';
import { SpeedMenu } from './speed-menu';
import classes from './transport.module.css';

/** Runs, stops and steps the run. */
export function Transport({ withBadge }: { readonly withBadge: boolean }) {
  const moving = useRun(isMoving);
  return (
    <div className={classes.transport} role="group" aria-label="Run">
      <div className={classes.buttons}>
        <ActionButton action="run.reset" icon={<RotateCcw size={16} aria-hidden="true" />} />
        <ActionButton
          action="run.toggle"
          variant="primary"
          icon={moving ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
        />
        <ActionButton action="run.step-event" icon={<StepForward size={16} aria-hidden="true" />} />
        <ActionButton action="run.step-request" icon={<ArrowRightToLine size={16} aria-hidden="true" />} />
        <ActionButton action="run.next-change" icon={<SkipForward size={16} aria-hidden="true" />} />
      </div>
      <SpeedMenu />
      <Clock className={classes.clock} />
      {withBadge && (
        <span className={classes.badge}>
          <RunBadge />
        </span>
      )}
    </div>
  );
}

import { Pause, Play, RotateCcw, SkipBack, SkipForward, StepForward } from 'lucide-react';
import { isMoving } from '../../../state/is-moving';
import { useRun } from '../../app/app-context';
import { ActionButton } from '../action-button';
import { Clock } from '../clock';
import { SpeedMenu } from '../top-bar/speed-menu';
import classes from './phone-transport.module.css';

/** The same actions as in the top bar, at the thumb. */
export function PhoneTransport() {
  const moving = useRun(isMoving);
  return (
    <section className={classes.transport} aria-label="Run">
      <Clock className={classes.clock} />
      <ActionButton
        action="run.to-start"
        tooltipSide="top"
        icon={<RotateCcw size={20} aria-hidden="true" />}
      />
      <ActionButton
        action="run.previous-change"
        className={classes.ifRoom}
        tooltipSide="top"
        icon={<SkipBack size={20} aria-hidden="true" />}
      />
      <ActionButton
        action="run.toggle"
        variant="primary"
        tooltipSide="top"
        className={classes.play}
        icon={moving ? <Pause size={22} aria-hidden="true" /> : <Play size={22} aria-hidden="true" />}
      />
      <ActionButton
        action="run.step-event"
        tooltipSide="top"
        icon={<StepForward size={20} aria-hidden="true" />}
      />
      <ActionButton
        action="run.next-change"
        tooltipSide="top"
        icon={<SkipForward size={20} aria-hidden="true" />}
      />
      <SpeedMenu square />
    </section>
  );
}

import {
  ArrowLeftToLine,
  ArrowRightToLine,
  Pause,
  Play,
  RotateCcw,
  SkipBack,
  SkipForward,
  StepBack,
  StepForward,
} from 'lucide-react';
import { useRun } from '../../app/app-context';
import { isMoving } from '../../../state/is-moving';
import { ActionButton } from '../action-button';
import { Clock } from '../clock';
import { RunBadge } from './run-badge';
import { SpeedMenu } from './speed-menu';
import classes from './transport.module.css';

interface TransportProps {
  readonly withBadge: boolean;
  /** There is room for every way back. */
  readonly withAllSteps: boolean;
}

/** Runs, stops and steps the run, forward and back. */
export function Transport({ withBadge, withAllSteps }: TransportProps) {
  const moving = useRun(isMoving);
  return (
    <div className={classes.transport} role="group" aria-label="Run">
      <div className={classes.buttons}>
        <ActionButton action="run.to-start" icon={<RotateCcw size={16} aria-hidden="true" />} />
        <ActionButton action="run.previous-change" icon={<SkipBack size={16} aria-hidden="true" />} />
        {withAllSteps && (
          <>
            <ActionButton
              action="run.previous-request"
              icon={<ArrowLeftToLine size={16} aria-hidden="true" />}
            />
            <ActionButton action="run.previous-event" icon={<StepBack size={16} aria-hidden="true" />} />
          </>
        )}
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

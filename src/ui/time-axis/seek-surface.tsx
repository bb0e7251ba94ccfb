import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { NS_PER_SECOND } from '../../base/time';
import { seekerOf } from '../../state/seeking';
import { HEAD, MODE } from '../../worker/frame';
import { useActors } from '../app/app-context';
import { useFrame } from '../app/use-frame';
import { classNames } from '../widgets/class-names';
import { momentText } from './moment-text';
import type { TimeRange } from './scale';
import { momentByKey } from './seek-keys';
import { usePointing } from './use-pointing';
import { useAxis } from './use-time-axis';
import classes from './seek-surface.module.css';

export interface SeekSurfaceProps {
  /** What the moment is chosen for: "Moment on the time axis". */
  readonly label: string;
  /** The one that is drawn, which may come a moment after the axis. */
  readonly range: TimeRange;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
}

/** A piece of the time axis that sends the run to a moment: by pointer, and as a slider by the arrow keys. */
export function SeekSurface({ label, range, className, children, ref }: SeekSurfaceProps) {
  const { run } = useActors();
  const duration = useAxis((axis) => axis.duration);
  // Often enough for whoever moves it by keys; a run that plays would tell too much by finer steps.
  const isMoving = useFrame(({ frame }) => frame?.head(HEAD.mode) === MODE.playing);
  const seconds = useFrame(
    ({ frame }) => Math.round(((frame?.head(HEAD.time) ?? 0) / NS_PER_SECOND) * 100) / 100,
    isMoving ? 1000 : 50,
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const seeker = seekerOf(run);
    const time = momentByKey(event, seeker.moment, range);
    if (time === undefined) return;
    event.preventDefault();
    seeker.to(time);
  };
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={duration / NS_PER_SECOND}
      aria-valuenow={seconds}
      aria-valuetext={momentText(seconds * NS_PER_SECOND, isMoving ? 0 : 2)}
      className={classNames(classes.surface, className)}
      onKeyDown={onKeyDown}
      {...usePointing(range)}
    >
      {children}
    </div>
  );
}

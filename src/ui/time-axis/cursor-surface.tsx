import {
  useRef,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import { NS_PER_SECOND } from '../../base/time';
import { HEAD } from '../../worker/frame';
import { useActors, useView } from '../app/app-context';
import { useFrame } from '../app/use-frame';
import { classNames } from '../widgets/class-names';
import { cursorByKey } from './cursor-keys';
import { momentText } from './moment-text';
import { timeAt, type TimeRange } from './scale';
import { useTimeAxis } from './use-time-axis';
import classes from './cursor-surface.module.css';

export interface CursorSurfaceProps {
  /** What the moment is chosen for: "Moment on the time axis". */
  readonly label: string;
  /** The one that is drawn, which may come a moment after the axis. */
  readonly range: TimeRange;
  /** On a surface that pans, dragging moves the axis and a click sets the cursor; on others both set the cursor. */
  readonly pans?: boolean;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
}

/** A piece of the time axis that sets the cursor: by pointer, and as a slider by the arrow keys. */
export function CursorSurface({ label, range, pans = false, className, children, ref }: CursorSurfaceProps) {
  const { view } = useActors();
  const axis = useTimeAxis();
  const cursor = useView((state) => state.cursor);
  const now = useFrame((feed) => Math.round((feed.frame?.head(HEAD.time) ?? 0) / NS_PER_SECOND), 1000);
  const pointing = usePointing(range, pans);
  const [first, last] = [range.from / NS_PER_SECOND, range.to / NS_PER_SECOND];
  const onKeyDown = (event: KeyboardEvent): void => {
    const moved = cursorByKey(event, cursor ?? axis.now(), range);
    if (moved === undefined) return;
    event.preventDefault();
    view.setState({ cursor: moved });
  };
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={first}
      aria-valuemax={last}
      aria-valuenow={Math.max(first, Math.min(last, cursor === null ? now : cursor / NS_PER_SECOND))}
      aria-valuetext={
        cursor === null ? `follows the run, ${momentText(now * NS_PER_SECOND, 0)}` : momentText(cursor, 2)
      }
      className={classNames(classes.surface, pans && classes.pans, className)}
      onKeyDown={onKeyDown}
      {...pointing}
      onPointerUp={(event) => void pointing.onPointerUp(event)}
    >
      {children}
    </div>
  );
}

/** Where a press began and whether it became a drag. */
interface Press {
  readonly startX: number;
  lastX: number;
  dragged: boolean;
}

const DRAG_FROM_PX = 3;

/** Marks moments by pressing and dragging on an element, or on a part of it that is the axis. */
export function usePointing(range: TimeRange, pans: boolean, axisPart?: RefObject<HTMLElement | null>) {
  const { view } = useActors();
  const axis = useTimeAxis();
  const press = useRef<Press | null>(null);
  const rectOf = (event: PointerEvent<HTMLElement>): DOMRect =>
    (axisPart?.current ?? event.currentTarget).getBoundingClientRect();
  const markAt = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = rectOf(event);
    view.setState({ cursor: timeAt((event.clientX - left) / width, range) });
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0 || event.clientX < rectOf(event).left) return;
      press.current = { startX: event.clientX, lastX: event.clientX, dragged: false };
      event.currentTarget.setPointerCapture(event.pointerId);
      if (!pans) markAt(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      const { current } = press;
      if (current === null) return;
      if (!pans) return markAt(event);
      if (Math.abs(event.clientX - current.startX) > DRAG_FROM_PX) current.dragged = true;
      if (!current.dragged) return;
      axis.panBy(((current.lastX - event.clientX) / rectOf(event).width) * (range.to - range.from));
      current.lastX = event.clientX;
    },
    /** Whether a press ended that had begun on the axis. */
    onPointerUp: (event: PointerEvent<HTMLElement>): boolean => {
      const hadBegun = press.current !== null;
      if (pans && press.current?.dragged === false) markAt(event);
      press.current = null;
      return hadBegun;
    },
    onPointerCancel: (): void => {
      press.current = null;
    },
  };
}

import { useRef, type PointerEvent, type RefObject } from 'react';
import type { Time } from '../../base/time';
import { seekerOf } from '../../state/seeking';
import { useActors } from '../app/app-context';
import { roundTimeAt, type TimeRange } from './scale';
import { useTimeAxis } from './use-time-axis';

interface Press {
  readonly startX: number;
  lastX: number;
  /** It went so far that it is no mere click. */
  dragged: boolean;
  /** The run played when the drag began: it goes on when the drag ends. */
  played: boolean;
  /** It moves the axis in place of the playhead. */
  readonly pans: boolean;
  time: Time;
}

const DRAG_FROM_PX = 3;

/**
 * Sends the run to where somebody presses and drags on an element, or on a part of it that is the axis. A run that
 * plays stands still while it is dragged. With Shift, dragging moves what the axis shows.
 */
export function usePointing(range: TimeRange, axisPart?: RefObject<HTMLElement | null>) {
  const { run } = useActors();
  const axis = useTimeAxis();
  const press = useRef<Press | null>(null);
  const rectOf = (event: PointerEvent<HTMLElement>): DOMRect =>
    (axisPart?.current ?? event.currentTarget).getBoundingClientRect();
  const seekTo = (event: PointerEvent<HTMLElement>, pressed: Press): void => {
    const { left, width } = rectOf(event);
    pressed.time = roundTimeAt((event.clientX - left) / width, range, width);
    seekerOf(run).to(pressed.time);
  };
  const drag = (event: PointerEvent<HTMLElement>, pressed: Press): void => {
    if (!pressed.dragged) {
      if (Math.abs(event.clientX - pressed.startX) <= DRAG_FROM_PX) return;
      pressed.dragged = true;
      pressed.played = !pressed.pans && run.getState().mode === 'playing';
      if (pressed.played) run.pause();
    }
    if (!pressed.pans) {
      seekTo(event, pressed);
      return;
    }
    axis.panBy(((pressed.lastX - event.clientX) / rectOf(event).width) * (range.to - range.from));
    pressed.lastX = event.clientX;
  };
  /** Whether a press ended that had begun on the axis. */
  const end = (): boolean => {
    const { current } = press;
    press.current = null;
    if (current?.played === true && run.getState().mode !== 'ended') {
      run.play();
      // A run that plays goes on from where it is sent, also when it has to run ahead to get there.
      seekerOf(run).to(current.time);
    }
    return current !== null;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0 || event.clientX < rectOf(event).left) return;
      const { clientX } = event;
      const pressed = { startX: clientX, lastX: clientX, dragged: false, played: false, time: 0 };
      press.current = { ...pressed, pans: event.shiftKey };
      event.currentTarget.setPointerCapture(event.pointerId);
      if (!event.shiftKey) seekTo(event, press.current);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      if (press.current !== null) drag(event, press.current);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import { nsToMs } from '../../base/time';
import type { Fault, Range } from '../../scenario/format';
import { seekerOf } from '../../state/seeking';
import { chooseFault } from '../../state/view';
import { useActors } from '../app/app-context';
import { roundTimeAt, timeAt, type TimeRange } from '../time-axis/scale';
import { draggedTo, type DragLimits, type Grip, type Held } from './fault-drag';
import { drawFault } from './fault-acts';
import { snapped } from './snapping';
import { timesOf, useFaultHandling } from './use-fault-handling';

interface Press {
  readonly startX: number;
  /** Where it began, in ms of the run. */
  readonly at: number;
  /** What was taken hold of; undefined on the free part of a lane, where a fault is drawn. */
  readonly held: Held | undefined;
  moved: boolean;
}

export interface BarPointing {
  /** Where the pointer is while something is dragged, in px of the window. */
  readonly place: { readonly x: number; readonly y: number } | null;
  /** The time that is being drawn. */
  readonly drawn: Range | null;
  readonly handlers: Readonly<
    Record<'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel', PointerHandler>
  >;
}

type PointerHandler = (event: PointerEvent<HTMLElement>) => void;

const DRAG_FROM_PX = 3;
const LEAST_DRAWN_MS = 100;

/**
 * Pressing a bar chooses its fault, dragging it moves it; on the free part of the lane dragging draws another fault, and
 * a press goes to that moment. With Shift the lanes move the axis, as everywhere.
 */
export function useBarPointing(
  fault: Fault,
  range: TimeRange,
  cell: RefObject<HTMLElement | null>,
): BarPointing {
  const actors = useActors();
  const { run, view } = actors;
  const handling = useFaultHandling();
  const press = useRef<Press | null>(null);
  const [place, setPlace] = useState<BarPointing['place']>(null);
  const [drawn, setDrawn] = useState<Range | null>(null);

  const clear = (): void => {
    press.current = null;
    setPlace(null);
    setDrawn(null);
  };
  const giveUp = (): void => {
    handling.giveUp(fault.id);
    clear();
  };
  useEscape(place !== null, giveUp);

  const { shareOf, msAt, limitsOf } = useLanePlaces(fault.id, range, cell);
  const drawnTo = (event: PointerEvent, from: number): Range => {
    const { snap } = limitsOf(event);
    const [one, other] = [snap(from), snap(msAt(event.clientX))];
    return { fromMs: Math.max(0, Math.min(one, other)), toMs: Math.max(one, other) };
  };

  const onPointerDown: PointerHandler = (event) => {
    if (event.button !== 0 || event.shiftKey || !(event.target instanceof HTMLElement)) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = msAt(event.clientX);
    const turn = event.target.closest<HTMLElement>('[data-turn]')?.dataset.turn;
    const known = handling.known(fault.id) ?? fault;
    const held =
      turn === undefined ? undefined : { fault: known, grip: gripOf(event.target), turn: Number(turn), at };
    press.current = { startX: event.clientX, at, held, moved: false };
  };
  const onPointerMove: PointerHandler = (event) => {
    const { current } = press;
    if (current === null) return;
    const { clientX, clientY } = event;
    if (!current.moved && Math.abs(clientX - current.startX) <= DRAG_FROM_PX) return;
    current.moved = true;
    setPlace({ x: clientX, y: clientY });
    if (current.held === undefined) setDrawn(drawnTo(event, current.at));
    else handling.hold(draggedTo(current.held, msAt(clientX), limitsOf(event)));
  };
  const onPointerUp: PointerHandler = (event) => {
    const { current } = press;
    if (current === null) return;
    clear();
    if (current.held !== undefined) {
      if (current.moved) void handling.letGo(fault.id);
      else chooseFault(view, fault.id);
    } else if (current.moved) {
      const wanted = drawnTo(event, current.at);
      if (wanted.toMs - wanted.fromMs >= LEAST_DRAWN_MS) void drawFault(actors, fault, wanted);
    } else {
      const { share, width } = shareOf(event.clientX);
      seekerOf(run).to(roundTimeAt(share, range, width));
    }
  };
  return { place, drawn, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: giveUp } };
}

/** Which moment a place of the lane means, and what a moment that is dragged there may come to rest at. */
function useLanePlaces(faultId: string, range: TimeRange, cell: RefObject<HTMLElement | null>) {
  const actors = useActors();
  const { run } = actors;
  const shareOf = (clientX: number): { share: number; width: number } => {
    const { left = 0, width = 1 } = cell.current?.getBoundingClientRect() ?? {};
    return { share: (clientX - left) / Math.max(1, width), width };
  };
  const msAt = (clientX: number): number => nsToMs(timeAt(shareOf(clientX).share, range));
  const limitsOf = (event: PointerEvent): DragLimits => {
    const { now, duration } = timesOf(actors);
    const others = (run.getState().scenario?.faults ?? []).filter(({ id }) => id !== faultId);
    const edges = [
      0,
      duration,
      nsToMs(seekerOf(run).moment),
      ...others.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
    ];
    const msPerPx = nsToMs(range.to - range.from) / Math.max(1, shareOf(0).width);
    return { now, duration, snap: (ms) => snapped(ms, { edges, msPerPx, isFree: event.altKey }) };
  };
  return { shareOf, msAt, limitsOf };
}

const GRIPS: Readonly<Record<string, Grip | undefined>> = {
  from: 'from',
  to: 'to',
  grow: 'grow',
  fade: 'fade',
};

function gripOf(target: HTMLElement): Grip {
  return GRIPS[target.closest<HTMLElement>('[data-grip]')?.dataset.grip ?? ''] ?? 'move';
}

/** While something is dragged, Escape gives it up, and nothing else hears of it. */
function useEscape(isDragging: boolean, giveUp: () => void): void {
  const newest = useRef(giveUp);
  useEffect(() => {
    newest.current = giveUp;
  });
  useEffect(() => {
    if (!isDragging) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      newest.current();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isDragging]);
}

import { useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { durationText } from '../../base/duration-text';
import { timeAt } from './broken-axis';
import { barPieces, type DrawnTrace } from './drawn-trace';
import { useWheelZoom } from './use-wheel-zoom';
import { isWhole, movedWindow, WHOLE, windowBetween, windowByKey, type ZoomWindow } from './zoom-window';
import classes from './minimap.module.css';

export interface MinimapProps {
  readonly drawn: DrawnTrace;
  readonly window: ZoomWindow;
  readonly setWindow: (window: ZoomWindow) => void;
}

/** Of the drawing, which is stretched to the room that it is given. */
const WIDTH = 200;
const HEIGHT = 28;

/** The whole trace in little, and which part of its time the waterfall shows. */
export function Minimap({ drawn, window, setWindow }: MinimapProps) {
  const box = useRef<HTMLDivElement>(null);
  useWheelZoom(box, box, window, setWindow, false);
  const drag = useDrag(window, setWindow);
  const paths = useMemo(() => pathsOf(drawn), [drawn]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = windowByKey(event.key, window);
    if (next === undefined) return;
    event.preventDefault();
    setWindow(next);
  };
  const [from, to] = [window.from, window.to].map((share) => timeAt(drawn.axis, share) - drawn.axis.from);
  return (
    <div
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label="Time in sight. Arrow keys move it, plus and minus zoom, 0 shows all"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(((window.from + window.to) / 2) * 100)}
      aria-valuetext={`${durationText(from)} to ${durationText(to)}`}
      className={classes.minimap}
      onKeyDown={onKeyDown}
      onDoubleClick={() => setWindow(WHOLE)}
      {...drag}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path d={paths.waiting} className={classes.waiting} />
        <path d={paths.bars} className={classes.bars} />
        <path d={paths.failed} className={classes.failed} />
      </svg>
      {!isWhole(window) && (
        <span
          className={classes.window}
          style={{ left: `${window.from * 100}%`, width: `${(window.to - window.from) * 100}%` }}
        />
      )}
    </div>
  );
}

interface Drag {
  readonly at: number;
  readonly window: ZoomWindow;
  /** A drag within the window moves it; elsewhere it opens another one. */
  readonly moves: boolean;
}

function useDrag(window: ZoomWindow, setWindow: (window: ZoomWindow) => void) {
  const drag = useRef<Drag | null>(null);
  const shareOf = ({ currentTarget, clientX }: PointerEvent<HTMLElement>): number => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return width > 0 ? Math.max(0, Math.min(1, (clientX - left) / width)) : 0;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const at = shareOf(event);
      drag.current = { at, window, moves: !isWhole(window) && at >= window.from && at <= window.to };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      const { current } = drag;
      if (current === null) return;
      const at = shareOf(event);
      if (current.moves) setWindow(movedWindow(current.window, at - current.at));
      else if (Math.abs(at - current.at) > 0.01) setWindow(windowBetween(current.at, at));
    },
    onPointerUp: (): void => {
      drag.current = null;
    },
    onPointerCancel: (): void => {
      drag.current = null;
    },
  };
}

/** All spans as three paths: thousands of elements would cost more than they show. */
function pathsOf(drawn: DrawnTrace): Readonly<Record<'bars' | 'failed' | 'waiting', string>> {
  const { trace, forest, failed } = drawn;
  const shown = trace.spans.flatMap((_, place) => (forest.shownBy[place] === place ? [place] : []));
  const step = HEIGHT / Math.max(8, shown.length);
  const paths = { bars: '', failed: '', waiting: '' };
  shown.forEach((place, row) => {
    const span = trace.spans[place];
    const y = ((row + 0.5) * step).toFixed(2);
    for (const { start, end, broken } of barPieces(drawn, span)) {
      const kind = span.kind === 'wait' || broken ? 'waiting' : failed.has(place) ? 'failed' : 'bars';
      paths[kind] +=
        `M${(start * WIDTH).toFixed(1)} ${y}H${Math.max(end * WIDTH, start * WIDTH + 1).toFixed(1)}`;
    }
  });
  return paths;
}

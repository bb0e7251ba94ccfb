import { useState } from 'react';
import { shareAt, timeAt, type BrokenAxis } from './broken-axis';
import { firstWindow, type DrawnTrace } from './drawn-trace';
import { isWhole, windowBetween, type ZoomWindow } from './zoom-window';

/** The part of a trace that is in sight. It stays the same stretch of time when the trace is recorded once more. */
export function useZoom(drawn: DrawnTrace): readonly [ZoomWindow, (window: ZoomWindow) => void] {
  const [chosen, setChosen] = useState<{ readonly axis: BrokenAxis; readonly window: ZoomWindow } | null>(
    null,
  );
  const { axis } = drawn;
  const window = chosen === null ? firstWindow(drawn) : carriedWindow(chosen.window, chosen.axis, axis);
  return [window, (next) => setChosen({ axis, window: next })];
}

/** The same stretch of time on another axis; all of one is all of the other. */
export function carriedWindow(window: ZoomWindow, from: BrokenAxis, to: BrokenAxis): ZoomWindow {
  if (from === to || isWhole(window)) return window;
  return windowBetween(shareAt(to, timeAt(from, window.from)), shareAt(to, timeAt(from, window.to)));
}

import { useEffect, useState } from 'react';
import type { TimeRange } from '../time-axis/scale';
import { firstTurns, nextTurn } from './turns';

/**
 * The range that each chart of a row shows. When the axis turns its page, one chart is drawn anew in each animation
 * frame: all at once they would take longer than a frame lasts.
 */
export function useTurns(range: TimeRange, charts: number): readonly TimeRange[] {
  const [turns, setTurns] = useState(() => firstTurns(range, charts));
  const shown = turns.ranges.length === charts ? turns : firstTurns(range, charts);
  const isBehind = shown.ranges.some((one) => one !== range);
  useEffect(() => {
    if (!isBehind && shown === turns) return;
    const frame = requestAnimationFrame(() => setTurns(nextTurn(shown, range)));
    return () => cancelAnimationFrame(frame);
  }, [isBehind, shown, turns, range]);
  return shown.ranges;
}

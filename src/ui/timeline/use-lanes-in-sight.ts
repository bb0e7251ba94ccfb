import { useState, type RefObject } from 'react';
import { evenRows } from '../row-window/row-window';
import { useFocusedRow } from '../row-window/use-focused-row';
import { useRowWindow } from '../row-window/use-row-window';
import { useSize } from '../time-axis/use-size';
import { hiddenRows, rowFit } from './row-fit';

/** Of the ruler and of a lane at the usual scale, in px. */
const RULER_PX = 20;
const LANE_PX = 21;
/** With fewer lanes in sight the last one scrolls like the others. */
const STICKS_FROM = 3;
const OVERSCAN = 4;

export type LanesInSight = ReturnType<typeof useLanesInSight>;

/** How lanes, of which the last one may stay in sight, are cut to the room that they have, and which of them to draw. */
export function useLanesInSight(
  room: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  lanes: number,
) {
  const { height, scale } = useSize(room);
  const [scrolledBy, setScrolledBy] = useState(0);
  const ruler = RULER_PX * scale;
  const fit = rowFit(height - ruler, lanes, LANE_PX * scale);
  const scrolls = fit.rows < lanes;
  const lastSticks = fit.rows >= STICKS_FROM;
  const rows = evenRows(lanes - 1, fit.height);
  const focused = useFocusedRow(scroller);
  const { drawn, show, scrolled } = useRowWindow({
    scroller,
    rows,
    height,
    covered: ruler + (lastSticks ? fit.height : 0),
    more: OVERSCAN,
    keep: [focused.row ?? 0],
  });
  return {
    rows,
    drawn,
    show,
    focused,
    lastSticks,
    laneHeight: fit.height,
    /** Of what scrolls; undefined while all lanes have room. */
    height: scrolls ? ruler + fit.rows * fit.height : undefined,
    hidden: hiddenRows(scrolls ? scrolledBy : 0, fit, lanes),
    scrolled: (top: number): void =>
      scrolled(top, () => setScrolledBy(Math.round(top / fit.height) * fit.height)),
  };
}

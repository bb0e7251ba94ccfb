import { useRef } from 'react';
import { useFrameEffect } from '../../app/use-frame';
import { MARK_BOX, markGeometry } from '../../marks/mark-paths';
import { useCanvas } from '../canvas-context';
import type { Box } from '../geometry/box';
import { MOST_PIES, type EdgeWaits } from './wait-board';
import classes from './retry-pies.module.css';

export interface RetryPiesProps {
  readonly edge: string;
  readonly spot: Box;
}

const PLACES = Array.from({ length: MOST_PIES }, (_, place) => place);
const RIM = markGeometry('retry', 0).shapes[0].path;

/** The retries that wait on an edge: each a pie that fills up to its next try. */
export function RetryPies({ edge, spot }: RetryPiesProps) {
  const { waits } = useCanvas();
  const root = useRef<HTMLDivElement>(null);
  const fills = useRef<(SVGPathElement | null)[]>([]);
  const more = useRef<HTMLSpanElement>(null);
  const attempt = useRef<HTMLDivElement>(null);
  useFrameEffect(({ frame }) => {
    if (root.current === null) return;
    if (frame !== null) waits.take(frame);
    const here = frame === null ? null : waits.of(edge);
    const shown = String(here !== null);
    // Most edges have none for most of the time: what does not change is not written.
    if (root.current.dataset.shown !== shown) root.current.dataset.shown = shown;
    // What has just ended fades out as it was.
    if (here === null) return;
    paintPies(fills.current, here);
    if (more.current !== null)
      more.current.textContent = here.count > MOST_PIES ? `+${here.count - MOST_PIES}` : '';
    if (attempt.current !== null) attempt.current.textContent = `attempt ${here.attempt}`;
  });
  return (
    <div
      ref={root}
      aria-hidden="true"
      className={classes.waits}
      data-shown="false"
      style={{ left: spot.x, top: spot.y, width: spot.width }}
    >
      <div className={classes.pies}>
        {PLACES.map((place) => (
          <svg key={place} width={MARK_BOX} height={MARK_BOX}>
            <path d={RIM} className={classes.rim} />
            <path ref={(path) => void (fills.current[place] = path)} className={classes.fill} />
          </svg>
        ))}
        <span ref={more} className={classes.more} />
      </div>
      <div ref={attempt} />
    </div>
  );
}

function paintPies(fills: readonly (SVGPathElement | null)[], { shares }: EdgeWaits): void {
  fills.forEach((fill, place) => {
    const pie = fill?.parentElement;
    if (fill === null || pie === null || pie === undefined) return;
    const isShown = place < shares.length;
    pie.style.display = isShown ? '' : 'none';
    const path = isShown ? (markGeometry('retry', shares[place]).shapes.at(1)?.path ?? '') : '';
    if (fill.getAttribute('d') !== path) fill.setAttribute('d', path);
  });
}

import { barTurn } from '../../breaker-ring/ring-geometry';
import { CALM_RADIUS, COUNTDOWN_RADIUS, RING_RADIUS } from './gate-drawing';
import type { GatePart } from './gate-painter';
import classes from './gate-face.module.css';

export interface GateFaceProps {
  /** The direction of the call. */
  readonly degrees: number;
}

/** What the ring needs around its middle, countdown arc included. */
const REACH = COUNTDOWN_RADIUS + 2;

/** Ring, countdown and bar of a gate; calm it is a dot with the bar alone. */
export function GateFace({ degrees }: GateFaceProps) {
  return (
    <svg
      viewBox={`${-REACH} ${-REACH} ${REACH * 2} ${REACH * 2}`}
      width={REACH * 2}
      height={REACH * 2}
      className={classes.face}
      aria-hidden="true"
    >
      <g className={classes.ring}>
        <circle r={RING_RADIUS + 3} className={classes.disc} />
        <path data-part={'free' satisfies GatePart} className={classes.free} />
        <path data-part={'successes' satisfies GatePart} className={classes.success} />
        <path data-part={'failures' satisfies GatePart} className={classes.failure} />
        <circle r={COUNTDOWN_RADIUS} className={classes.track} />
        <circle
          data-part={'countdown' satisfies GatePart}
          r={COUNTDOWN_RADIUS}
          pathLength={1}
          strokeDasharray="0 1"
          transform="rotate(-90)"
          className={classes.countdown}
        />
      </g>
      <circle r={CALM_RADIUS} className={classes.dot} />
      <g transform={`rotate(${degrees})`}>
        <line
          data-part={'bar' satisfies GatePart}
          x1={-CALM_RADIUS}
          x2={CALM_RADIUS}
          className={classes.bar}
          style={{ rotate: `${barTurn(0)}deg` }}
        />
      </g>
    </svg>
  );
}

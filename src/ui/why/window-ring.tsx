import type { WhyWindow } from '../../worker/traces';
import { share } from '../figures';
import { placePath } from '../breaker-ring/ring-geometry';
import classes from './window-ring.module.css';

const RADIUS = 20;
const REACH = 24;
/** More places could not be told apart: of a longer window the last ones are drawn. */
const MOST_PLACES = 64;
const WIDTHS = { ok: 3.5, failed: 5.5, slow: 5.5 } as const;

/** The calls of a window as a ring, oldest at twelve o'clock, with the share of those that counted against it. */
export function WindowRing({ outcomes }: Pick<WhyWindow, 'outcomes'>) {
  const shown = outcomes.slice(-MOST_PLACES);
  const bad = outcomes.filter((outcome) => outcome !== 'ok').length;
  return (
    <svg
      role="img"
      aria-label={`${bad} of ${outcomes.length} counted against it`}
      className={classes.ring}
      viewBox={`${-REACH} ${-REACH} ${REACH * 2} ${REACH * 2}`}
    >
      {shown.map((outcome, place) => (
        <path
          // Places are what they are by where they lie.
          // oxlint-disable-next-line react/no-array-index-key
          key={place}
          d={placePath(RADIUS, shown.length, place)}
          className={classes[outcome]}
          strokeWidth={WIDTHS[outcome]}
        />
      ))}
      <text y={4} className={classes.share}>
        {outcomes.length === 0 ? '–' : share(bad / outcomes.length)}
      </text>
    </svg>
  );
}

import type { Latency } from '../../scenario/latency';
import { milliseconds } from '../figures';
import { latencyBars } from './latency-bars';
import { latencyLaw } from './latency-law';
import classes from './drawing.module.css';

const BARS = 48;
const HEIGHT = 24;

/** How the times are spread, as a row of bars, with the figures that people ask for in words. */
export function LatencyDrawing({ latency }: { readonly latency: Latency }) {
  const { quantile } = latencyLaw(latency);
  const { heights, toMs } = latencyBars(latency, BARS);
  const path = heights.map((height, index) => `M${index + 0.5} ${HEIGHT}v${-height * HEIGHT}`).join('');
  return (
    <figure className={classes.figure}>
      <svg
        className={classes.bars}
        viewBox={`0 0 ${BARS} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path d={path} />
      </svg>
      <span className={classes.axis} aria-hidden="true">
        <span>0</span>
        <span>{milliseconds(toMs)}</span>
      </span>
      <figcaption>
        {[50, 95, 99].map((percent) => (
          <span key={percent}>
            p{percent} {milliseconds(quantile(percent / 100))}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

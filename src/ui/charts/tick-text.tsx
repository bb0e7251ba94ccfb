import type { Size } from '../time-axis/use-size';
import classes from './charts.module.css';

/** What Recharts tells about a tick, as far as it matters here. */
interface TickPlace {
  readonly x: number | string;
  readonly y: number | string;
  readonly payload: { readonly value: unknown };
}

interface TimeTickTextProps extends TickPlace {
  readonly label: string;
  readonly size: Size;
  readonly inset: { readonly left: number; readonly right: number };
}

/** Half the width of a label, in px. */
const HALF_LABEL = 14;

/** A moment below the plot. Labels at its ends stand inside, so that charts side by side do not run together. */
export function TimeTickText({ x, y, label, size, inset }: TimeTickTextProps) {
  const at = Number(x);
  const half = HALF_LABEL * size.scale;
  const anchor = at - half < inset.left ? 'start' : at + half > size.width - inset.right ? 'end' : 'middle';
  return (
    <text x={at} y={Number(y) + 5 * size.scale} textAnchor={anchor} className={classes.tick}>
      {label}
    </text>
  );
}

interface ValueTickTextProps extends TickPlace {
  readonly side: 'left' | 'right';
  readonly format: (value: number) => string;
}

export function ValueTickText({ x, y, payload, side, format }: ValueTickTextProps) {
  return (
    <text
      x={Number(x)}
      y={y}
      dy="0.35em"
      textAnchor={side === 'left' ? 'end' : 'start'}
      className={classes.tick}
    >
      {format(Number(payload.value))}
    </text>
  );
}

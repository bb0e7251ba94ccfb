import { NS_PER_MS, NS_PER_SECOND, type Duration } from '../../base/time';
import { durationText } from '../../base/duration-text';
import { shareAt, type AxisPiece, type BrokenAxis } from './broken-axis';

export interface Tick {
  /** Of the whole axis, from 0 to 1. */
  readonly share: number;
  readonly text: string;
  /** Of a broken wait: its length stands over the middle of it. */
  readonly broken: boolean;
}

/** Labels this far apart do not touch: px at the usual scale. */
const APART_PX = 58;

/** The labels of an axis that is so many pixels long, counted from the beginning of the trace. */
export function axisTicks(axis: BrokenAxis, width: number): Tick[] {
  if (!(width > 0)) return [];
  const breaks = axis.pieces.filter(({ broken }) => broken).map(breakTick);
  const shown: Tick[] = [...breaks];
  for (const piece of axis.pieces) {
    if (piece.broken) continue;
    const pixels = (piece.end - piece.start) * width;
    const step = niceStep(((piece.to - piece.from) / Math.max(1, pixels)) * APART_PX);
    const first = Math.ceil((piece.from - axis.from) / step);
    const last = Math.floor((piece.to - axis.from) / step);
    for (let nth = first; nth <= last; nth++) {
      const at = nth * step;
      const tick = { share: shareAt(axis, axis.from + at), text: tickText(at, step), broken: false };
      const isFree = shown.every(({ share }) => Math.abs(share - tick.share) * width >= APART_PX * 0.8);
      if (isFree) shown.push(tick);
    }
  }
  return shown.toSorted((one, other) => one.share - other.share);
}

function breakTick({ from, to, start, end }: AxisPiece): Tick {
  return { share: (start + end) / 2, text: durationText(to - from), broken: true };
}

/** The next of 1, 2, 5, 10, 20, 50 and so on, in ns. */
function niceStep(least: Duration): Duration {
  let unit = 1;
  while (unit * 10 <= least) unit *= 10;
  return unit * ([1, 2, 5].find((factor) => unit * factor >= least) ?? 10);
}

/** With as many decimals as the step has, so that labels line up: "2.05 s", "30 ms". */
function tickText(at: Duration, step: Duration): string {
  if (at >= NS_PER_SECOND) return `${(at / NS_PER_SECOND).toFixed(decimals(step / NS_PER_SECOND))} s`;
  if (at === 0) return '0 ms';
  if (at >= NS_PER_MS) return `${(at / NS_PER_MS).toFixed(decimals(step / NS_PER_MS))} ms`;
  return `${at / 1000} µs`;
}

function decimals(step: number): number {
  let count = 0;
  for (let rest = step; rest < 0.999 && count < 6; rest *= 10) count++;
  return count;
}

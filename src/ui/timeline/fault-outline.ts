import { msToNs, type Time } from '../../base/time';
import { faultKinds } from '../../scenario/fault-kind-settings';
import type { Fault } from '../../scenario/format';
import { turnsInSight } from '../time-axis/fault-bands';
import { fractionOf, type TimeRange } from '../time-axis/scale';
import type { SwitchStretch } from './switch-stretches';

/** The height of the box in which a lane is drawn; it is stretched to that of the lane. */
export const OUTLINE_HEIGHT = 100;
/** However short a turn is, it can be seen. */
const LEAST_PX = 2;
/** What goes on out of sight is drawn so far beyond the ends of the axis, so that it has no edge there. */
const BEYOND_PX = 3;

export interface FaultOutline {
  /** Of all turns in sight, as far as the fault was or is switched on; ramps are slopes. */
  readonly path: string;
  /** Of what it would do or would have done while it is switched off. */
  readonly off: string;
  /** Where the first turn in sight begins and ends, in px. */
  readonly left: number;
  readonly right: number;
  /** Where it has risen, and where it begins to fall. */
  readonly risen: number;
  readonly falls: number;
}

/** How a fault is drawn over an axis so many px wide; undefined when it is out of sight. */
export function faultOutline(
  fault: Fault,
  stretches: readonly SwitchStretch[],
  range: TimeRange,
  width: number,
): FaultOutline | undefined {
  // What has no end has none in a lane that has no width yet, either.
  const placeOf = (time: Time): number => (time === Infinity ? time : fractionOf(time, range) * width);
  const shapesOf = (set: Fault): Shape[] =>
    turnsInSight(set, range).map(({ from, to, many }) => {
      const left = placeOf(from);
      const right = Math.max(left + LEAST_PX, placeOf(to));
      const ramps = many ? NO_RAMPS : rampsOf(set, right - left, width / (range.to - range.from));
      return { left, right, ...ramps };
    });
  const shapes = shapesOf(fault);
  const cuts = stretches.map(({ from, to, on, was }) => ({
    left: placeOf(from),
    right: placeOf(to),
    on,
    shapes: was === undefined ? shapes : shapesOf(was),
  }));
  const first = shapes.at(0) ?? cuts.flatMap((cut) => cut.shapes).at(0);
  if (first === undefined) return undefined;
  const left = Math.max(0, first.left);
  const right = Math.min(width, first.right);
  const outline = (wanted: boolean): string =>
    cuts
      .filter(({ on }) => on === wanted)
      .flatMap((cut) => cut.shapes.map((shape) => outlineOf(shape, cut, width)))
      .join('');
  return {
    path: outline(true),
    off: outline(false),
    left,
    right,
    risen: Math.max(left, first.left + first.rise),
    falls: Math.min(right, first.right - first.fall),
  };
}

interface Shape {
  readonly left: number;
  readonly right: number;
  /** How long it rises and falls, in px. */
  readonly rise: number;
  readonly fall: number;
}

const NO_RAMPS = { rise: 0, fall: 0 };

function rampsOf(
  { kind, rampInMs, rampOutMs }: Fault,
  length: number,
  scale: number,
): Pick<Shape, 'rise' | 'fall'> {
  if (!faultKinds[kind].grows) return NO_RAMPS;
  return {
    rise: Math.min(length, msToNs(rampInMs) * scale),
    fall: Math.min(length, msToNs(rampOutMs) * scale),
  };
}

/** What of a turn lies within a stretch, as a closed line, cut off a little beyond the ends of the axis. */
function outlineOf(shape: Shape, cut: Pick<Shape, 'left' | 'right'>, width: number): string {
  const from = Math.max(-BEYOND_PX, shape.left, cut.left);
  const to = Math.min(width + BEYOND_PX, shape.right, cut.right);
  if (to <= from) return '';
  const { left, right, rise, fall } = shape;
  // Where both ramps meet they go no higher.
  const meeting = rise + fall > right - left ? left + ((right - left) * rise) / (rise + fall) : NaN;
  const corners = Number.isNaN(meeting) ? [left + rise, right - fall] : [meeting];
  const tops = [from, ...corners.filter((x) => x > from && x < to), to];
  const line = tops.map((x) => `L${px(x)} ${px(OUTLINE_HEIGHT * (1 - levelAt(shape, x)))}`);
  return `M${px(from)} ${OUTLINE_HEIGHT}${line.join('')}L${px(to)} ${OUTLINE_HEIGHT}Z`;
}

function levelAt({ left, right, rise, fall }: Shape, x: number): number {
  const risen = rise > 0 ? (x - left) / rise : 1;
  const fallen = fall > 0 ? (right - x) / fall : 1;
  return Math.max(0, Math.min(1, risen, fallen));
}

function px(value: number): number {
  return Math.round(value * 10) / 10;
}

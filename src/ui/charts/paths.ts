/** Where values lie inside a plot, in px. */
export interface Plot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Linear, from a value to px along one side of the plot. */
export type Scale = (value: number) => number;

export function xScale(plot: Plot, from: number, to: number): Scale {
  return (value) => plot.x + ((value - from) / (to - from)) * plot.width;
}

export function yScale(plot: Plot, top: number): Scale {
  return (value) => plot.y + plot.height - (value / top) * plot.height;
}

/** A line through all known values; where one is unknown it is broken. */
export function linePath(times: ArrayLike<number>, values: ArrayLike<number>, x: Scale, y: Scale): string {
  let path = '';
  let down = false;
  for (let index = 0; index < values.length; index++) {
    if (Number.isNaN(values[index])) {
      down = false;
      continue;
    }
    // A point alone between unknown ones becomes a dot: a line of no length with round ends.
    const alone = !down && !(values[index + 1] >= 0);
    path += `${down ? 'L' : 'M'}${px(x(times[index]))} ${px(y(values[index]))}${alone ? 'h0' : ''}`;
    down = true;
  }
  return path;
}

/** A bar for each value, on top of what is already stacked; `below` is raised by the values. */
export function stackedBars(
  edges: ArrayLike<number>,
  values: ArrayLike<number>,
  below: Float64Array,
  x: Scale,
  y: Scale,
): string {
  let path = '';
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (!(value > 0)) continue;
    const left = x(edges[index]);
    const right = x(edges[index + 1]);
    // Neighbours stay apart by a hair as long as the bars are wide enough to have one.
    const gap = right - left >= 4 ? 1 : 0;
    const bottom = y(below[index]);
    const top = y(below[index] + value);
    path += `M${px(left)} ${px(bottom)}V${px(top)}H${px(right - gap)}V${px(bottom)}Z`;
    below[index] += value;
  }
  return path;
}

/** Tenths of a pixel are enough for the eye, and keep paths short. */
function px(value: number): number {
  return Math.round(value * 10) / 10;
}

import type { TimeRange } from '../time-axis/scale';

/** Which range each chart of a row shows, and which of them took it last. */
export interface Turns {
  readonly ranges: readonly TimeRange[];
  readonly last: number;
}

export function firstTurns(range: TimeRange, charts: number): Turns {
  return { ranges: Array.from({ length: charts }, () => range), last: charts - 1 };
}

/** The next chart that is behind takes the range; the same turns when none is. */
export function nextTurn(turns: Turns, range: TimeRange): Turns {
  const { ranges, last } = turns;
  for (let ahead = 1; ahead <= ranges.length; ahead++) {
    const index = (last + ahead) % ranges.length;
    if (ranges[index] === range) continue;
    return { ranges: ranges.with(index, range), last: index };
  }
  return turns;
}

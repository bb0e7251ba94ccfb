import type { Time } from '../base/time';
import { DETACHED, NOT_LATE, OUTSIDE, positionOf } from '../policies/attempts';
import type { Host } from '../policies/host';
import type { Layer } from '../policies/layer';

interface HostOfCalls extends Host {
  callDeadline(row: number): Time;
}

/**
 * Until when an answer to this attempt is of use to anybody: the deadline of its call, and the timeouts that wait for it
 * further out. Of an attempt that was given up only its own timeouts are left.
 */
export function deadlineOf(host: HostOfCalls, attempt: number, position: number): Time {
  const { base, parent, lateFrom, held } = host.attempts.col;
  let deadline: Time = Infinity;
  let row = attempt;
  let inner = position;
  for (;;) {
    const outermost = positionOf(base[row]) + 1;
    deadline = Math.min(deadline, earliestTimeout(host, row, outermost, inner));
    const isLate = lateFrom[row] !== NOT_LATE;
    if (base[row] === OUTSIDE) return isLate ? deadline : Math.min(deadline, host.callDeadline(row));
    if (parent[row] === DETACHED || (isLate && held[row] === 0)) return deadline;
    inner = base[row];
    row = parent[row];
  }
}

/** What lies deeper in a row than the layer that opened a row of its own for the attempt belongs to an earlier try. */
function earliestTimeout(host: Host, row: number, outermost: number, inner: number): Time {
  const layers: readonly Layer[] = host.layersOf(row);
  let earliest: Time = Infinity;
  for (let position = outermost; position < Math.min(inner, layers.length); position++) {
    earliest = Math.min(earliest, layers[position].deadline(host, row));
  }
  return earliest;
}

import type { Time } from '../base/time';
import { DETACHED, NOT_LATE, OUTSIDE, positionOf } from '../policies/attempts';
import { BY_CLIENT, BY_NOBODY, BY_PROCESS, DUPLICATE, FOR_ATTEMPT, waitingRow } from './tables';
import type { World } from './world';

/**
 * Until when an answer to this attempt is of use to anybody: the deadline of the request, and the timeouts of all the
 * calls that wait for it, from here up to the client. It is handed on with each call, as a header would carry it. Of an
 * attempt that was given up only its own timeouts are left, for those further up may have ended long ago. A copy that
 * the network made carries what the original carried when it was copied.
 */
export function deadlineOf(world: World, attempt: number, position = Infinity): Time {
  const { base, parent, request, lateFrom, held, flags, startedAt, depth } = world.attempts.col;
  let deadline: Time = Infinity;
  let row = attempt;
  let inner = position;
  for (;;) {
    if ((flags[row] & DUPLICATE) !== 0) return Math.min(deadline, startedAt[row]);
    deadline = Math.min(deadline, timeoutsOf(world, row, inner));
    const isLate = lateFrom[row] !== NOT_LATE;
    if (base[row] !== OUTSIDE) {
      inner = base[row];
      row = parent[row];
      if (row === DETACHED) return deadline;
      if (isLate && held[row] === 0) return deadline;
      continue;
    }
    const job = parent[row];
    // A process may be at work long after the request was answered: its calls are of use as long as it waits for them.
    if (isLate || job === BY_NOBODY || job === BY_PROCESS) return deadline;
    if (job <= FOR_ATTEMPT) {
      // A call along another edge is of use as long as the layer may wait that made it.
      row = waitingRow(job);
      inner = depth[row];
      continue;
    }
    if (job === BY_CLIENT) return Math.min(deadline, world.requests.col.deadline[request[row]]);
    row = world.jobs.col.attempt[job];
    inner = Infinity;
  }
}

/**
 * The earliest end of the timeouts that this row has entered, up to the layer that opened a row of its own for the
 * attempt: what lies deeper in this row belongs to an earlier try.
 */
function timeoutsOf(world: World, row: number, inner: number): Time {
  const outermost = positionOf(world.attempts.col.base[row]) + 1;
  const layers = world.layersOf(row);
  let earliest: Time = Infinity;
  for (let position = outermost; position < Math.min(inner, layers.length); position++) {
    earliest = Math.min(earliest, layers[position].deadline(world, row));
  }
  return earliest;
}

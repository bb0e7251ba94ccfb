import { CANCELLED } from '../base/outcome';
import { NOT_LATE } from '../policies/attempts';
import { answerArrived, tryTag } from './calls';
import { cancelJob } from './jobs';
import { ANSWERED, CANCELLED_EARLY, QUEUED } from './tables';
import type { World } from './world';

/** A cancellation reaches the callee. The answer may be on its way already, or the request still to come. */
export function cancelArrived(world: World, row: number, tag: number): void {
  if (tryTag(world, row) !== tag) return;
  const col = world.attempts.col;
  if ((col.flags[row] & ANSWERED) !== 0 || col.lateFrom[row] === NOT_LATE) return;
  if (col.job[row] < 0) {
    col.flags[row] |= CANCELLED_EARLY;
    world.recorder?.cancelled(row);
    return;
  }
  const { giveUp } = world.edgeParts[col.edge[row]].model;
  if (giveUp === 'cancel-waiting' && world.jobs.col.state[col.job[row]] !== QUEUED) return;
  cancelJob(world, col.job[row]);
  col.job[row] = -1;
  answerArrived(world, row, CANCELLED);
}

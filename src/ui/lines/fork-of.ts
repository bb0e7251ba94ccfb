import type { Time } from '../../base/time';
import type { LineInfo, LoggedEdit } from '../../worker/lines';

/**
 * The moment from which two lines differ: that of the first command that only one of them has. Infinity when neither
 * has one: then they are the same run, as far as both were run.
 */
export function forkOf(one: Pick<LineInfo, 'log'>, other: Pick<LineInfo, 'log'>): Time {
  const longest = Math.max(one.log.length, other.log.length);
  for (let index = 0; index < longest; index++) {
    const [left, right] = [one.log.at(index), other.log.at(index)];
    if (left !== undefined && right !== undefined && isSame(left, right)) continue;
    return Math.min(left?.time ?? Infinity, right?.time ?? Infinity);
  }
  return Infinity;
}

function isSame(one: LoggedEdit, other: LoggedEdit): boolean {
  const isThere = one.time === other.time && one.after === other.after;
  return isThere && JSON.stringify(one.edit) === JSON.stringify(other.edit);
}

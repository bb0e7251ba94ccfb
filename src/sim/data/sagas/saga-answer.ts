import { ERROR, INVALID, OK, type Outcome } from '../../../base/outcome';
import { BY_REFUSAL, COMPLETED } from '../../../patterns/saga/catalogue';
import { NONE, type DataBook } from '../data-book';

/**
 * What whoever waited for a saga is told of its end, by the row of that. Without a step that it turned back by, the saga
 * was refused by nobody: it failed after its pivot, say.
 */
export function answerOfEnd({ ends }: DataBook, row: number): Outcome {
  const { status, reason, turnedBy } = ends.table.col;
  if (status[row] === COMPLETED) return OK;
  return reason[row] === BY_REFUSAL && turnedBy[row] !== NONE ? INVALID : ERROR;
}

import * as phase from '../../patterns/saga/catalogue';
import type { SagaEntry, SagaStateName, SagaStepMark } from '../sagas';

/** How what the engines of sagas say in numbers is told to the page. */

export function stateName(status: number): SagaStateName {
  return status < 0 ? 'running' : phase.SAGA_STATUSES[status];
}

const ACTION_MARKS: Readonly<Record<number, SagaStepMark>> = {
  [phase.DECIDED]: 'under-way',
  [phase.TO_SEND]: 'under-way',
  [phase.SENT]: 'under-way',
  [phase.WAITING]: 'waiting',
  [phase.DONE]: 'done',
  [phase.NOT_DONE]: 'not-done',
  [phase.IN_DOUBT]: 'in-doubt',
  [phase.NEEDS_OPERATOR]: 'needs-operator',
  [phase.GIVEN_UP]: 'given-up',
};

const UNDO_MARKS: Readonly<Record<number, SagaStepMark>> = {
  [phase.DECIDED]: 'undoing',
  [phase.TO_SEND]: 'undoing',
  [phase.SENT]: 'undoing',
  [phase.WAITING]: 'undo-waiting',
  [phase.DONE]: 'undone',
  [phase.NEEDS_OPERATOR]: 'needs-operator',
  [phase.GIVEN_UP]: 'given-up',
  [phase.NOTHING_TO_UNDO]: 'nothing-to-undo',
};

export function actionMark(action: number): SagaStepMark {
  return ACTION_MARKS[action] ?? 'to-come';
}

/** Of a compensation that is only registered there is nothing to be seen yet. */
export function undoMark(undo: number): SagaStepMark {
  return UNDO_MARKS[undo] ?? 'to-come';
}

/**
 * Where a step stands as a whole: undoing it tells more than that it was done. That there is nothing to undo matters only
 * where a saga has turned back, and of a step that is done: what is in doubt may well have left something.
 */
export function stepMark(action: number, undo: number, hasTurned: boolean): SagaStepMark {
  const isLeftAsItIs = hasTurned && action === phase.DONE;
  if (undo === phase.NOTHING_TO_UNDO && !isLeftAsItIs) return actionMark(action);
  return UNDO_MARKS[undo] ?? actionMark(action);
}

const BAD = [
  6,
  7,
  phase.FORGOTTEN,
  phase.ACT_IN_DOUBT,
  phase.TURNED_BACK,
  phase.DEAD_END,
  phase.ACT_GIVEN_UP,
];
const WARN = [5, phase.ACT_ENDED, phase.NO_WAY_BACK, phase.RESUMED, 19, 20, 21, 22];

/** How an entry is to be taken by whoever reads it. */
export function toneOf(code: number, detail: number): SagaEntry['tone'] {
  if (code === phase.ACT_DONE) return 'good';
  if (code === phase.STATUS) return TONE_OF_STATUS[detail] ?? 'plain';
  if (BAD.includes(code)) return 'bad';
  return WARN.includes(code) ? 'warn' : 'plain';
}

const TONE_OF_STATUS: Readonly<Record<number, SagaEntry['tone']>> = {
  [phase.COMPLETED]: 'good',
  [phase.COMPENSATED]: 'warn',
  [phase.COMPENSATING]: 'warn',
  [phase.FAILED]: 'bad',
  [phase.STUCK]: 'bad',
};

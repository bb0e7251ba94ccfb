import {
  BY_HAND,
  COMPENSATED,
  COMPLETED,
  GIVEN_UP,
  NO_STEP,
  TURNING_REASONS,
} from '../patterns/saga/catalogue';
import { directionOf, stepOf } from '../patterns/saga/config';
import type { SagaAct, SagaEnd, SagaFailure } from './saga-end';
import { directionName } from './saga-events';
import type { SagaRun } from './saga-run';

/** How a saga ended that is over. */
export function endOfSaga<Input>(run: SagaRun<Input>): SagaEnd {
  const { status } = run.state;
  return {
    id: run.id,
    status: status === COMPLETED ? 'completed' : status === COMPENSATED ? 'compensated' : 'failed',
    results: run.resultsByStep(),
    error: failureOf(run),
    undone: [...run.undone],
    failed: actsIn(run, GIVEN_UP),
  };
}

/** The acts that stand so, actions first. */
export function actsIn<Input>({ state, parts: { config } }: SagaRun<Input>, phase: number): SagaAct[] {
  return [...state.phases.keys()]
    .filter((act) => state.phases[act] === phase)
    .map((act) => ({
      step: config.stepIds[stepOf(config, act)],
      direction: directionName(directionOf(config, act)),
    }));
}

function failureOf<Input>(run: SagaRun<Input>): SagaFailure | null {
  const { state, parts, causes } = run;
  if (state.turned === 1) {
    const step = state.turnedBy;
    const { id: reason } = TURNING_REASONS[state.reason];
    if (step !== NO_STEP) return { step: parts.config.stepIds[step], reason, cause: causes.get(step) };
    return { step: null, reason, cause: state.reason === BY_HAND ? run.reasonOfCancel : undefined };
  }
  // After the pivot nothing turns back: a step may have been recorded as failed all the same.
  const failed = state.phases.indexOf(GIVEN_UP);
  if (failed === -1) return null;
  const step = parts.config.stepIds[stepOf(parts.config, failed)];
  return { step, reason: 'failed', cause: causes.get(failed) };
}

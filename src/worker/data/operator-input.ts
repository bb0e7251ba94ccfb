import type { Problem } from '../../base/problem';
import { err, ok, type Result } from '../../base/result';
import { namesOf } from '../../scenario/names';
import type { EditedRun } from '../edited-run';
import type { OperatorInput } from '../lines';
import type { SagaEdit } from '../sagas';

interface Decision {
  readonly input: OperatorInput;
  /** What was decided, in words. */
  readonly label: string;
}

/** What an operator decides, as an input of the run; a problem where there is nothing to decide at this moment. */
export function operatorInput(run: EditedRun, message: SagaEdit): Result<Decision, Problem[]> {
  const { data } = run.timeline.world;
  const { saga } = message;
  if (message.kind === 'cancel-saga') {
    if (data?.mayDecide(saga, '', 'action') !== true) return nothingTo(saga, 'a saga that goes forward');
    const input = { kind: 'operator', saga, step: '', direction: 'action', said: 'failed' } as const;
    return ok({ input, label: `saga ${saga} turned back by hand` });
  }
  const { step, direction, said } = message;
  if (data?.mayDecide(saga, step, direction) !== true)
    return nothingTo(saga, 'an act that needs an operator');
  const name = namesOf(run.scenario)('step', `${data.sagaId(saga)}/${step}`);
  const act = direction === 'action' ? `“${name}”` : `undoing “${name}”`;
  const input = { kind: 'operator', saga, step, direction, said } as const;
  return ok({ input, label: `${act} of saga ${saga} ${LABELS[said]}` });
}

const LABELS = {
  'try-again': 'is tried again',
  done: 'marked as done',
  failed: 'marked as failed',
} as const;

function nothingTo(saga: number, expected: string): Result<never, Problem[]> {
  return err([{ path: `saga ${saga}`, expected, received: 'one that is not, at this moment' }]);
}

import type { Problem } from '../../base/problem';
import { err, ok, type Result } from '../../base/result';
import { namesOf } from '../../scenario/names';
import type { EditedRun } from '../edited-run';
import type { OperatorInput, ViewInput } from '../lines';
import type { ReadModelEdit } from '../read-models';
import type { ViewWord } from '../../sim/outside/input';
import type { SagaEdit } from '../sagas';

interface Decision {
  readonly input: OperatorInput | ViewInput;
  /** What was decided, in words. */
  readonly label: string;
}

/** What an operator decides, as an input of the run; a problem where there is nothing to decide at this moment. */
export function operatorInput(
  run: EditedRun,
  message: SagaEdit | ReadModelEdit,
): Result<Decision, Problem[]> {
  if (message.kind === 'view-says') return viewInput(run, message);
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

function viewInput(run: EditedRun, { view, said }: ReadModelEdit): Result<Decision, Problem[]> {
  const name = namesOf(run.scenario)('view', view);
  if (run.timeline.world.data?.mayTellView(view, said) !== true) {
    const path = `read model “${name}”`;
    return err([{ path, expected: VIEW_NEEDS[said], received: 'none of that, at this moment' }]);
  }
  return ok({ input: { kind: 'view', view, said }, label: `“${name}” ${VIEW_LABELS[said]}` });
}

const VIEW_NEEDS = {
  rebuild: 'one that is not made anew already',
  abandon: 'one that is made anew',
  stop: 'one that goes on',
  resume: 'one that has stopped',
  skip: 'one that has stopped before an event',
  replay: 'one with parked events',
} as const satisfies Record<ViewWord, string>;

const VIEW_LABELS = {
  rebuild: 'is made anew',
  abandon: 'is not made anew any more',
  stop: 'was stopped by hand',
  resume: 'goes on',
  skip: 'goes on without the event that stopped it',
  replay: 'tries its parked events again',
} as const satisfies Record<ViewWord, string>;

const LABELS = {
  'try-again': 'is tried again',
  done: 'marked as done',
  failed: 'marked as failed',
} as const;

function nothingTo(saga: number, expected: string): Result<never, Problem[]> {
  return err([{ path: `saga ${saga}`, expected, received: 'one that is not, at this moment' }]);
}

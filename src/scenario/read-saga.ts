import type { Problem } from '../base/problem';
import { EFFECTS } from '../domain/effects/effect-settings';
import { definitionProblems, MOST_STEPS } from '../patterns/saga/definition';
import { stepFields } from '../patterns/saga/step-settings';
import type { Saga, SagaStep } from './format';
import { own, readSettings, without } from './parts';
import { readList, type ReadPart } from './read-parts';
import { definitionOf } from './saga-definition';
import { sagaFields } from './saga-settings';
import { sagaSchema, sagaStepSchema } from './schema';

const sagaKeys = Object.keys(sagaFields);
const stepKeys = Object.keys(stepFields);
const sagas = sagaSchema(sagaKeys);
const steps = sagaStepSchema(stepKeys);

export const readSaga: ReadPart<Saga> = (raw, path, problems) => {
  const before = problems.length;
  const head = sagas(without(raw, [...sagaKeys, 'steps']), path, problems);
  const settings = readSettings(sagaFields, raw, path, problems);
  const list = readList(own(raw, 'steps'), `${path}.steps`, MOST_STEPS, readSagaStep, problems);
  if (head === undefined || settings === undefined || list === undefined) return undefined;
  const saga = { ...head, name: head.name ?? head.id, ...settings, steps: list };
  // A step with a slip of its own is missing here: what that makes of the others would be told for nothing.
  if (problems.length === before) problems.push(...wholeProblems(saga, path));
  return saga;
};

/** A step without a name is called by what it does. */
const readSagaStep: ReadPart<SagaStep> = (raw, path, problems) => {
  const head = steps(without(raw, stepKeys), path, problems);
  const settings = readSettings(stepFields, raw, path, problems);
  return head && settings && { ...head, name: head.name ?? EFFECTS[head.does].label, ...settings };
};

/** What is wrong with the saga as a whole; the engine counts the steps and keeps their settings apart. */
function wholeProblems(saga: Saga, path: string): Problem[] {
  return definitionProblems(definitionOf(saga), path).map((problem) => ({
    ...problem,
    path: problem.path.replace(
      /\.steps\[(\d+)\](\.settings)?/,
      (_, place: string) => `.steps.${saga.steps[Number(place)].id}`,
    ),
  }));
}

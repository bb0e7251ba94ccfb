import type { Problem } from '../base/problem';
import { EFFECTS, undoOf } from '../domain/effects/effect-settings';
import type { Saga, SagaStep, ScenarioEdge, ScenarioNode } from './format';
import type { Refer } from './given-words';
import { checkWayToData } from './owner-references';

interface Parts {
  readonly nodes: ReadonlyMap<string, ScenarioNode>;
  readonly edges: ReadonlyMap<string, ScenarioEdge>;
}

/** Checks that a step calls whom it can call, finds the data that it is about, and can be undone if it is to be. */
export function sagaStepProblems(parts: Parts, saga: Saga, step: SagaStep, refer: Refer): Problem[] {
  const path = `sagas.${saga.id}.steps.${step.id}`;
  const problems: Problem[] = [];
  const { label, service } = EFFECTS[step.does];
  if (step.compensation === 'undo' && undoOf(step.does) === undefined) {
    const expected = `"nothing", since nothing undoes “${label}”`;
    problems.push({ path: `${path}.compensation`, expected, received: '"undo"' });
  }
  const edge = refer('edges', step.edge, `${path}.edge`) ? parts.edges.get(step.edge) : undefined;
  return edge === undefined
    ? problems
    : [...problems, ...checkWayToData(parts, edge, saga.node, service, `${path}.edge`)];
}

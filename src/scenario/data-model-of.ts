import type { DataModel, OwnerModel, SagaModel } from '../sim/data/data-model';
import type { Saga, Scenario } from './format';
import { isWorkNode } from './node-parts';
import { definitionOf } from './saga-definition';

/** What a run has to do with data. */
export function dataModel({ data, nodes, sagas }: Scenario): DataModel {
  const owners = nodes.filter(isWorkNode).flatMap(({ id, owns, keepsKeys }): OwnerModel[] => {
    return owns === 'none' ? [] : [{ node: id, service: owns, keepsKeys }];
  });
  return { shop: data, owners, sagas: sagas.map(sagaModel) };
}

function sagaModel(saga: Saga): SagaModel {
  const { id, node, requestTypes = null, answers, steps } = saga;
  const { settings, steps: defined } = definitionOf(saga);
  // A name is no part of the run.
  const definition = { settings, steps: defined.map((step) => ({ ...step, name: step.id })) };
  const acts = steps.map(({ edge, does }) => ({ edge, does }));
  return { id, node, requestTypes, answers, definition, acts };
}

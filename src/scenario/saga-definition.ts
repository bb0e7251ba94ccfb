import type { SagaDefinition } from '../patterns/saga/definition';
import type { Saga, SagaStep } from './format';

/** A saga as the engine knows it: how it is carried out, without where, for whom and along which edges. */
export function definitionOf(saga: Saga): SagaDefinition {
  const {
    id: _id,
    name: _name,
    node: _node,
    requestTypes: _requestTypes,
    answers: _answers,
    asksBy: _asksBy,
    redeliverMs: _redeliverMs,
    deliveries: _deliveries,
    steps,
    ...settings
  } = saga;
  return { settings, steps: steps.map(definedStep) };
}

function definedStep(step: SagaStep): SagaDefinition['steps'][number] {
  const { id, name, edge: _edge, does: _does, ...settings } = step;
  return { id, name, settings };
}

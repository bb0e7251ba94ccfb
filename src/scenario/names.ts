import type { NameOf } from '../sim/change-words';
import type { Scenario } from './format';

/** The names that a scenario gives its parts, for sentences. A part that an edit removed is named by its id. */
export function namesOf(scenario: Scenario): NameOf {
  const nodes = new Map(scenario.nodes.map((node) => [node.id, node.name]));
  const node = (id: string): string => nodes.get(id) ?? id;
  const edges = new Map(scenario.edges.map((edge) => [edge.id, `${node(edge.from)} → ${node(edge.to)}`]));
  const faults = new Map(scenario.faults.map((fault) => [fault.id, fault.name]));
  const sagas = new Map(scenario.sagas.map((saga) => [saga.id, saga.name]));
  const steps = new Map(
    scenario.sagas.flatMap((saga) => saga.steps.map((step) => [`${saga.id}/${step.id}`, step.name])),
  );
  const views = new Map(scenario.views.map((view) => [view.id, view.name]));
  const writers = new Map(scenario.writers.map((writer) => [writer.id, writer.name]));
  return (kind, id) => {
    switch (kind) {
      case 'node':
        return node(id);
      case 'edge':
        return edges.get(id) ?? id;
      case 'fault':
        return faults.get(id) ?? id;
      case 'saga':
        return sagas.get(id) ?? id;
      case 'view':
        return views.get(id) ?? id;
      case 'writer':
        return writers.get(id) ?? id;
      case 'step':
        return steps.get(id) ?? id.replace(/^.*\//, '');
    }
  };
}

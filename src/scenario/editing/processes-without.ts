import { EFFECTS } from '../../domain/effects/effect-settings';
import { VIEWS } from '../../domain/views/view-settings';
import type { Saga, Scenario, View, WorkNode, Writer } from '../format';
import { checkWayToData } from '../owner-references';
import { typesWithout } from './node-without';
import type { Gone } from './without';

/** Whether calls of a node along an edge still get to the data of a service. */
type FindsData = (node: string, edge: string, service: Exclude<WorkNode['owns'], 'none'>) => boolean;

/** What nodes go on with by themselves, as far as its node and its ways to the data are still there. */
export function processesWithout(
  scenario: Scenario,
  { nodes: goneNodes, requestTypes }: Gone,
): Pick<Scenario, 'sagas' | 'writers' | 'views'> {
  const parts = {
    nodes: new Map(scenario.nodes.map((node) => [node.id, node])),
    edges: new Map(scenario.edges.map((edge) => [edge.id, edge])),
  };
  const finds: FindsData = (node, id, service) => {
    const edge = parts.edges.get(id);
    return edge !== undefined && checkWayToData(parts, edge, node, service, '').length === 0;
  };
  const isAsked = <Part extends Saga | Writer | View>(part: Part): Part[] => {
    if (goneNodes.has(part.node)) return [];
    const left = typesWithout(part, requestTypes);
    return left === null ? [] : [left];
  };
  return {
    sagas: scenario.sagas.flatMap(isAsked).flatMap((saga) => sagaWithout(saga, finds)),
    writers: scenario.writers
      .flatMap(isAsked)
      .filter(({ node, edge, does }) => finds(node, edge, EFFECTS[does].service)),
    views: scenario.views
      .flatMap(isAsked)
      .filter(({ asksAs }) => !requestTypes.has(asksAs))
      .flatMap((view) => viewWithout(view, finds)),
  };
}

/** A saga without any step is none. */
function sagaWithout(saga: Saga, finds: FindsData): Saga[] {
  const steps = saga.steps.filter(({ edge, does }) => finds(saga.node, edge, EFFECTS[does].service));
  if (steps.length === saga.steps.length) return [saga];
  return steps.length === 0 ? [] : [{ ...saga, steps: standingAlone(steps) }];
}

/** A step that began with one before it, which is gone, must not begin with the pivot now. */
function standingAlone(steps: Saga['steps']): Saga['steps'] {
  return steps.map((step, place) => {
    const isBesidePivot = place > 0 && (step.pivot || steps[place - 1].pivot);
    return step.starts === 'with' && isBesidePivot ? { ...step, starts: 'after' } : step;
  });
}

/** Without a way to the events a read model is none; without one to what they name it shows their ids. */
function viewWithout(view: View, finds: FindsData): View[] {
  if (!finds(view.node, view.source, VIEWS[view.shows].service)) return [];
  const lost = (['users', 'products'] as const).filter((kind) => {
    const edge = view[kind];
    return edge !== undefined && !finds(view.node, edge, kind);
  });
  if (lost.length === 0) return [view];
  const { users, products, ...left } = view;
  return [
    {
      ...left,
      ...(users !== undefined && !lost.includes('users') && { users }),
      ...(products !== undefined && !lost.includes('products') && { products }),
    },
  ];
}

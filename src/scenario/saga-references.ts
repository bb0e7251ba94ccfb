import type { Problem } from '../base/problem';
import { EFFECTS, undoOf } from '../domain/effects/effect-settings';
import type { Saga, SagaStep, ScenarioEdge, ScenarioNode, WorkNode } from './format';
import type { Refer } from './given-words';
import { calledEdges, isWorkNode } from './node-parts';

interface Parts {
  readonly sagas: readonly Saga[];
  readonly nodes: ReadonlyMap<string, ScenarioNode>;
  readonly edges: ReadonlyMap<string, ScenarioEdge>;
}

type OwnedService = Exclude<WorkNode['owns'], 'none'>;

/** Checks that sagas name what is there, call whom they can call, and find the data that their steps are about. */
export function checkSagas(parts: Parts, refer: Refer): Problem[] {
  const { sagas, nodes } = parts;
  return sagas.flatMap((saga, index) => {
    const path = `sagas.${saga.id}`;
    const problems: Problem[] = [];
    if (refer('nodes', saga.node, `${path}.node`) && nodes.get(saga.node)?.kind === 'client') {
      const expected = 'a node that works: a service, gateway or database';
      problems.push({ path: `${path}.node`, expected, received: `the client "${saga.node}"` });
    }
    saga.requestTypes?.forEach((type, place) =>
      refer('requestTypes', type, `${path}.requestTypes[${place}]`),
    );
    problems.push(
      ...sharedRequests(saga, sagas.slice(0, index)),
      ...saga.steps.flatMap((step) => stepProblems(parts, saga, step, refer)),
    );
    return problems;
  });
}

/** Checks that the data of each service are kept in one place. */
export function checkOwners(nodes: readonly ScenarioNode[]): Problem[] {
  const keepers = new Map<string, string>();
  return nodes.filter(isWorkNode).flatMap(({ id, owns }) => {
    if (owns === 'none') return [];
    const keeper = keepers.get(owns);
    if (keeper === undefined) {
      keepers.set(owns, id);
      return [];
    }
    const expected = 'a service whose data no other node keeps';
    return [{ path: `nodes.${id}.owns`, expected, received: `"${owns}", whose data ${keeper} keeps` }];
  });
}

/** A request sets off one saga at most. */
function sharedRequests(saga: Saga, earlier: readonly Saga[]): Problem[] {
  for (const other of earlier) {
    if (other.node !== saga.node) continue;
    const shared = sharedTypes(saga.requestTypes, other.requestTypes);
    if (shared === '') continue;
    const expected = `types of requests for which ${saga.node} carries out no other saga`;
    const received = `${shared}, for which it carries out "${other.id}"`;
    return [{ path: `sagas.${saga.id}.requestTypes`, expected, received }];
  }
  return [];
}

/** Left out, the types are all. */
function sharedTypes(one: readonly string[] | undefined, other: readonly string[] | undefined): string {
  if (one === undefined && other === undefined) return 'all';
  const shared = one === undefined ? other : one.filter((type) => other?.includes(type) !== false);
  return shared?.join(', ') ?? '';
}

function stepProblems(parts: Parts, saga: Saga, step: SagaStep, refer: Refer): Problem[] {
  const path = `sagas.${saga.id}.steps.${step.id}`;
  const problems: Problem[] = [];
  const { label, service } = EFFECTS[step.does];
  if (step.compensation === 'undo' && undoOf(step.does) === undefined) {
    const expected = `"nothing", since nothing undoes “${label}”`;
    problems.push({ path: `${path}.compensation`, expected, received: '"undo"' });
  }
  const edge = refer('edges', step.edge, `${path}.edge`) ? parts.edges.get(step.edge) : undefined;
  if (edge === undefined) return problems;
  if (edge.from !== saga.node) {
    const received = `"${edge.id}", which leaves ${edge.from}`;
    problems.push({ path: `${path}.edge`, expected: `an edge that leaves ${saga.node}`, received });
  } else if (!leadsTo(parts, edge, service)) {
    const expected = `a way to a node that keeps the data of ${service}`;
    problems.push({ path: `${path}.edge`, expected, received: `"${edge.id}", which leads to ${edge.to}` });
  }
  return problems;
}

/**
 * Whether a call along the edge gets to the data of a service: the callee keeps them, or its plan leads there. What
 * could not be read may lead anywhere, and its own problem is told already.
 */
function leadsTo({ nodes, edges }: Parts, start: ScenarioEdge, service: OwnedService): boolean {
  const reached = new Set([start.to]);
  // A set that is walked hears of what is added meanwhile.
  for (const id of reached) {
    const node = nodes.get(id);
    if (node === undefined || !isWorkNode(node) || node.owns === service) return true;
    for (const called of calledEdges(node)) {
      const edge = edges.get(called);
      if (edge === undefined) return true;
      reached.add(edge.to);
    }
  }
  return false;
}

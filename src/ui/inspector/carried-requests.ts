import type { RequestType, Scenario, ScenarioNode } from '../../scenario/format';
import { callsOfStep, edgeOfCall } from '../../state/scenario-readings';
import { routeOrName } from './request-names';

/** The request types whose work passes an edge, in the order of the scenario. */
export function carriedRequests(scenario: Scenario, edgeId: string): RequestType[] {
  const nodes = new Map(scenario.nodes.map((node) => [node.id, node]));
  const target = new Map(scenario.edges.map((edge) => [edge.id, edge.to]));
  return scenario.requestTypes.filter((type) => {
    const begin = scenario.nodes.flatMap((node) =>
      node.kind === 'client'
        ? node.mix
            .filter((entry) => entry.requestType === type.id && entry.weight > 0)
            .map(({ edge }) => edge)
        : [],
    );
    return reaches(begin, edgeId, (edge) => {
      const node = nodes.get(target.get(edge) ?? '');
      return [...callsOf(node, type.id), ...stepsOf(scenario, node?.id, type.id)];
    });
  });
}

/** What a call is made for: "POST /orders" at the client, "for POST /orders" further on. */
export function callCaption(scenario: Scenario, edgeId: string): string {
  const carried = carriedRequests(scenario, edgeId);
  const edge = scenario.edges.find(({ id }) => id === edgeId);
  const atClient = scenario.nodes.some((node) => node.id === edge?.from && node.kind === 'client');
  if (carried.length === 0) return 'Call, used by no request';
  if (carried.length > 2) return `Call, for ${carried.length} types of request`;
  const requests = carried.map((type) => routeOrName(scenario, type)).join(' and ');
  return atClient ? `Call, ${requests}` : `Call, for ${requests}`;
}

function reaches(
  begin: readonly string[],
  wanted: string,
  next: (edge: string) => readonly string[],
): boolean {
  const seen = new Set(begin);
  for (const edge of seen) {
    if (edge === wanted) return true;
    // A set hands out what is added to it while it is walked.
    for (const further of next(edge)) seen.add(further);
  }
  return false;
}

/** The calls that a node makes for requests of a type; some of its plan may be for others alone. */
function callsOf(node: ScenarioNode | undefined, type: string): readonly string[] {
  if (node === undefined || node.kind === 'client') return [];
  const calls = node.plan.flatMap(callsOfStep);
  const own = calls.filter((call) => typeof call === 'string' || call.requestTypes?.includes(type) !== false);
  return own.map(edgeOfCall);
}

/** The edges along which a node asks for the steps of its sagas. */
function stepsOf({ sagas }: Scenario, node: string | undefined, type: string): readonly string[] {
  const own = sagas.filter((saga) => saga.node === node && saga.requestTypes?.includes(type) !== false);
  return own.flatMap(({ steps }) => steps.map(({ edge }) => edge));
}

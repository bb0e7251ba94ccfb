import type { RequestType, Scenario, ScenarioNode, View } from '../../scenario/format';
import { callsOfStep, edgeOfCall } from '../../state/scenario-readings';
import { routeOrName } from './request-names';

/** The request types whose work passes an edge, in the order of the scenario: of clients, and those of read models. */
export function carriedRequests(scenario: Scenario, edgeId: string): RequestType[] {
  const ofClients = requestsOfClients(scenario, edgeId);
  const asked = new Set(viewsAlong(scenario, edgeId).map(({ asksAs }) => asksAs));
  return scenario.requestTypes.filter((type) => ofClients.includes(type) || asked.has(type.id));
}

function requestsOfClients(scenario: Scenario, edgeId: string): RequestType[] {
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
      return [
        ...callsOf(node, type.id),
        ...stepsOf(scenario, node?.id, type.id),
        ...writesOf(scenario, node?.id, type.id),
      ];
    });
  });
}

/** What a call is made for: "POST /orders" at the client, "for POST /orders" further on; and which read models make it. */
export function callCaption(scenario: Scenario, edgeId: string): string {
  const carried = requestsOfClients(scenario, edgeId);
  const edge = scenario.edges.find(({ id }) => id === edgeId);
  const atClient = scenario.nodes.some((node) => node.id === edge?.from && node.kind === 'client');
  const views = viewsAlong(scenario, edgeId);
  if (carried.length === 0) return views.length === 0 ? 'Call, used by no request' : `Call ${ofViews(views)}`;
  const isMany = carried.length > 2;
  const types = isMany
    ? `${carried.length} types of request`
    : carried.map((type) => routeOrName(scenario, type)).join(' and ');
  const requests = atClient && !isMany ? types : `for ${types}`;
  return views.length === 0 ? `Call, ${requests}` : `Call, ${requests}, and ${ofViews(views)}`;
}

/** The read models that ask along an edge on their own: for events, or for rows that these name. */
function viewsAlong({ views }: Scenario, edgeId: string): readonly View[] {
  return views.filter(({ source, users, products }) => [source, users, products].includes(edgeId));
}

/** "of the read model “Orders”" */
function ofViews(views: readonly View[]): string {
  if (views.length > 2) return `of ${views.length} read models`;
  const names = views.map(({ name }) => `“${name}”`).join(' and ');
  return `of the read ${views.length === 1 ? 'model' : 'models'} ${names}`;
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

/** The edges along which a node loads and appends what a request has it decide. */
function writesOf({ writers }: Scenario, node: string | undefined, type: string): readonly string[] {
  const own = writers.filter(
    (writer) => writer.node === node && writer.requestTypes?.includes(type) !== false,
  );
  return own.map(({ edge }) => edge);
}

import type { Problem } from '../base/problem';
import { EFFECTS } from '../domain/effects/effect-settings';
import type { ServiceName } from '../domain/shop';
import { VIEWS } from '../domain/views/view-settings';
import type { Saga, ScenarioEdge, ScenarioNode, View, Writer } from './format';
import type { Refer } from './given-words';
import { checkWayToData } from './owner-references';
import { sagaStepProblems } from './saga-references';

interface Parts {
  readonly sagas: readonly Saga[];
  readonly writers: readonly Writer[];
  readonly views: readonly View[];
  readonly nodes: ReadonlyMap<string, ScenarioNode>;
  readonly edges: ReadonlyMap<string, ScenarioEdge>;
}

/** What a node goes on with for some of its requests. */
interface Process {
  readonly path: string;
  readonly what: string;
  readonly part: { readonly id: string; readonly node: string; readonly requestTypes?: readonly string[] };
}

/** Checks that sagas, writers and read models name what is there, and can get to the data that they are about. */
export function checkProcesses(parts: Parts, refer: Refer): Problem[] {
  const processes = processesOf(parts);
  return [
    ...processes.flatMap((process, index) => [
      ...checkProcess(parts.nodes, process, refer),
      ...sharedRequests(process, processes.slice(0, index)),
    ]),
    ...parts.sagas.flatMap((saga) =>
      saga.steps.flatMap((step) => sagaStepProblems(parts, saga, step, refer)),
    ),
    ...parts.writers.flatMap(({ id, node, edge, does }) =>
      wayProblems(parts, node, edge, EFFECTS[does].service, `writers.${id}.edge`, refer),
    ),
    ...parts.views.flatMap((view) => viewProblems(parts, view, refer)),
  ];
}

function processesOf({ sagas, writers, views }: Parts): readonly Process[] {
  return [
    ...sagas.map((part) => ({ part, path: `sagas.${part.id}`, what: 'saga' })),
    ...writers.map((part) => ({ part, path: `writers.${part.id}`, what: 'writer' })),
    ...views.map((part) => ({ part, path: `views.${part.id}`, what: 'read model' })),
  ];
}

function checkProcess(
  nodes: ReadonlyMap<string, ScenarioNode>,
  { part, path }: Process,
  refer: Refer,
): Problem[] {
  const isClient = refer('nodes', part.node, `${path}.node`) && nodes.get(part.node)?.kind === 'client';
  part.requestTypes?.forEach((type, place) => refer('requestTypes', type, `${path}.requestTypes[${place}]`));
  if (!isClient) return [];
  const expected = 'a node that works: a service, gateway or database';
  return [{ path: `${path}.node`, expected, received: `the client "${part.node}"` }];
}

/** A node goes on with a request in one way at most. */
function sharedRequests({ part, path }: Process, earlier: readonly Process[]): Problem[] {
  for (const { part: other, what } of earlier) {
    if (other.node !== part.node) continue;
    const shared = sharedTypes(part.requestTypes, other.requestTypes);
    if (shared === '') continue;
    const expected = `types of requests for which ${part.node} has no other saga, writer or read model`;
    const received = `${shared}, for which it has the ${what} "${other.id}"`;
    return [{ path: `${path}.requestTypes`, expected, received }];
  }
  return [];
}

/** Left out, the types are all. */
function sharedTypes(one: readonly string[] | undefined, other: readonly string[] | undefined): string {
  if (one === undefined && other === undefined) return 'all';
  const shared = one === undefined ? other : one.filter((type) => other?.includes(type) !== false);
  return shared?.join(', ') ?? '';
}

/** A read model reads from whoever keeps the data, and from nobody who hands the request on. */
function viewProblems(parts: Parts, view: View, refer: Refer): Problem[] {
  const path = `views.${view.id}`;
  const { service, looksUp } = VIEWS[view.shows];
  refer('requestTypes', view.asksAs, `${path}.asksAs`);
  const problems = [...wayProblems(parts, view.node, view.source, service, `${path}.source`, refer)];
  for (const kind of ['users', 'products'] as const) {
    const edge = view[kind];
    if (edge === undefined) continue;
    if (looksUp.some((one) => one === kind)) {
      problems.push(...wayProblems(parts, view.node, edge, kind, `${path}.${kind}`, refer));
      continue;
    }
    const expected = `nothing, for “${VIEWS[view.shows].label}” look up no ${kind}`;
    problems.push({ path: `${path}.${kind}`, expected, received: `"${edge}"` });
  }
  return problems;
}

function wayProblems(
  parts: Parts,
  node: string,
  edgeId: string,
  service: ServiceName,
  path: string,
  refer: Refer,
): Problem[] {
  const edge = refer('edges', edgeId, path) ? parts.edges.get(edgeId) : undefined;
  return edge === undefined ? [] : checkWayToData(parts, edge, node, service, path);
}

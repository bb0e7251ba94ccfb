import { hashText } from '../../base/hash-text';
import { err, ok, type Result } from '../../base/result';
import type { RequestType, Scenario, WorkNode } from '../../scenario/format';
import { calledEdges, isClient, isWorkNode } from '../../scenario/node-parts';
import type { HttpAsk } from '../http';
import type { AskInput } from '../lines';
import type { MockServices } from './mock-services';
import type { Refusal } from './ended-answer';

export type Entry = Omit<AskInput, 'kind' | 'number'>;

/** Says who asks, so that guards by user know it. */
const USER_HEADER = 'x-user-id';

/** Where a request of the console enters the run, and who of those that it reaches answers it by its data. */
export function entryOf(scenario: Scenario, ask: HttpAsk, mocks: MockServices): Result<Entry, Refusal> {
  const node = scenario.nodes.filter(isWorkNode).find(({ id }) => id === ask.node);
  if (node === undefined) return err(unknownNode(scenario, ask.node));
  const edge = edgeTo(scenario, node);
  if (edge === undefined) {
    const detail = `No call leads to ${node.name} in this scenario, so nothing can be asked of it: connect it first.`;
    return err({ status: 502, title: 'Nobody calls this node', detail });
  }
  const type = typeOf(scenario, edge, ask);
  if (type === undefined) {
    const detail =
      'The scenario has no type of request, so the run would not know what it is asked: add one first.';
    return err({ status: 502, title: 'No type of request', detail });
  }
  return ok({
    edge,
    requestType: type.id,
    key: type.keys === 0 ? 0 : 1 + ((hashText(ask.path, 0) >>> 0) % type.keys),
    user: userOf(ask, type),
    answeredBy: answererOf(scenario, node, ask, mocks),
    method: ask.method,
    path: ask.path,
  });
}

function unknownNode(scenario: Scenario, given: string): Refusal {
  const ids = scenario.nodes.filter(isWorkNode).map(({ id }) => id);
  const detail = `The scenario has no node "${given}" that answers. It has ${ids.join(', ') || 'none at all'}.`;
  return { status: 404, title: 'No such node', detail };
}

/** The way that the clients take, or else the first call to the node that there is. */
function edgeTo(scenario: Scenario, node: WorkNode): string | undefined {
  const leading = scenario.edges.filter(({ to }) => to === node.id);
  const used = new Set(scenario.nodes.filter(isClient).flatMap(({ mix }) => mix.map(({ edge }) => edge)));
  const first = leading.find(({ id }) => used.has(id)) ?? leading[0];
  return first?.id;
}

/** The request type with this method and path, or else one that reads or writes as this request does. */
function typeOf(scenario: Scenario, edge: string, { method, path }: HttpAsk): RequestType | undefined {
  const { requestTypes } = scenario;
  const here = new Set(
    scenario.nodes
      .filter(isClient)
      .flatMap(({ mix }) => mix.flatMap((entry) => (entry.edge === edge ? [entry.requestType] : []))),
  );
  const usual = requestTypes.filter(({ id }) => here.has(id));
  const known = usual.length > 0 ? usual : requestTypes;
  const [plain] = path.split('?');
  return (
    known.find((type) => type.method === method && type.path === plain) ??
    known.find((type) => reads(type.method) === reads(method)) ??
    known.at(0)
  );
}

export function reads(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

/** Whether a server does the work of this node. */
export function hasServer({ transport, address }: WorkNode): boolean {
  return transport === 'http' && address !== '';
}

function userOf({ headers }: HttpAsk, { users }: RequestType): number {
  if (users === 0) return 0;
  const given = headers.find(([name]) => name.toLowerCase() === USER_HEADER)?.[1] ?? '';
  return 1 + ((hashText(given, 0) >>> 0) % users);
}

/** The node itself, unless it stands for no service: then the nearest one whose path it is, if there is one. */
function answererOf(scenario: Scenario, entry: WorkNode, ask: HttpAsk, mocks: MockServices): string {
  if (hasServer(entry)) return entry.id;
  const own = mocks.serviceOf(entry);
  if (own !== null) return entry.id;
  const owner = mocks.ownerOf(ask.path);
  if (owner === null) return entry.id;
  return nearest(scenario, entry, (node) => mocks.serviceOf(node) === owner)?.id ?? entry.id;
}

function nearest(
  scenario: Scenario,
  from: WorkNode,
  isWanted: (node: WorkNode) => boolean,
): WorkNode | undefined {
  const nodes = new Map(scenario.nodes.filter(isWorkNode).map((node) => [node.id, node]));
  const targets = new Map(scenario.edges.map(({ id, to }) => [id, to]));
  const seen = new Set([from.id]);
  const waiting = [from];
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    if (isWanted(node)) return node;
    for (const edge of calledEdges(node)) {
      const next = nodes.get(targets.get(edge) ?? '');
      if (next === undefined || seen.has(next.id)) continue;
      seen.add(next.id);
      waiting.push(next);
    }
  }
  return undefined;
}
